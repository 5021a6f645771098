import { Rules } from './index.ts';
import type { Party, Player } from './types.ts';

/** A ticket of a case: when it comes, and who is in it. */
export interface Arrival {
  readonly id: string;
  readonly atMs: number;
  readonly players: readonly Player[];
}

/** A match that is made, by its tickets in the order of their age. */
export interface Made {
  readonly atMs: number;
  readonly tickets: readonly string[];
}

/** How long after the last arrival and the last step a case goes on. Milliseconds. */
const REST_MS = 2_000;

/**
 * The plainest matchmaker: at each pass it lists every legal group of those who wait, takes the first by the order of
 * docs/rules.md, and lists again. For a handful of tickets.
 */
export function matchesByBruteForce(document: unknown, arrivals: readonly Arrival[]): Made[] {
  const rules = new Rules(document);
  const made: Made[] = [];
  let waiting = [...arrivals].toSorted(byAge);
  for (const atMs of passes(rules, arrivals)) {
    for (;;) {
      const present = waiting.filter((one) => one.atMs <= atMs).map((one) => toParty(one, atMs));
      const [best] = rules.legalGroups(present).toSorted((one, other) => compare(rules, present, one, other));
      if (best === undefined) break;
      const tickets = best.map(({ ticket }) => ticket);
      made.push({ atMs, tickets });
      waiting = waiting.filter(({ id }) => !tickets.includes(id));
    }
  }
  return made;
}

/** A ticket as the rules see it at a time. */
export function toParty({ id, players, atMs }: Arrival, nowMs: number): Party {
  return { ticket: id, players, ageMs: nowMs - atMs };
}

/** When anything may change: somebody comes, or grows old enough for a step; or the next pass after that. */
function passes(rules: Rules, arrivals: readonly Arrival[]): number[] {
  const changes = arrivals.flatMap(({ atMs }) => [atMs, ...rules.stepsMs.map((step) => atMs + step)]);
  const { tickMs } = rules;
  const times = tickMs === 0 ? changes : changes.map((atMs) => Math.ceil(atMs / tickMs) * tickMs);
  return [...new Set(times)].toSorted((one, other) => one - other);
}

/** Until when a case has to be played. Milliseconds. */
export function endOf(document: unknown, arrivals: readonly Arrival[]): number {
  const rules = new Rules(document);
  return Math.max(...arrivals.map(({ atMs }) => atMs)) + rules.lastStepMs + 2 * rules.tickMs + REST_MS;
}

function byAge(one: Arrival, other: Arrival): number {
  return one.atMs - other.atMs || (one.id < other.id ? -1 : 1);
}

/** The order of docs/rules.md: oldest anchor, most players, least spread, the order that is asked for, oldest members. */
function compare(
  rules: Rules,
  present: readonly Party[],
  one: readonly Party[],
  other: readonly Party[],
): number {
  const place = (party: Party) => present.indexOf(party);
  const [anchor, rival] = [one[0] as Party, other[0] as Party];
  const spread = rules.spreadOf(one) - rules.spreadOf(other);
  const first = place(anchor) - place(rival) || sizeOf(other) - sizeOf(one) || spread;
  if (first !== 0) return first;
  const order = rules.orderFrom(anchor, present);
  const sorted = (group: readonly Party[]) =>
    group
      .slice(1)
      .map((party) => order.indexOf(party))
      .toSorted((a, b) => a - b);
  return lexicographic(sorted(one), sorted(other));
}

function sizeOf(group: readonly Party[]): number {
  return group.flatMap(({ players }) => players).length;
}

function lexicographic(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? one.length - other.length : (one[index] as number) - (other[index] ?? -1);
}
