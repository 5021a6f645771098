import type { FinishedMatch, PlayerRating, Profiles, ProfileStore } from './store.ts';

/** A store whose results make the tiers forget what they changed, so that nobody is matched by what he was before. */
export class RefreshingProfiles implements ProfileStore {
  readonly #store: ProfileStore;
  readonly #forget: (queue: string, playerIds: readonly string[]) => void;

  constructor(store: ProfileStore, forget: (queue: string, playerIds: readonly string[]) => void) {
    this.#store = store;
    this.#forget = forget;
  }

  read(queue: string, playerIds: readonly string[], signal: AbortSignal): Profiles | Promise<Profiles> {
    return this.#store.read(queue, playerIds, signal);
  }

  /** Forgets also when the store fails: it may have done a part of it. */
  async applyResult(match: FinishedMatch): Promise<readonly PlayerRating[] | undefined> {
    try {
      return await this.#store.applyResult(match);
    } finally {
      const members = match.teams.flatMap(({ players }) => players);
      this.#forget(
        match.queue,
        members.map(({ playerId }) => playerId),
      );
    }
  }
}
