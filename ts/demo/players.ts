import { setTimeout as delay } from 'node:timers/promises';

import { type Client, connect } from '../client/node.ts';
import type { Experience } from './experience.ts';
import type { Party } from './population.ts';

/** Sockets that are opened at the same time. */
const CONNECTING_MAX = 100;
/** After the last arrival so long is waited for matches, in milliseconds: the last expansion step and more. */
const PATIENCE_MS = 25_000;
/** After the last match so long is waited for one too many, in milliseconds. */
const AFTERMATH_MS = 300;
const POLL_MS = 20;

/** Where the demo's players stand. */
export interface Progress {
  readonly connected: number;
  readonly asked: number;
  readonly matched: number;
}

/** The players of the demo, each with a socket of his own. */
export class Players {
  readonly #url: string;
  readonly #parties: readonly Party[];
  readonly #clients = new Map<string, Client>();
  readonly #askedAt = new Map<Party, number>();
  /** Why parties were refused, in the order in which it happened. */
  readonly refusals: string[] = [];
  readonly experiences: readonly Experience[];
  #connected = 0;
  #asked = 0;
  #matched = 0;

  constructor(url: string, parties: readonly Party[]) {
    this.#url = url;
    this.#parties = parties;
    this.experiences = parties.flatMap((party) =>
      party.players.map((player) => ({ player, party, waitedMs: undefined, matches: [] })),
    );
  }

  /** Where they stand now. */
  get progress(): Progress {
    return { connected: this.#connected, asked: this.#asked, matched: this.#matched };
  }

  /** Connects everybody. Rejects when a player is not welcomed. */
  async connect(): Promise<void> {
    for (let first = 0; first < this.experiences.length; first += CONNECTING_MAX) {
      const group = this.experiences.slice(first, first + CONNECTING_MAX);
      await Promise.all(group.map((experience) => this.#connectOne(experience)));
    }
  }

  /** Has every party ask at its time, and waits until all are matched, or long enough. */
  async play(): Promise<void> {
    const startedAt = performance.now();
    for (const party of this.#parties) {
      const earlyMs = startedAt + party.arrivalMs - performance.now();
      if (earlyMs > 0) await delay(earlyMs);
      void this.#ask(party);
    }
    const deadline = performance.now() + PATIENCE_MS;
    while (this.#matched < this.experiences.length && performance.now() < deadline) await delay(POLL_MS);
    await delay(AFTERMATH_MS);
  }

  /** Disconnects everybody. */
  async leave(): Promise<void> {
    await Promise.all(Array.from(this.#clients.values(), (client) => client.close()));
  }

  async #connectOne(experience: Experience): Promise<void> {
    const { playerId } = experience.player;
    const client = connect(this.#url, { playerId });
    this.#clients.set(playerId, client);
    client.on('error', (error) => this.refusals.push(`${playerId}: ${error.message}`));
    client.on('match', (match) => {
      experience.matches.push(match);
      if (experience.waitedMs !== undefined) return;
      experience.waitedMs = performance.now() - (this.#askedAt.get(experience.party) ?? 0);
      this.#matched += 1;
    });
    await client.ready();
    this.#connected += 1;
  }

  /** The first of the party asks for all of them. */
  async #ask(party: Party): Promise<void> {
    const { queue, players } = party;
    const [leader] = players;
    this.#askedAt.set(party, performance.now());
    this.#asked += players.length;
    const members = players.map(({ playerId, rating }) => ({ playerId, attributes: { rating } }));
    try {
      await this.#clients.get(leader?.playerId ?? '')?.enqueue({ queue, players: members });
    } catch (error) {
      this.refusals.push(`${leader?.playerId}: ${(error as Error).message}`);
    }
  }
}
