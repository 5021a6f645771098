import { MusterdError } from '../errors.ts';
import { attributeFields } from '../protocol/transcode.ts';
import type { musterd } from '../protocol/v1.ts';
import { LOOKUP_MS, LOOKUP_RETRY_MS, LOOKUPS_MAX } from './limits.ts';
import type { Profiles, ProfileStore } from './store.ts';

/** What the engine is told of one player. */
export type ProfileFields = musterd.v1.ProfileValues.$Properties;

/** What a look-up needs. */
export interface LookupSettings {
  readonly store: ProfileStore;
  /** Whether the store is to be asked for a queue. */
  readonly isAsked: (queue: string) => boolean;
  /** Whether it may be asked for any: a cheap answer, for every message. */
  readonly isAskedAtAll: () => boolean;
  /** Hears of a store that fails. */
  readonly failed: (error: unknown) => void;
}

/** Where a gateway asks what is known of players. */
export type PlayerLookups = Pick<Lookups, 'isNeeded' | 'of'>;

/** Asks the store what it knows of the members of a party: so many at once, each for so long, and no longer. */
export class Lookups {
  readonly #settings: LookupSettings;
  #underWay = 0;

  constructor(settings: LookupSettings) {
    this.#settings = settings;
  }

  /** False: no enqueue needs looking at. */
  get isNeeded(): boolean {
    return this.#settings.isAskedAtAll();
  }

  /**
   * What the engine is told of the members; a promise only when the store gives one.
   *
   * @throws MusterdError OVERLOADED when the store fails, takes too long, or has too much to do. Nobody is matched by
   *   what a player says of himself, or by a default, because the store is slow.
   */
  of(queue: string, playerIds: readonly string[]): ProfileFields[] | Promise<ProfileFields[]> {
    if (playerIds.length === 0 || !this.#settings.isAsked(queue)) return [];
    try {
      if (this.#underWay >= LOOKUPS_MAX) throw new Error(`${LOOKUPS_MAX} look-ups are under way`);
      const stop = new AbortController();
      const found = this.#settings.store.read(queue, playerIds, stop.signal);
      return 'then' in found ? this.#wait(found, stop) : fieldsOf(found);
    } catch (error) {
      throw this.#refusal(error);
    }
  }

  async #wait(found: Promise<Profiles>, stop: AbortController): Promise<ProfileFields[]> {
    this.#underWay += 1;
    try {
      return fieldsOf(await within(found, LOOKUP_MS));
    } catch (error) {
      throw this.#refusal(error);
    } finally {
      stop.abort();
      this.#underWay -= 1;
    }
  }

  #refusal(cause: unknown): MusterdError {
    this.#settings.failed(cause);
    const sentence = 'What the server knows of these players cannot be read now; try again.';
    return new MusterdError('OVERLOADED', sentence, { cause, retryAfterMs: LOOKUP_RETRY_MS });
  }
}

/** The promise's outcome, or an error after so long. */
export async function within<Result>(promise: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function fieldsOf(profiles: Profiles): ProfileFields[] {
  return Array.from(profiles, ([playerId, attributes]) => ({
    playerId,
    attributes: attributeFields({ attributes }, `profile of ${playerId}: `),
  }));
}
