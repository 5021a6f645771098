import type { Aggregation, Rule } from './document.ts';
import { areEqual, atMost, average, fold } from './numbers.ts';
import type { Party } from './types.ts';

/** The regions of which every player of these parties told his latency, by name. */
export function knownRegions(parties: readonly Party[]): string[] {
  const players = parties.flatMap((party) => party.players);
  const all = new Set(players.flatMap(({ latencyMs }) => Object.keys(latencyMs ?? {})));
  return [...all]
    .filter((region) => players.every(({ latencyMs }) => latencyMs?.[region] !== undefined))
    .toSorted();
}

/** The regions in which all these latency rules hold for these parties, by name. */
export function usableRegions(rules: readonly Rule[], parties: readonly Party[]): string[] {
  return knownRegions(parties).filter((region) => rules.every((rule) => isUsable(region, rule, parties)));
}

/** The region of least mean latency over all players among these; a tie goes to the first by name. */
export function fastestRegion(regions: readonly string[], parties: readonly Party[]): string | undefined {
  const players = parties.flatMap((party) => party.players);
  const meanOf = (region: string) => average(players.map(({ latencyMs }) => latencyMs?.[region] ?? 0)) ?? 0;
  let best: string | undefined;
  for (const region of regions) {
    const isLess =
      best !== undefined && meanOf(region) < meanOf(best) && !areEqual(meanOf(region), meanOf(best));
    if (best === undefined || isLess) best = region;
  }
  return best;
}

function isUsable(region: string, rule: Rule, parties: readonly Party[]): boolean {
  const latencies = parties.map(({ players }) =>
    fold(
      players.map(({ latencyMs }) => latencyMs?.[region] ?? Number.POSITIVE_INFINITY),
      rule.aggregation as Aggregation | undefined,
    ),
  ) as number[];
  const { maxLatency, maxDistance, distanceReference } = rule;
  if (maxLatency !== undefined && !latencies.every((latency) => atMost(latency, maxLatency))) return false;
  if (maxDistance === undefined) return true;
  const reference = fold(latencies, distanceReference) ?? 0;
  return latencies.every((latency) => atMost(Math.abs(latency - reference), maxDistance));
}
