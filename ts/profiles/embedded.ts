import type { RatingStore } from '../engine/rating-store.ts';
import { MusterdError } from '../errors.ts';
import type { Attributes } from '../protocol/types.ts';
import type { RatedQueues } from './rated-queues.ts';
import type { FinishedMatch, PlayerRating, Profiles, ProfileStore } from './store.ts';

/** The store that a server has without another one: it knows of each player his rating in the queue. */
export class EmbeddedProfiles implements ProfileStore {
  readonly #store: RatingStore;
  readonly #queues: RatedQueues;

  constructor(store: RatingStore, queues: RatedQueues) {
    this.#store = store;
    this.#queues = queues;
  }

  read(queue: string, playerIds: readonly string[]): Profiles {
    const names = this.#queues.namesOf(queue);
    if (names === undefined) return new Map();
    const ratings = this.#store.ratings(queue, playerIds);
    return new Map(playerIds.map((playerId, index) => [playerId, valuesOf(names, ratings[index])]));
  }

  async applyResult(match: FinishedMatch): Promise<readonly PlayerRating[]> {
    const changes = await this.#store.apply({
      matchId: match.matchId,
      queue: match.queue,
      teams: match.teams.map(({ rank, players }) => ({
        rank,
        players: players.map(({ playerId }) => playerId),
        left: players.filter(({ left }) => left).map(({ playerId }) => playerId),
      })),
      body: JSON.stringify(match.teams),
      reportedAtMs: Date.now(),
    });
    if (changes !== undefined) return changes;
    // The engine lets one result through for each match; so the file is from another journal, or was changed by hand.
    throw new MusterdError('STORE_FAILED', `The store has another result of match ${match.matchId}.`);
  }
}

function valuesOf(
  names: { readonly mu: Iterable<string>; readonly sigma: Iterable<string> },
  rated: { readonly mu: number; readonly sigma: number } | undefined,
): Attributes {
  const values: Record<string, number> = {};
  if (rated === undefined) return values;
  for (const name of names.mu) values[name] = rated.mu;
  for (const name of names.sigma) values[name] = rated.sigma;
  return values;
}
