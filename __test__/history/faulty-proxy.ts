import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

/** What a faulty proxy does to what the server says. */
export interface Fault {
  /** The frames that arrive instead of this one; nothing holds it back for good. */
  pass(message: Said, frame: string): readonly string[];
  /** The close code with which a sound connection is ended at this message. */
  closes?(message: Said): number | undefined;
}

/** A message of the server, as far as a fault looks at it. */
export interface Said {
  readonly type: string;
  readonly state?: string;
  readonly seq?: number;
}

/** A gateway with a bug: a WebSocket proxy before a sound server, for the JSON subprotocol. */
export class FaultyProxy {
  readonly #server: WebSocketServer;
  readonly #target: string;
  readonly #faultOf: () => Fault;

  private constructor(server: WebSocketServer, target: string, faultOf: () => Fault) {
    this.#server = server;
    this.#target = target;
    this.#faultOf = faultOf;
    server.on('connection', (socket) => this.#join(socket));
  }

  /** Listens on a free port. @param faultOf makes the fault of one connection. */
  static async start(target: string, faultOf: () => Fault): Promise<FaultyProxy> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
    await once(server, 'listening');
    return new FaultyProxy(server, target, faultOf);
  }

  /** Where players connect. */
  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/match`;
  }

  /** Ends every connection and stops listening. */
  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #join(player: WebSocket): void {
    const server = new WebSocket(this.#target, ['musterd.v1.json'], { perMessageDeflate: false });
    const fault = this.#faultOf();
    const early: RawData[] = [];
    player.on('message', (data) => {
      if (server.readyState === WebSocket.OPEN) server.send(String(data));
      else early.push(data);
    });
    server.on('open', () => {
      for (const data of early) server.send(String(data));
    });
    server.on('message', (data) => {
      const frame = String(data);
      const message = JSON.parse(frame) as Said;
      for (const passed of fault.pass(message, frame)) player.send(passed);
      const code = fault.closes?.(message);
      if (code !== undefined) player.close(code);
    });
    // One side's loss is the other's, at once, and without a close frame where there was none.
    player.on('close', () => server.terminate());
    server.on('close', () => player.terminate());
    for (const socket of [player, server]) socket.on('error', () => {});
  }
}
