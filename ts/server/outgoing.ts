import type { Receiver } from '../engine/link.ts';
import { type musterd, ServerMessage } from '../protocol/v1.ts';
import { type Connection, NO_PIECE } from './connection.ts';
import type { Connections } from './connections.ts';
import { jsonFrame } from './messages.ts';
import { binaryFrame, writeBinaryHeader } from './websocket-frames.ts';
import { type PassSigner, withPass } from './with-pass.ts';

/**
 * So much is joined for one write: less than half of the pool that `Buffer.allocUnsafe` cuts from. A gathering write
 * costs more than the copy of a few short frames, and a long one is better left where it is.
 */
const JOINED_BYTES_MAX = 4_095;

/**
 * Writes what the engine says to the sockets, one write and mostly one system call a socket and turn.
 *
 * A turn is first noted down, piece by piece: binary messages where the engine wrote them, with the WebSocket header put
 * into the record header before the payload, others as frames of their own. At its end each socket gets its pieces in one
 * write.
 *
 * A socket refers to written bytes until the kernel has them. So a turn's bytes may be used again only when no
 * socket holds any of them at its end; and a socket that was behind before is given a copy, lest every turn of
 * a slow reader pins a whole buffer.
 */
export class Outgoing implements Receiver {
  readonly #connections: Connections;
  readonly #passes: PassSigner | undefined;
  /** Connections that this turn has something for, in order. */
  readonly #addressed: Connection[] = [];
  /** The pieces: where each lies, and the next one of the same connection. */
  readonly #bytes: Buffer[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #nexts: number[] = [];
  /** The bytes that the engine has written in this turn. */
  #turn: Buffer | undefined;
  /** True when a socket holds some of them. */
  #isPinned = false;

  /** @param passes signs match passes; without it players get none */
  constructor(connections: Connections, passes?: PassSigner) {
    this.#connections = connections;
    this.#passes = passes;
  }

  frame(number: number, bytes: Buffer, start: number, end: number): void {
    const connection = this.#connections.find(number);
    if (connection === undefined || !connection.canSend) return;
    if (connection.state === 'admitted') this.#lookForWelcome(connection, bytes.subarray(start, end));
    const signed = this.#passes && withPass(bytes, start, end, connection.playerId, this.#passes);
    if (!connection.isBinary) {
      this.#addFrame(connection, jsonFrame(signed ?? bytes.subarray(start, end)));
    } else if (signed) {
      this.#addFrame(connection, binaryFrame(signed));
    } else {
      this.#turn = bytes;
      this.#add(connection, bytes, writeBinaryHeader(bytes, start, end - start), end);
    }
  }

  close(number: number, code: number): void {
    const connection = this.#connections.find(number);
    if (connection === undefined) return;
    this.#write(connection);
    this.#connections.close(connection, code);
  }

  gone(number: number): void {
    this.#connections.gone(number);
  }

  turnEnd(): boolean {
    try {
      for (const connection of this.#addressed) this.#write(connection);
      return !this.#isPinned;
    } finally {
      this.#forget();
    }
  }

  /** The first message of an admitted connection is its welcome, which says what became of the session. */
  #lookForWelcome(connection: Connection, message: Uint8Array): void {
    const { welcome } = ServerMessage.decode(message);
    if (welcome) this.#connections.welcome(connection, welcome as musterd.v1.Welcome);
  }

  #addFrame(connection: Connection, frame: Buffer): void {
    this.#add(connection, frame, 0, frame.length);
  }

  #add(connection: Connection, bytes: Buffer, start: number, end: number): void {
    const piece = this.#bytes.length;
    this.#bytes.push(bytes);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#nexts.push(NO_PIECE);
    if (connection.firstPiece === NO_PIECE) {
      connection.firstPiece = piece;
      this.#addressed.push(connection);
    } else {
      this.#nexts[connection.lastPiece] = piece;
    }
    connection.lastPiece = piece;
  }

  /** Writes what the turn has for a connection so far. */
  #write(connection: Connection): void {
    const first = connection.firstPiece;
    connection.firstPiece = NO_PIECE;
    if (first === NO_PIECE || !connection.canSend) return;
    const { socket } = connection;
    const total = this.#total(first);
    const isBehind = socket.writableLength > 0;
    if (isBehind || (total <= JOINED_BYTES_MAX && first !== connection.lastPiece)) {
      socket.write(this.#joined(first, total));
    } else {
      this.#writeInPlace(socket, first);
    }
    if (socket.writableLength > 0) this.#connections.checkBacklog(connection);
  }

  #total(first: number): number {
    let total = 0;
    for (let piece = first; piece !== NO_PIECE; piece = this.#nexts[piece] as number) {
      total += (this.#ends[piece] as number) - (this.#starts[piece] as number);
    }
    return total;
  }

  #joined(first: number, total: number): Buffer {
    const joined = Buffer.allocUnsafe(total);
    let at = 0;
    for (let piece = first; piece !== NO_PIECE; piece = this.#nexts[piece] as number) {
      at += (this.#bytes[piece] as Buffer).copy(joined, at, this.#starts[piece], this.#ends[piece]);
    }
    return joined;
  }

  #writeInPlace(socket: Connection['socket'], first: number): void {
    const isOne = this.#nexts[first] === NO_PIECE;
    if (!isOne) socket.cork();
    let isTurns = false;
    for (let piece = first; piece !== NO_PIECE; piece = this.#nexts[piece] as number) {
      const bytes = this.#bytes[piece] as Buffer;
      isTurns ||= bytes === this.#turn;
      socket.write(bytes.subarray(this.#starts[piece], this.#ends[piece]));
    }
    if (!isOne) socket.uncork();
    this.#isPinned ||= isTurns && socket.writableLength > 0;
  }

  #forget(): void {
    for (const connection of this.#addressed) connection.firstPiece = NO_PIECE;
    this.#addressed.length = 0;
    this.#bytes.length = 0;
    this.#starts.length = 0;
    this.#ends.length = 0;
    this.#nexts.length = 0;
    this.#turn = undefined;
    this.#isPinned = false;
  }
}
