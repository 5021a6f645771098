import type { Random } from '../bots/random.ts';

/** The queues of the embedded default that the demo plays. */
export type QueueName = 'duel' | 'squads';

/** One invented player. */
export interface DemoPlayer {
  readonly playerId: string;
  readonly rating: number;
}

/** Players who queue together; the first of them asks for the match. */
export interface Party {
  readonly queue: QueueName;
  readonly players: readonly DemoPlayer[];
  /** When they ask, in milliseconds from the start of play. */
  readonly arrivalMs: number;
}

/** Players of one match of each queue. */
export const MATCH_PLAYERS: Readonly<Record<QueueName, number>> = { duel: 2, squads: 10 };

const RATING_MEAN = 1500;
const RATING_DEVIATION = 100;
/**
 * Levels farther from the mean are drawn again (16 in 1,000), so that any two parties are within the 500 of the
 * rule's last step: whoever is left over at the end can be matched.
 */
const DEVIATIONS_MAX = 2.4;
/** How far friends are apart from their party's level. */
const FRIENDS_DEVIATION = 40;
const ARRIVALS_MS = 8_000;
/** Parties of two and more come within this share of the time, so that single players fill up what is left. */
const PARTIES_SHARE = 0.6;
const SQUADS_SHARE = 0.6;

/** Ways to make a team of five, each as often as it stands here: a little over half of the parties are single. */
const SQUAD_MIXES: readonly (readonly number[])[] = [
  [5],
  [4, 1],
  [3, 2],
  [3, 1, 1],
  [2, 2, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 1],
];

/**
 * Invents the parties of `count` players (an even number): three in five play squads, the others duel. Their
 * levels are normally distributed, and everybody can be matched: both counts are whole matches.
 */
export function inventParties(count: number, random: Random): Party[] {
  const squadTeams = 2 * Math.floor((count * SQUADS_SHARE) / MATCH_PLAYERS.squads);
  const parties: Party[] = [];
  for (let team = 0; team < squadTeams; team += 1) {
    const mix = SQUAD_MIXES[Math.floor(random.uniform() * SQUAD_MIXES.length)] ?? [];
    for (const size of mix) parties.push(inventParty('squads', parties.length, size, random));
  }
  for (let player = squadTeams * 5; player < count; player += 1) {
    parties.push(inventParty('duel', parties.length, 1, random));
  }
  return parties.toSorted((one, other) => one.arrivalMs - other.arrivalMs);
}

function inventParty(queue: QueueName, number: number, size: number, random: Random): Party {
  const level = drawLevel(random);
  const players = Array.from({ length: size }, (_, member) => ({
    playerId: `${queue}-${number}-${member}`,
    rating: Math.round(size === 1 ? level : random.normal(level, FRIENDS_DEVIATION)),
  }));
  const share = size === 1 ? 1 : PARTIES_SHARE;
  return { queue, players, arrivalMs: random.uniform() * share * ARRIVALS_MS };
}

function drawLevel(random: Random): number {
  let level = random.normal(RATING_MEAN, RATING_DEVIATION);
  while (Math.abs(level - RATING_MEAN) > DEVIATIONS_MAX * RATING_DEVIATION) {
    level = random.normal(RATING_MEAN, RATING_DEVIATION);
  }
  return level;
}

/** What the rule sets see of a party: the average of its ratings. */
export function partyRating(party: Party): number {
  const sum = party.players.reduce((total, player) => total + player.rating, 0);
  return sum / party.players.length;
}
