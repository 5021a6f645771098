import { MusterdError } from '../errors.ts';
import { matchObject } from '../protocol/transcode.ts';
import type { musterd } from '../protocol/v1.ts';
import { RESULT_MS, RESULT_RETRY_MS } from './limits.ts';
import type { FinishedMatch, FinishedTeam, PlayerRating, ProfileStore } from './store.ts';
import { within } from './within.ts';

/** The result that a match ended with; undefined when it ended without one. */
export function finishedMatch(report: musterd.v1.MatchReport): FinishedMatch | undefined {
  const results = report.result as musterd.v1.TeamResult[];
  if (results.length === 0) return undefined;
  const { matchId, queue, teams } = matchObject(report.match as musterd.v1.Match);
  return {
    matchId,
    queue,
    teams: teams.map(({ name, players }): FinishedTeam => {
      const result = results.find((team) => team.name === name);
      const said = (result?.players ?? []) as musterd.v1.PlayerResult[];
      const hasLeft = new Set(said.filter(({ left }) => left).map(({ playerId }) => playerId));
      return {
        name,
        rank: result?.rank ?? 0,
        players: players.map(({ playerId }) => ({ playerId, left: hasLeft.has(playerId) })),
      };
    }),
  };
}

/**
 * Hands a result to the store.
 *
 * @throws MusterdError OVERLOADED when the store fails or takes too long: the engine has the result, so the same one may
 *   be sent again, and is applied then.
 */
export async function applyResult(
  store: ProfileStore,
  match: FinishedMatch,
): Promise<readonly PlayerRating[] | undefined> {
  try {
    return await within(Promise.resolve(store.applyResult(match)), RESULT_MS);
  } catch (cause) {
    if (cause instanceof MusterdError) throw cause;
    const sentence = `The result of match ${match.matchId} is known, but the store did not take it; send it again.`;
    throw new MusterdError('OVERLOADED', sentence, { cause, retryAfterMs: RESULT_RETRY_MS });
  }
}
