import type { MatchMessage } from '../client/index.ts';
import type { DemoPlayer, Party } from './population.ts';

/** What one player of the demo saw. */
export interface Experience {
  readonly player: DemoPlayer;
  readonly party: Party;
  /** From asking to the match, in milliseconds; undefined without a match. */
  waitedMs: number | undefined;
  /** Every match that he was told of: one, when all is well. */
  readonly matches: MatchMessage[];
}

/** One match, and what its players saw. */
export interface PlayedMatch {
  readonly match: MatchMessage;
  readonly experiences: readonly Experience[];
}

/** Groups what the players saw by match. */
export function playedMatches(experiences: readonly Experience[]): PlayedMatch[] {
  const byId = new Map<string, { match: MatchMessage; experiences: Experience[] }>();
  for (const experience of experiences) {
    for (const match of experience.matches) {
      const played = byId.get(match.matchId) ?? { match, experiences: [] };
      byId.set(match.matchId, played);
      played.experiences.push(experience);
    }
  }
  return [...byId.values()];
}
