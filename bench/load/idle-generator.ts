/** A child of load programs: connections that say hello, answer pings and nothing else. */
import { answer, optionsOf } from './child.ts';
import { helloFrame } from './messages.ts';
import { type Listener, type Place, RawClient } from './raw-client.ts';

interface IdleOptions extends Place {
  /** Connections to open. */
  readonly connections: number;
  /** So many handshakes are under way at once. */
  readonly openingMax: number;
  /** Begins the players' names. */
  readonly name: string;
}

/** Opens them a few at a time, and counts those that are lost after. */
class Crowd implements Listener {
  readonly #options: IdleOptions;
  readonly #clients: RawClient[] = [];
  readonly reasons: Record<string, number> = {};
  welcomed = 0;
  dropped = 0;
  #isEnding = false;
  #whenDone: () => void = () => {};

  constructor(options: IdleOptions) {
    this.#options = options;
  }

  open(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#whenDone = resolve;
    });
    for (let index = 0; index < this.#options.openingMax; index++) this.#another();
    return done;
  }

  opened(client: RawClient): void {
    client.write(helloFrame(`${this.#options.name}-${client.index}`));
  }

  message(): void {
    this.welcomed++;
    this.#settled();
  }

  closed(_client: RawClient, reason: string): void {
    if (this.#isEnding) return;
    this.dropped++;
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    this.#settled();
  }

  end(): void {
    this.#isEnding = true;
    for (const client of this.#clients) client.destroy();
  }

  #another(): void {
    const index = this.#clients.length;
    if (index < this.#options.connections) this.#clients.push(new RawClient(index, this.#options, this));
  }

  #settled(): void {
    this.#another();
    if (this.welcomed + this.dropped >= this.#options.connections) this.#whenDone();
  }
}

const crowd = new Crowd(optionsOf<IdleOptions>());
const figures = () => ({ welcomed: crowd.welcomed, dropped: crowd.dropped, reasons: crowd.reasons });
answer({
  open: async () => {
    await crowd.open();
    return figures();
  },
  figures,
  end: () => crowd.end(),
});
