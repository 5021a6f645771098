import { setTimeout as sleep } from 'node:timers/promises';

import type { Link } from '../engine/link.ts';
import { Submission } from '../engine/submission.ts';
import { attributeFields } from '../protocol/transcode.ts';
import type { Attributes } from '../protocol/types.ts';
import type { musterd } from '../protocol/v1.ts';
import {
  LOAD_MS,
  LOAD_PAUSE_MS,
  LOAD_PLAYERS,
  LOAD_TRIES,
  LOADING_PLAYERS_MAX,
  TELL_RETRY_MS,
} from './limits.ts';
import type { Profiles, ProfileStore } from './store.ts';
import { within } from './within.ts';

type ProfileFields = musterd.v1.ProfileValues.$Properties;

/** What a loader needs. */
export interface LoaderParts {
  readonly link: Link;
  readonly store: Pick<ProfileStore, 'read'>;
  /** Hears of what cannot be loaded; it is tried again. */
  readonly failed: (error: unknown) => void;
}

/** What a loader did since its start. */
export interface LoadFigures {
  /** Players whose profiles are being loaded. */
  readonly loading: number;
  /** Players whose profiles were loaded, and those whose tickets ended because they could not be. */
  readonly loaded: number;
  readonly unavailable: number;
  /** Reads of the store that failed or took too long. */
  readonly failures: number;
}

/**
 * The cold tier of profiles: loads what `submit` did not find, for the tickets that wait for it. The engine says who is
 * wanted, also after a crash; each player is loaded once however many ask, and what is found goes back through
 * `submit`, which keeps it in the other tiers.
 */
export class Loader {
  readonly #parts: LoaderParts;
  readonly #stop = new AbortController();
  /** By queue and player: whether what is being read may be out of date already. */
  readonly #loading = new Map<string, { isStale: boolean }>();
  #loaded = 0;
  #unavailable = 0;
  #failures = 0;
  #running: Promise<void> = Promise.resolve();
  #wakeUp = () => {};

  constructor(parts: LoaderParts) {
    this.#parts = parts;
  }

  /** Begins. */
  start(): void {
    this.#running = this.#run();
  }

  /** Ends it; what is being loaded is given up. Idempotent. */
  async close(): Promise<void> {
    this.#stop.abort();
    this.#wakeUp();
    await this.#running;
  }

  /** What is known of these players for a queue has changed: it is loaded anew when it is next wanted. */
  forget(queue: string, playerIds: readonly string[]): void {
    for (const playerId of playerIds) {
      const load = this.#loading.get(keyOf(queue, playerId));
      if (load) load.isStale = true;
    }
    for (const forgotten of chunks(playerIds)) this.#parts.link.tell({ changeTiers: { queue, forgotten } });
  }

  /** What it did. */
  figures(): LoadFigures {
    return {
      loading: this.#loading.size,
      loaded: this.#loaded,
      unavailable: this.#unavailable,
      failures: this.#failures,
    };
  }

  async #run(): Promise<void> {
    let again = true;
    while (!this.#stop.signal.aborted) {
      try {
        for (const { queue, playerIds } of await this.#wanted(again)) {
          for (const chunk of chunks(playerIds)) void this.#load(queue, chunk);
        }
        again = false;
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#parts.failed(error);
        await this.#pause(LOAD_PAUSE_MS);
      }
    }
  }

  /** Whose profiles are to be loaded, by queue, once there is one, and room for it. */
  async #wanted(again: boolean): Promise<{ queue: string; playerIds: string[] }[]> {
    while (this.#loading.size >= LOADING_PLAYERS_MAX && !this.#stop.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wakeUp = resolve;
      });
    }
    const limit = LOADING_PLAYERS_MAX - this.#loading.size;
    const asked = { readWantedProfiles: { again, limit } };
    const answer = await this.#parts.link.request(asked, { signal: this.#stop.signal, background: true });
    const queues = new Map<string, string[]>();
    for (const { queue = '', playerId = '' } of answer.wantedProfiles?.wanted ?? []) {
      const key = keyOf(queue ?? '', playerId ?? '');
      if (this.#loading.has(key)) continue;
      this.#loading.set(key, { isStale: false });
      const players = queues.get(queue ?? '') ?? [];
      players.push(playerId ?? '');
      queues.set(queue ?? '', players);
    }
    return Array.from(queues, ([queue, playerIds]) => ({ queue, playerIds }));
  }

  /** Reads until it has what is known of these players, so many times, and tells the engine. */
  async #load(queue: string, playerIds: readonly string[]): Promise<void> {
    let wanted = playerIds;
    for (let tried = 1; wanted.length > 0 && !this.#stop.signal.aborted; tried++) {
      try {
        const found = await this.#read(queue, wanted);
        const stale = wanted.filter((playerId) => this.#takeStale(queue, playerId));
        await this.#give(
          queue,
          wanted.filter((playerId) => !stale.includes(playerId)),
          found,
        );
        wanted = stale;
      } catch (error) {
        this.#failures += 1;
        this.#parts.failed(error);
        if (tried >= LOAD_TRIES) break;
        await this.#pause(LOAD_PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random() / 2));
      }
    }
    await this.#giveUp(queue, wanted);
  }

  async #read(queue: string, playerIds: readonly string[]): Promise<Profiles> {
    const stop = new AbortController();
    try {
      const found = this.#parts.store.read(
        queue,
        playerIds,
        AbortSignal.any([stop.signal, this.#stop.signal]),
      );
      return 'then' in found ? await within(found, LOAD_MS) : found;
    } finally {
      stop.abort();
    }
  }

  #takeStale(queue: string, playerId: string): boolean {
    const load = this.#loading.get(keyOf(queue, playerId));
    if (!load?.isStale) return false;
    load.isStale = false;
    return true;
  }

  async #give(queue: string, playerIds: readonly string[], found: Profiles): Promise<void> {
    this.#end(queue, playerIds);
    if (playerIds.length === 0) return;
    const profiles = playerIds.map((playerId) => this.#fieldsOf(playerId, found.get(playerId) ?? {}));
    const answer = await this.#tell({ queue, profiles });
    if (answer === Submission.ACCEPTED) this.#loaded += profiles.length;
    else if (profiles.length > 1) {
      // One of them is too large: the others need not suffer.
      for (const playerId of playerIds) await this.#give(queue, [playerId], found);
    } else await this.#giveUp(queue, playerIds);
  }

  async #giveUp(queue: string, playerIds: readonly string[]): Promise<void> {
    this.#end(queue, playerIds);
    if (playerIds.length === 0 || this.#stop.signal.aborted) return;
    this.#unavailable += playerIds.length;
    await this.#tell({ queue, unavailable: [...playerIds] });
  }

  /** They may be wanted again. */
  #end(queue: string, playerIds: readonly string[]): void {
    for (const playerId of playerIds) this.#loading.delete(keyOf(queue, playerId));
    this.#wakeUp();
  }

  /** Waits while the engine has no room for it. */
  async #tell(takeProfiles: musterd.v1.TakeProfiles.$Properties): Promise<number> {
    for (;;) {
      const answer = this.#parts.link.tell({ takeProfiles });
      if (answer !== Submission.RING_FULL || this.#stop.signal.aborted) return answer & 0xff;
      await this.#pause(TELL_RETRY_MS);
    }
  }

  #fieldsOf(playerId: string, attributes: Attributes): ProfileFields {
    try {
      return { playerId, attributes: attributeFields({ attributes }, `profile of ${playerId}: `) };
    } catch (error) {
      this.#parts.failed(error);
      // A value without a kind: it fails the ticket if its rules ask for it, and counts for nothing if they do not.
      return { playerId, attributes: Object.fromEntries(Object.entries(attributes).map(valueOf)) };
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, undefined, { ref: false, signal: this.#stop.signal }).catch(() => {});
  }
}

function valueOf([name, value]: [string, Attributes[string]]): [string, musterd.v1.Value.$Properties] {
  try {
    return [name, attributeFields({ attributes: { [name]: value } }, '')?.[name] ?? {}];
  } catch {
    return [name, {}];
  }
}

function keyOf(queue: string, playerId: string): string {
  return `${queue}\n${playerId}`;
}

function chunks(playerIds: readonly string[]): string[][] {
  const count = Math.ceil(playerIds.length / LOAD_PLAYERS);
  return Array.from({ length: count }, (_, index) =>
    playerIds.slice(index * LOAD_PLAYERS, (index + 1) * LOAD_PLAYERS),
  );
}
