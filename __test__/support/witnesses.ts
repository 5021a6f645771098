// Healthy players who play on while others misbehave.
import { setTimeout as sleep } from 'node:timers/promises';

import { type Form, TestClient } from './client.ts';

/** What the players saw. */
export interface Testimony {
  /** Request to match, in milliseconds, of every player and round. */
  readonly latencies: readonly number[];
  /** Everything that should not have happened. */
  readonly complaints: readonly string[];
}

/** How healthy players play. */
export interface WitnessOptions {
  readonly pairs: number;
  /** Pause between two rounds of a pair; a round costs each player one enqueue. */
  readonly pauseMs: number;
  /** In which a match must come. */
  readonly matchMs: number;
  /** The queue `witness`, in which nobody else plays. */
  readonly queue: string;
  readonly localAddress?: string;
}

/** The rule set of their queue: equals meet, on arrival. */
export const WITNESS_RULES = {
  name: 'witness',
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 1 },
    { name: 'blue', minPlayers: 1, maxPlayers: 1 },
  ],
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 0 }],
  algorithm: { expansionAgeSelection: 'oldest' },
  queue: { tickMs: 0 },
};

/** Pairs of players who ask for a match again and again, each pair for itself. */
export class Witnesses {
  readonly #options: WitnessOptions;
  readonly #pairs: TestClient[][];
  readonly #latencies: number[] = [];
  readonly #complaints: string[] = [];
  #isOver = false;
  readonly #playing: Promise<unknown>;

  private constructor(pairs: TestClient[][], options: WitnessOptions) {
    this.#pairs = pairs;
    this.#options = options;
    this.#playing = Promise.all(pairs.map((pair, index) => this.#play(pair, index)));
  }

  /** Connects the players, half of them in each form of the protocol, and lets them begin. */
  static async begin(url: string, options: WitnessOptions): Promise<Witnesses> {
    const forms: Form[] = ['musterd.v1.json', 'musterd.v1.proto'];
    const { localAddress } = options;
    const pairs = await Promise.all(
      Array.from({ length: options.pairs }, (_, index) =>
        Promise.all(
          forms.map(async (form) => {
            const playerId = `witness-${index}-${form}`;
            const at = localAddress === undefined ? {} : { localAddress };
            return (await TestClient.welcomed(url, { playerId }, { form, ...at })).client;
          }),
        ),
      ),
    );
    return new Witnesses(pairs, options);
  }

  /** What has been seen so far, and forgets it. */
  take(): Testimony {
    return { latencies: this.#latencies.splice(0), complaints: this.#complaints.splice(0) };
  }

  /** Lets every pair finish its round, and closes the sockets. */
  async end(): Promise<Testimony> {
    this.#isOver = true;
    await this.#playing;
    await Promise.all(this.#pairs.flat().map((client) => client.close()));
    return this.take();
  }

  async #play(pair: TestClient[], index: number): Promise<void> {
    try {
      // Not all in one beat.
      await sleep((index * this.#options.pauseMs) / this.#pairs.length);
      while (!this.#isOver) {
        await Promise.all(pair.map((client) => this.#ask(client, index)));
        await sleep(this.#options.pauseMs);
      }
    } catch (error) {
      this.#complaints.push(`pair ${index}: ${String(error)}`);
    }
  }

  async #ask(client: TestClient, rating: number): Promise<void> {
    client.heard.length = 0;
    const began = performance.now();
    client.say({ type: 'enqueue', queue: this.#options.queue, attributes: { rating } });
    const match = await client.next('match', this.#options.matchMs);
    this.#latencies.push(performance.now() - began);
    const ids = match.teams.flatMap((team) => team.players.map(({ playerId }) => playerId));
    if (ids.length !== 2 || ids.some((id) => !id.startsWith(`witness-${rating}-`))) {
      throw new Error(`matched with ${ids.join()}`);
    }
    while ((await client.next('ticket', this.#options.matchMs)).state !== 'COMPLETED');
  }
}

/** The value below which this part of them lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
