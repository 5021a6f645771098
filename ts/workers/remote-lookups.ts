import { MusterdError } from '../errors.ts';
import { RING_FULL_RETRY_MS } from '../engine/limits.ts';
import type { PlayerLookups, ProfileFields } from '../profiles/lookups.ts';
import { ASKED_LOOKUPS_MAX } from './limits.ts';

/** Asks the main thread, which alone has the profile store: it may be an object of the embedding program. */
export class RemoteLookups implements PlayerLookups {
  readonly #needed: Int32Array;
  readonly #ask: (queue: string, playerIds: readonly string[]) => Promise<ProfileFields[]>;
  #underWay = 0;

  /** @param needed one number, not 0 when there is anything to ask for; the main thread sets it */
  constructor(
    needed: Int32Array,
    ask: (queue: string, playerIds: readonly string[]) => Promise<ProfileFields[]>,
  ) {
    this.#needed = needed;
    this.#ask = ask;
  }

  get isNeeded(): boolean {
    return Atomics.load(this.#needed, 0) !== 0;
  }

  /** @throws MusterdError OVERLOADED when too many are under way, or the store fails or takes too long. */
  async of(queue: string, playerIds: readonly string[]): Promise<ProfileFields[]> {
    if (this.#underWay >= ASKED_LOOKUPS_MAX) {
      throw new MusterdError('OVERLOADED', `${ASKED_LOOKUPS_MAX} look-ups are under way.`, {
        retryAfterMs: RING_FULL_RETRY_MS,
      });
    }
    this.#underWay++;
    try {
      return await this.#ask(queue, playerIds);
    } finally {
      this.#underWay--;
    }
  }
}
