/**
 * A child of load programs: few connections that ask for many players each, as a lobby server of a studio does, many
 * requests in one segment. Every request is acknowledged to the connection; its players, of whom nobody is connected, are
 * matched within the batch. Two batches of players take turns.
 */
import { answer, optionsOf } from './child.ts';
import { ackFrame, Body, enqueueOtherFrame, helloFrame, type Head, readHead } from './messages.ts';
import { type Listener, type Place, RawClient } from './raw-client.ts';

interface EdgeOptions extends Place {
  readonly connections: number;
  /** Requests in one segment, an even number. */
  readonly batch: number;
  readonly name: string;
  readonly queue: string;
}

class Edge implements Listener {
  readonly #options: EdgeOptions;
  readonly #batches: (readonly [Buffer, Buffer])[];
  readonly #left: Int32Array;
  readonly #turns: Uint32Array;
  readonly #head: Head = { body: 0, bodyAt: 0, seq: 0 };
  #isRunning = false;
  #welcomed = 0;
  #clients: RawClient[] = [];
  #onWelcomed: () => void = () => {};
  acknowledged = 0;
  refused = 0;

  constructor(options: EdgeOptions) {
    this.#options = options;
    this.#left = new Int32Array(options.connections);
    this.#turns = new Uint32Array(options.connections);
    this.#batches = Array.from({ length: options.connections }, (_, index) => [
      this.#batch(`${index}-even`, 2 * index),
      this.#batch(`${index}-odd`, 2 * index + 1),
    ]);
  }

  open(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#onWelcomed = resolve;
    });
    this.#clients = this.#batches.map((_, index) => new RawClient(index, this.#options, this));
    return done;
  }

  run(): void {
    this.#isRunning = true;
    for (const client of this.#clients) this.#ask(client);
  }

  pause(): void {
    this.#isRunning = false;
  }

  opened(client: RawClient): void {
    client.write(helloFrame(`${this.#options.name}-${client.index}`));
  }

  message(client: RawClient, payload: Buffer): void {
    readHead(payload, this.#head);
    const { body, seq } = this.#head;
    if (body === Body.WELCOME) {
      this.#welcomed++;
      if (this.#welcomed === this.#options.connections) this.#onWelcomed();
      return;
    }
    if (body === Body.TICKET) this.acknowledged++;
    else this.refused++;
    const left = (this.#left[client.index] as number) - 1;
    this.#left[client.index] = left;
    if (left > 0) return;
    if (seq > 0) client.write(ackFrame(seq));
    if (this.#isRunning) this.#ask(client);
  }

  closed(client: RawClient, reason: string): void {
    throw new Error(`connection ${client.index}: ${reason}`);
  }

  #batch(name: string, number: number): Buffer {
    const { batch, queue } = this.#options;
    const frames = Array.from({ length: batch }, (_, index) => {
      const rating = 10 * (number * batch + (index >>> 1));
      return enqueueOtherFrame(queue, `${this.#options.name}-${name}-${index}`, rating);
    });
    return Buffer.concat(frames);
  }

  #ask(client: RawClient): void {
    const turn = this.#turns[client.index] as number;
    this.#turns[client.index] = turn + 1;
    this.#left[client.index] = this.#options.batch;
    client.write(this.#batches[client.index]?.[turn & 1] as Buffer);
  }
}

const edge = new Edge(optionsOf<EdgeOptions>());
answer({
  open: () => edge.open(),
  run: () => edge.run(),
  pause: () => edge.pause(),
  figures: () => ({ acknowledged: edge.acknowledged, refused: edge.refused }),
});
