import { once } from 'node:events';

import { type ClientOptions, WebSocket } from 'ws';

import { decodeServerMessage, encodeClientMessage } from '../../ts/protocol/transcode.ts';
import type { FromPlayer, FromServer } from '../../ts/protocol/types.ts';

/** The two subprotocols; undefined asks for none. */
export type Form = 'musterd.v1.json' | 'musterd.v1.proto' | undefined;

/** How a test client connects. */
export interface TestClientOptions extends ClientOptions {
  readonly form?: Form;
}

/** A message of the given type. */
export type OfType<Type extends FromServer['type']> = Extract<FromServer, { type: Type }>;

/** A WebSocket client without any cleverness: it says what it is told and keeps what it hears. */
export class TestClient {
  /** Everything heard that no one has taken yet. */
  readonly heard: FromServer[] = [];
  /** When it closed: code and reason. */
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly socket: WebSocket;
  readonly #isBinary: boolean;
  #wake: () => void = () => {};

  private constructor(socket: WebSocket, form: Form) {
    this.socket = socket;
    this.#isBinary = form === 'musterd.v1.proto';
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
        this.#wake();
      });
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      const message = isBinary ? decodeServerMessage(data) : (JSON.parse(data.toString()) as FromServer);
      this.heard.push(message);
      this.#wake();
    });
    socket.on('error', () => {});
  }

  /** Connects; rejects when the upgrade is refused. */
  static async connect(url: string, { form, ...options }: TestClientOptions = {}): Promise<TestClient> {
    const socket = new WebSocket(url, form ?? [], { perMessageDeflate: false, ...options });
    const client = new TestClient(socket, form);
    await once(socket, 'open');
    return client;
  }

  /** Connects, says hello and takes the welcome. */
  static async welcomed(
    url: string,
    hello: Partial<Extract<FromPlayer, { type: 'hello' }>>,
    options: TestClientOptions = {},
  ): Promise<{ client: TestClient; welcome: OfType<'welcome'> }> {
    const client = await TestClient.connect(url, options);
    client.say({ type: 'hello', ...hello });
    return { client, welcome: await client.next('welcome') };
  }

  /** Sends a message, or anything else as JSON. */
  say(message: FromPlayer | object): void {
    this.socket.send(this.#isBinary ? encodeClientMessage(message) : JSON.stringify(message));
  }

  /** Sends these bytes or this text as they are. */
  sayRaw(data: string | Buffer): void {
    this.socket.send(data);
  }

  /** Takes the first message of this type (and all before it are left), waiting for it if need be. */
  async next<Type extends FromServer['type']>(type: Type, withinMs = 5_000): Promise<OfType<Type>> {
    const deadline = AbortSignal.timeout(withinMs);
    for (;;) {
      const index = this.heard.findIndex((message) => message.type === type);
      if (index !== -1) return this.heard.splice(index, 1)[0] as OfType<Type>;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`closed while waiting for ${type}`);
      await this.#somethingHeard(deadline, type);
    }
  }

  #somethingHeard(deadline: AbortSignal, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        reject(new Error(`no ${what} in time; heard: ${JSON.stringify(this.heard)}`));
      };
      deadline.addEventListener('abort', onAbort, { once: true });
      this.#wake = () => {
        deadline.removeEventListener('abort', onAbort);
        resolve();
      };
    });
  }

  /** The next error's code. */
  async nextCode(): Promise<string> {
    return (await this.next('error')).code;
  }

  /** Closes in order. */
  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }

  /** Cuts the connection. */
  terminate(): void {
    this.socket.terminate();
  }
}
