import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

import type { FromPlayer, FromServer, TicketMessage, WelcomeMessage } from '../../ts/protocol/types.ts';

/** Hands out items in the order in which they came, and waits for those that have not come. */
class Line<Item> {
  readonly #items: Item[] = [];
  readonly #takers: ((item: Item) => void)[] = [];

  put(item: Item): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#items.push(item);
    else taker(item);
  }

  take(): Promise<Item> {
    const item = this.#items.shift();
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((resolve) => this.#takers.push(resolve));
  }

  get length(): number {
    return this.#items.length;
  }
}

/** The server's end of one socket: the test says what it does. */
export class Peer {
  readonly socket: WebSocket;
  /** The path and query that were asked for. */
  readonly path: string;
  readonly #received = new Line<FromPlayer>();

  constructor(socket: WebSocket, path: string) {
    this.socket = socket;
    this.path = path;
    socket.on('message', (data) => this.#received.put(JSON.parse(String(data)) as FromPlayer));
  }

  /** The next message of the client, which must be of this type. Typed as if no field were absent. */
  async next<Type extends FromPlayer['type']>(
    type: Type,
  ): Promise<Required<Extract<FromPlayer, { type: Type }>>> {
    const message = await this.#received.take();
    if (message.type !== type) throw new Error(`expected ${type}, got ${JSON.stringify(message)}`);
    return message as Required<Extract<FromPlayer, { type: Type }>>;
  }

  /** The next message of this type; what comes before it is passed over. */
  async skipTo<Type extends FromPlayer['type']>(
    type: Type,
  ): Promise<Required<Extract<FromPlayer, { type: Type }>>> {
    let message = await this.#received.take();
    while (message.type !== type) message = await this.#received.take();
    return message as Required<Extract<FromPlayer, { type: Type }>>;
  }

  /** Messages that came and were not asked for. */
  get unread(): number {
    return this.#received.length;
  }

  send(message: FromServer): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Waits for the `hello`, welcomes, and returns the `hello`. */
  async welcome(over: Partial<WelcomeMessage> = {}) {
    const hello = await this.next('hello');
    this.send({ ...WELCOME, ...over });
    return hello;
  }

  /** Waits until the socket is closed; resolves with the client's close code. */
  async closed(): Promise<number> {
    const [code] = (await once(this.socket, 'close')) as [number];
    return code;
  }
}

/** The welcome of a scripted server; its heartbeat never comes within a test. */
export const WELCOME: WelcomeMessage = {
  type: 'welcome',
  sessionId: 's1',
  playerId: 'ada',
  resume: 'r1',
  resumed: false,
  graceMs: 30_000,
  heartbeat: { intervalMs: 3_600_000, timeoutMs: 5_000, maxMissed: 2 },
};

/** A `ticket` message. */
export function ticket(over: Partial<TicketMessage>): TicketMessage {
  return {
    type: 'ticket',
    ticketId: 't1',
    queue: 'duel',
    state: 'SEARCHING',
    players: ['ada'],
    waitedMs: 0,
    ...over,
  };
}

/** A WebSocket server on loopback whose every answer the test gives. */
export class ScriptedServer {
  readonly #server: WebSocketServer;
  readonly #peers = new Line<Peer>();

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket, { url }) => this.#peers.put(new Peer(socket, url ?? '')));
  }

  static async open(): Promise<ScriptedServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new ScriptedServer(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next socket that a client opens. */
  next(): Promise<Peer> {
    return this.#peers.take();
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }
}
