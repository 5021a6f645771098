/**
 * A WebSocket client for load programs: `net` and a few bytes of RFC 6455, so that who makes the load takes as little
 * of the machine as can be. It answers pings, and hands on whole unfragmented messages, which is all that the servers
 * of these benchmarks send.
 */
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Any key masks as well as another here; one that is not zero makes the server do the work of unmasking. */
const MASK = [0x37, 0xfa, 0x21, 0x3d] as const;
const FIN_BINARY = 0x82;
const FIN_PONG = 0x8a;
const MASKED = 0x80;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const Opcode = { BINARY: 2, CLOSE: 8, PING: 9 } as const;
const HEADER_END = Buffer.from('\r\n\r\n');

/** Where to connect, and from where. */
export interface Place {
  readonly port: number;
  readonly path: string;
  /** An address of 127.0.0.0/8: each has ports of its own. */
  readonly localAddress: string;
  /** Through TLS, whoever the server says it is. */
  readonly isSecure?: boolean;
}

/** Hears of what comes; one object for all clients, so that a client costs no closure. */
export interface Listener {
  /** The server has taken the connection. */
  opened(client: RawClient): void;
  /** A message; its bytes are valid during the call. */
  message(client: RawClient, payload: Buffer): void;
  /** The socket has closed, for `reason`. */
  closed(client: RawClient, reason: string): void;
}

const owner = Symbol('owner');
type OwnedSocket = Socket & { [owner]: RawClient };

/** A masked frame around `payload`, ready to be written as often as one likes. */
export function clientFrame(payload: Uint8Array, kind: number = FIN_BINARY): Buffer {
  const extended = payload.length < LENGTH_16 ? 0 : 2;
  const frame = Buffer.allocUnsafe(2 + extended + MASK.length + payload.length);
  frame[0] = kind;
  frame[1] = MASKED | (extended === 0 ? payload.length : LENGTH_16);
  if (extended > 0) frame.writeUInt16BE(payload.length, 2);
  frame.set(MASK, 2 + extended);
  const start = 2 + extended + MASK.length;
  for (let index = 0; index < payload.length; index++) {
    frame[start + index] = (payload[index] as number) ^ (MASK[index & 3] as number);
  }
  return frame;
}

/** One connection. */
export class RawClient {
  /** The generator's own number for it. */
  readonly index: number;
  readonly #listener: Listener;
  readonly #socket: OwnedSocket;
  #isOpen = false;
  #rest: Buffer | undefined;
  #reason = 'the socket closed';

  constructor(index: number, place: Place, listener: Listener) {
    this.index = index;
    this.#listener = listener;
    this.#socket = socketTo(place) as OwnedSocket;
    this.#socket[owner] = this;
    this.#socket.on('data', onData);
    this.#socket.on('error', onError);
    this.#socket.on('close', onClose);
    this.#socket.write(
      `GET ${place.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: bXVzdGVyZCBsb2FkIHJ1bg==\r\n' +
        'Sec-WebSocket-Protocol: musterd.v1.proto\r\n\r\n',
    );
  }

  /** Bytes that the kernel has not taken. */
  get unsentBytes(): number {
    return this.#socket.writableLength;
  }

  /** Writes frames made by {@link clientFrame}. */
  write(frames: Buffer): void {
    this.#socket.write(frames);
  }

  /** Ends the socket at once. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** Bytes have come. */
  take(chunk: Buffer): void {
    let bytes = this.#rest === undefined ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = undefined;
    if (!this.#isOpen) {
      const end = bytes.indexOf(HEADER_END);
      if (end < 0) return this.#keep(bytes);
      if (!bytes.subarray(0, end).includes('101 Switching')) return this.#refused(bytes);
      this.#isOpen = true;
      this.#listener.opened(this);
      bytes = bytes.subarray(end + HEADER_END.length);
    }
    this.#keep(bytes.subarray(this.#frames(bytes)));
  }

  failed(error: Error): void {
    this.#reason = error.message;
  }

  ended(): void {
    this.#listener.closed(this, this.#reason);
  }

  /** Hands on every whole frame; returns where the rest begins. */
  #frames(bytes: Buffer): number {
    let at = 0;
    while (at + 2 <= bytes.length) {
      const short = bytes[at + 1] as number;
      const headerBytes = short < LENGTH_16 ? 2 : short === LENGTH_16 ? 4 : 10;
      if (at + headerBytes > bytes.length) break;
      const length = short < LENGTH_16 ? short : lengthAt(bytes, at + 2, short);
      const start = at + headerBytes;
      if (start + length > bytes.length) break;
      this.#frame((bytes[at] as number) & 0x0f, bytes.subarray(start, start + length));
      at = start + length;
    }
    return at;
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === Opcode.BINARY) this.#listener.message(this, payload);
    else if (opcode === Opcode.PING) this.#socket.write(clientFrame(payload, FIN_PONG));
    else if (opcode === Opcode.CLOSE) {
      this.#reason = `closed with ${payload.length < 2 ? 'no code' : payload.readUInt16BE(0)}`;
      this.#socket.end();
    }
  }

  /** A chunk is a view of a large block: what is kept for later is copied out of it. */
  #keep(bytes: Buffer): void {
    this.#rest = bytes.length === 0 ? undefined : Buffer.from(bytes);
  }

  #refused(answer: Buffer): void {
    this.#reason = answer.toString('latin1').split('\r\n', 1)[0] as string;
    this.#socket.destroy();
  }
}

function socketTo({ port, localAddress, isSecure = false }: Place): Socket {
  const address = { host: '127.0.0.1', port, localAddress };
  return isSecure
    ? connectTls({ ...address, rejectUnauthorized: false })
    : connect({ ...address, noDelay: true });
}

function lengthAt(bytes: Buffer, at: number, short: number): number {
  return short === LENGTH_64 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt16BE(at);
}

function onData(this: Socket, chunk: Buffer): void {
  (this as OwnedSocket)[owner].take(chunk);
}

function onError(this: Socket, error: Error): void {
  (this as OwnedSocket)[owner].failed(error);
}

function onClose(this: Socket): void {
  (this as OwnedSocket)[owner].ended();
}
