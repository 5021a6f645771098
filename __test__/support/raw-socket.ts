import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A WebSocket frame as a hostile client may write it. */
export interface RawFrame {
  /** 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong. */
  readonly opcode: number;
  readonly payload?: string | Uint8Array;
  /** Default true. */
  readonly fin?: boolean;
  /** The three reserved bits, 0 to 7. Default 0. */
  readonly reserved?: number;
  /** Default true, as a client must. */
  readonly masked?: boolean;
  /** The mask's four bytes. Default random. */
  readonly mask?: Uint8Array;
  /** Bits of the length field, 7, 16 or 64. Default the shortest that holds the length. */
  readonly lengthBits?: 7 | 16 | 64;
  /** What the length field says, when not the truth. Always written in 64 bits then. */
  readonly claimedLength?: bigint;
}

/** The bytes of a frame. */
export function rawFrame(frame: RawFrame): Buffer {
  const { opcode, fin = true, reserved = 0, masked = true } = frame;
  const payload = Buffer.from(frame.payload ?? '');
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const header = Buffer.concat([Buffer.from([first]), lengthField(payload.length, masked, frame)]);
  if (!masked) return Buffer.concat([header, payload]);
  const mask = frame.mask ?? randomBytes(4);
  return Buffer.concat([header, mask, payload.map((byte, index) => byte ^ (mask[index & 3] as number))]);
}

function lengthField(length: number, masked: boolean, { claimedLength, lengthBits }: RawFrame): Buffer {
  const maskBit = masked ? 0x80 : 0;
  const shortest = length <= 125 ? 7 : length <= 0xffff ? 16 : 64;
  const bits = claimedLength === undefined ? (lengthBits ?? shortest) : 64;
  if (bits === 7) return Buffer.from([maskBit | length]);
  if (bits === 16) return Buffer.from([maskBit | 126, length >> 8, length & 0xff]);
  const field = Buffer.alloc(9, maskBit | 127);
  field.writeBigUInt64BE(claimedLength ?? BigInt(length), 1);
  return field;
}

/** A TCP connection that has upgraded to WebSocket and then writes whatever it is told. */
export class RawSocket {
  readonly socket: Socket;
  /** Everything received after the upgrade's answer. */
  received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk) => {
      this.received = Buffer.concat([this.received, chunk]);
    });
    socket.on('error', () => {});
  }

  /**
   * Connects and upgrades.
   *
   * @param from the loopback address to connect from, for example 127.0.0.9
   */
  static async connect(url: string, subprotocol?: string, from?: string): Promise<RawSocket> {
    const { hostname, port, pathname } = new URL(url);
    const socket = connect({
      port: Number(port),
      host: hostname,
      ...(from !== undefined && { localAddress: from }),
    });
    socket.setNoDelay(true);
    await once(socket, 'connect');
    const lines = [
      `GET ${pathname} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...(subprotocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString('latin1').startsWith('HTTP/1.1 101 ')) throw new Error(answer.toString('latin1'));
    return new RawSocket(socket);
  }

  /** Writes frames, or bytes as they are. */
  write(...written: (RawFrame | Uint8Array)[]): void {
    const bytes = written.map((frame) => (frame instanceof Uint8Array ? frame : rawFrame(frame)));
    this.socket.write(Buffer.concat(bytes));
  }

  /** Forgets what has been received. */
  forget(): void {
    this.received = Buffer.alloc(0);
  }

  /** Writes bytes as a TCP segment of their own, as far as one can make sure of that. */
  async flush(bytes: Uint8Array): Promise<void> {
    if (this.socket.destroyed) return;
    await new Promise<void>((resolve) => {
      this.socket.write(bytes, () => setImmediate(resolve));
    });
  }

  /** Waits until the server has said that it closes, or has ended the connection, and ends ours. */
  async ended(): Promise<void> {
    while (!this.socket.closed && !frames(this.received).some(({ opcode }) => opcode === 8)) {
      await this.#more().catch(() => {});
    }
    this.socket.end();
    if (!this.socket.closed) await once(this.socket, 'close');
  }

  /** Writes a text message. */
  say(message: object): void {
    this.write({ opcode: 1, payload: JSON.stringify(message) });
  }

  /** Waits for a message that contains `part`. Rejects when the server ends the connection before. */
  async heard(part: string): Promise<void> {
    while (!frames(this.received).some(({ payload }) => payload.includes(part))) await this.#more();
  }

  /** Waits for the server's close frame, ends the connection and returns the code. */
  async closeCode(): Promise<number> {
    for (;;) {
      const frame = frames(this.received).find(({ opcode }) => opcode === 8);
      if (frame) {
        this.socket.end();
        return frame.payload.readUInt16BE();
      }
      await this.#more();
    }
  }

  async #more(): Promise<void> {
    const settled = new AbortController();
    const { signal } = settled;
    const ended = once(this.socket, 'close', { signal }).then(() => {
      throw new Error(`the server ended the connection: ${JSON.stringify(frames(this.received))}`);
    });
    try {
      await Promise.race([once(this.socket, 'data', { signal }), ended]);
    } finally {
      ended.catch(() => {});
      settled.abort();
    }
  }

  /** Cuts the connection. */
  destroy(): void {
    this.socket.destroy();
  }
}

/** The whole frames at the beginning of what a server sent. */
export function frames(bytes: Buffer): { opcode: number; payload: Buffer }[] {
  const found: { opcode: number; payload: Buffer }[] = [];
  for (let offset = 0; offset + 2 <= bytes.length; ) {
    const short = (bytes[offset + 1] as number) & 0x7f;
    const header = short === 127 ? 10 : short === 126 ? 4 : 2;
    if (offset + header > bytes.length) break;
    const length =
      short === 127
        ? Number(bytes.readBigUInt64BE(offset + 2))
        : short === 126
          ? bytes.readUInt16BE(offset + 2)
          : short;
    if (offset + header + length > bytes.length) break;
    const start = offset + header;
    found.push({ opcode: (bytes[offset] as number) & 0xf, payload: bytes.subarray(start, start + length) });
    offset = start + length;
  }
  return found;
}
