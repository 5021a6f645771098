import type { Receiver } from '../engine/link.ts';
import { type musterd, ServerMessage } from '../protocol/v1.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import { jsonFrame } from './messages.ts';
import { binaryFrame, headerBytes, writeBinaryHeader } from './websocket-frames.ts';
import { type PassSigner, withPass } from './with-pass.ts';

/**
 * Writes what the engine says to the sockets, one write and mostly one system call a socket and turn.
 *
 * Binary messages leave from where the engine wrote them: the WebSocket header goes into the record header
 * before the payload, and messages in a row for one connection are moved together to one run of frames. Sockets
 * are corked until the turn ends.
 *
 * A socket refers to written bytes until the kernel has them. So a turn's bytes may be used again only when no
 * socket holds any of them at its end; and a socket that was behind before is given a copy, lest every turn of
 * a slow reader pins a whole buffer.
 */
export class Outgoing implements Receiver {
  readonly #connections: Connections;
  readonly #passes: PassSigner | undefined;
  /** Connections written to in this turn. */
  readonly #written: Connection[] = [];
  /** The connection of the present run, and the run's bounds. */
  #runOf: Connection | undefined;
  #runBytes: Buffer | undefined;
  #runStart = 0;
  #runEnd = 0;

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
    if (signed) {
      this.#writeRun();
      this.#cork(connection);
      connection.socket.write(connection.isBinary ? binaryFrame(signed) : jsonFrame(signed));
    } else if (connection.isBinary) {
      this.#append(connection, bytes, start, end);
    } else {
      this.#cork(connection);
      connection.socket.write(jsonFrame(bytes.subarray(start, end)));
    }
  }

  close(number: number, code: number): void {
    this.#writeRun();
    const connection = this.#connections.find(number);
    if (connection) this.#connections.close(connection, code);
  }

  gone(number: number): void {
    this.#connections.gone(number);
  }

  turnEnd(): boolean {
    this.#writeRun();
    let reusable = true;
    for (const connection of this.#written) {
      connection.corked = false;
      connection.socket.uncork();
      if (connection.socket.writableLength === 0) continue;
      if (connection.isBinary && !connection.backlogged) reusable = false;
      this.#connections.checkBacklog(connection);
    }
    this.#written.length = 0;
    return reusable;
  }

  /** The first message of an admitted connection is its welcome, which says what became of the session. */
  #lookForWelcome(connection: Connection, message: Uint8Array): void {
    const { welcome } = ServerMessage.decode(message);
    if (welcome) this.#connections.welcome(connection, welcome as musterd.v1.Welcome);
  }

  /** Makes a frame of the message, moved to the end of the run if it is for the same connection. */
  #append(connection: Connection, bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (connection === this.#runOf) {
      const moved = this.#runEnd + headerBytes(length);
      bytes.copyWithin(moved, start, end);
      writeBinaryHeader(bytes, moved, length);
      this.#runEnd = moved + length;
    } else {
      this.#writeRun();
      this.#runOf = connection;
      this.#runBytes = bytes;
      this.#runStart = writeBinaryHeader(bytes, start, length);
      this.#runEnd = end;
    }
  }

  #writeRun(): void {
    const connection = this.#runOf;
    if (connection === undefined) return;
    this.#runOf = undefined;
    if (!connection.canSend) return;
    this.#cork(connection);
    const run = (this.#runBytes as Buffer).subarray(this.#runStart, this.#runEnd);
    connection.socket.write(connection.backlogged ? Buffer.from(run) : run);
  }

  #cork(connection: Connection): void {
    if (connection.corked) return;
    connection.backlogged = connection.socket.writableLength > 0;
    connection.corked = true;
    connection.socket.cork();
    this.#written.push(connection);
  }
}
