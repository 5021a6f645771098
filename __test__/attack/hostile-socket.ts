// One hostile connection: it writes what it is told and counts what it is answered.
import { connect, type Socket } from 'node:net';

import { frames, type RawFrame, rawFrame } from '../support/raw-socket.ts';

const HEAD_END = '\r\n\r\n';

/** How often each answer came: `close 4029`, `HTTP 429`, `RATE_LIMITED`. */
export type Tally = Map<string, number>;

/** What a connection is told of its beginning. */
export interface HostileOptions {
  readonly url: string;
  /** The loopback address that it comes from. */
  readonly from: string;
  /** False: the request stays half a request. */
  readonly asks: boolean;
  /** The player of its hello; undefined says none. */
  readonly playerId: string | undefined;
  /** False: it takes nothing of what it is sent. */
  readonly reads: boolean;
}

/** A connection that counts. */
export class HostileSocket {
  readonly #socket: Socket;
  readonly #tally: Tally;
  #received = Buffer.alloc(0);
  #isUpgraded = false;

  constructor(options: HostileOptions, tally: Tally) {
    const { hostname, port } = new URL(options.url);
    this.#tally = tally;
    this.#socket = connect({ host: hostname, port: Number(port), localAddress: options.from });
    this.#socket.setNoDelay(true);
    this.#socket.on('error', () => {});
    this.#socket.on('data', (chunk) => this.#hear(chunk));
    this.#socket.write(options.asks ? REQUEST + HEAD_END : REQUEST);
    const { playerId } = options;
    if (playerId !== undefined) this.say({ type: 'hello', playerId });
    if (!options.reads) this.#socket.pause();
  }

  get isOver(): boolean {
    return this.#socket.destroyed;
  }

  /** Writes a message. */
  say(message: object): void {
    this.write({ opcode: 1, payload: JSON.stringify(message) });
  }

  /** Writes a frame, or bytes as they are; nothing while the kernel has not taken the last ones. */
  write(written: RawFrame | Uint8Array): void {
    if (!this.#socket.writable || this.#socket.writableLength > 65_536) return;
    this.#socket.write(written instanceof Uint8Array ? written : rawFrame(written));
  }

  leave(): void {
    this.#socket.destroy();
  }

  #hear(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    if (!this.#isUpgraded) this.#hearHead();
    if (!this.#isUpgraded) return;
    const whole = frames(this.#received);
    for (const { opcode, payload } of whole) this.#count(opcode, payload);
    // A server's frame has no mask; its header is at most 4 bytes here.
    const used = whole.reduce((sum, { payload }) => sum + payload.length + (payload.length > 125 ? 4 : 2), 0);
    this.#received = Buffer.from(this.#received.subarray(used));
  }

  #hearHead(): void {
    const end = this.#received.indexOf(HEAD_END);
    if (end === -1) return;
    const status = this.#received.toString('latin1', 9, 12);
    if (status !== '101') this.#add(`HTTP ${status}`);
    this.#isUpgraded = status === '101';
    this.#received = this.#received.subarray(end + HEAD_END.length);
  }

  #count(opcode: number, payload: Buffer): void {
    if (opcode === 8) {
      this.#add(`close ${payload.length < 2 ? 1005 : payload.readUInt16BE()}`);
      this.leave();
    }
    const code = opcode === 1 ? /ERR_MUSTER_(\w+)/.exec(payload.toString())?.[1] : undefined;
    if (code !== undefined) this.#add(code);
  }

  #add(answer: string): void {
    this.#tally.set(answer, (this.#tally.get(answer) ?? 0) + 1);
  }
}

const REQUEST = [
  'GET /v1/match HTTP/1.1',
  'Host: 127.0.0.1',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
].join('\r\n');
