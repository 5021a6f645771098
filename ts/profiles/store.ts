import type { Attributes } from '../protocol/types.ts';

/** Values of some players, by player id. One who is not in it has none. */
export type Profiles = ReadonlyMap<string, Attributes>;

/** A team of a finished match. */
export interface FinishedTeam {
  readonly name: string;
  /** Lower is better, equal is a tie. */
  readonly rank: number;
  /** Every player of the team. */
  readonly players: readonly { readonly playerId: string; readonly left: boolean }[];
}

/** How a match ended. */
export interface FinishedMatch {
  readonly matchId: string;
  readonly queue: string;
  readonly teams: readonly FinishedTeam[];
}

/** What a result did to a player's rating. */
export interface PlayerRating {
  readonly playerId: string;
  readonly mu: number;
  readonly sigma: number;
  /** Rated games, this one with them. */
  readonly games: number;
  readonly muBefore: number;
  readonly sigmaBefore: number;
}

/**
 * Where the server finds what it knows of players, and where results go. The default keeps ratings in an embedded
 * SQLite file; {@link serve} takes another one as `profiles`.
 *
 * A store is asked for whom the tiers in memory do not know, while his ticket waits QUEUED, so it should answer in
 * milliseconds: after 2 s it is asked again, and after three times the ticket ends FAILED. What it says wins over what a player says of himself, and gives way to his token and to a server's request.
 * Names that a queue's rule set does not declare count for nothing.
 *
 * @example
 * const profiles: ProfileStore = {
 *   read: async (queue, playerIds) => new Map(await skillsFromOurDatabase(queue, playerIds)),
 *   applyResult: async (match) => ourDatabase.rate(match),
 * };
 * await using server = await serve({ profiles });
 */
export interface ProfileStore {
  /**
   * What is known of some players, for a queue.
   *
   * @param playerIds 1 to 10 of them. @param signal is aborted when nobody waits for the answer any more.
   */
  read(queue: string, playerIds: readonly string[], signal: AbortSignal): Profiles | Promise<Profiles>;
  /**
   * Hears of a result, at least once: it must do nothing when it knows the match's result already.
   *
   * @returns the players' new ratings, for the answer to `POST /v1/matches/:id/result`; nothing if it has none.
   */
  applyResult(
    match: FinishedMatch,
  ): readonly PlayerRating[] | undefined | Promise<readonly PlayerRating[] | undefined>;
}
