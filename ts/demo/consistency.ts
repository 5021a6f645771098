import { type Experience, type PlayedMatch, playedMatches } from './experience.ts';
import { MATCH_PLAYERS, partyRating, type QueueName } from './population.ts';

/** The rule of both queues: how far ratings may be apart once the oldest ticket has waited so long. */
const RATING_STEPS: readonly { readonly waitedMs: number; readonly gap: number }[] = [
  { waitedMs: 0, gap: 100 },
  { waitedMs: 5_000, gap: 250 },
  { waitedMs: 15_000, gap: 500 },
];

/** How far the parties of a match are apart, as the rule sees them: highest minus lowest average rating. */
export function ratingGap({ experiences }: PlayedMatch): number {
  const ratings = experiences.map(({ party }) => partyRating(party));
  return Math.max(...ratings) - Math.min(...ratings);
}

/**
 * Checks everything that the players saw, without a look at the server: one match a player, all of whom were
 * told; teams of the right size; parties together; ratings within the rule. Returns a sentence for each fault.
 */
export function faults(experiences: readonly Experience[]): string[] {
  const twice = experiences
    .filter(({ matches }) => matches.length > 1)
    .map(({ player, matches }) => `${player.playerId} was told of ${matches.length} matches`);
  return [...twice, ...playedMatches(experiences).flatMap(matchFaults)];
}

function matchFaults(played: PlayedMatch): string[] {
  const { match, experiences } = played;
  const found: string[] = [];
  const teams = match.teams.map((team) => team.players.map((player) => player.playerId));
  const teamPlayers = MATCH_PLAYERS[match.queue as QueueName] / 2;
  if (teams.length !== 2 || teams.some((team) => team.length !== teamPlayers)) {
    found.push(`teams of ${teams.map((team) => team.length).join(' and ')}`);
  }
  const listed = teams.flat().toSorted().join(' ');
  const told = experiences.map(({ player }) => player.playerId).toSorted();
  if (listed !== told.join(' ')) found.push('those who play are not those who were told');
  if (!experiences.every(({ party }) => isTogether(party.players, teams))) found.push('a party was split');
  const gap = ratingGap(played);
  if (gap > gapAllowed(played)) found.push(`ratings ${Math.round(gap)} apart`);
  return found.map((fault) => `${match.queue} match ${match.matchId}: ${fault}`);
}

function isTogether(players: readonly { playerId: string }[], teams: readonly string[][]): boolean {
  return teams.some((team) => players.every(({ playerId }) => team.includes(playerId)));
}

/** Players count their wait from before the server does, so this never allows less than the rule. */
function gapAllowed({ experiences }: PlayedMatch): number {
  const waitedMs = Math.max(...experiences.map((experience) => experience.waitedMs ?? 0));
  return RATING_STEPS.findLast((step) => step.waitedMs <= waitedMs)?.gap ?? 0;
}
