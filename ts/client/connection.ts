import type { FromServer } from '../protocol/types.ts';
import type { Clock } from './clock.ts';
import { NORMAL } from './closes.ts';
import type { Codec, Frame } from './codec.ts';
import { CLOSE_MS } from './limits.ts';

/** What the client uses of a WebSocket; both the browser's and that of `ws` have it. */
export interface Socket {
  binaryType: string;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  /** Takes a {@link Frame}; `never`, since the sockets that there are do not agree on the type of bytes. */
  send(frame: never): void;
  close(code?: number, reason?: string): void;
  /** `ws` only: ends the socket without a handshake. */
  terminate?(): void;
}

/** A class of WebSockets: the global one, or that of `ws`. */
export type SocketConstructor = new (url: string, protocols?: string | string[]) => Socket;

/** Whom a connection tells what happens to it. */
export interface ConnectionPort {
  /** The socket is open. */
  opened(): void;
  /** A message came. */
  received(message: FromServer): void;
  /** A frame came that is no message. */
  unreadable(error: unknown): void;
  /** The socket is gone; nothing follows. */
  lost(code: number, reason: string): void;
}

/** The life of one socket. It tells its port nothing more once it was let go. */
export class Connection {
  readonly #socket: Socket;
  readonly #codec: Codec;
  readonly #clock: Clock;
  readonly #port: ConnectionPort;

  /** Starts to open a socket. */
  constructor(WebSocket: SocketConstructor, url: string, codec: Codec, clock: Clock, port: ConnectionPort) {
    this.#codec = codec;
    this.#clock = clock;
    this.#port = port;
    this.#socket = new WebSocket(url, [codec.subprotocol]);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () => port.opened();
    this.#socket.onmessage = (event: { data: unknown }) => this.#read(event.data);
    this.#socket.onclose = (event: { code: number; reason: string }) => port.lost(event.code, event.reason);
    // A close event follows every error event and says more. Without a listener `ws` would throw.
    this.#socket.onerror = () => undefined;
  }

  /** Sends a frame; on a socket that is closing it is dropped. */
  send(frame: Frame): void {
    this.#socket.send(frame as never);
  }

  /**
   * Closes the socket and no longer listens to it. Resolves when it is closed, at the latest after
   * {@link CLOSE_MS}: the other side of a dead connection never answers.
   */
  letGo(code: number = NORMAL, reason = ''): Promise<void> {
    const socket = this.#socket;
    socket.onopen = null;
    socket.onmessage = null;
    return new Promise((resolve) => {
      const deadline = this.#clock.after(CLOSE_MS, () => {
        socket.terminate?.();
        resolve();
      });
      socket.onclose = () => {
        this.#clock.cancel(deadline);
        resolve();
      };
      socket.close(code, reason);
    });
  }

  #read(frame: unknown): void {
    let message: FromServer;
    try {
      message = this.#codec.decode(frame);
    } catch (error) {
      this.#port.unreadable(error);
      return;
    }
    this.#port.received(message);
  }
}
