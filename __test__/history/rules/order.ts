import type { Aggregation, Json, RuleDocument } from './document.ts';
import { valueOf } from './measure.ts';
import { fold } from './numbers.ts';
import type { Party } from './types.ts';

/** The other parties in the order in which an anchor looks at them: as its sort rules say, then as they came. */
export function orderFrom(document: RuleDocument, anchor: Party, present: readonly Party[]): Party[] {
  const sorts = document.sorts;
  return present
    .filter((party) => party !== anchor)
    .toSorted((one, other) => {
      for (const sort of sorts) {
        const [mine, theirs] = [keyOf(document, sort, anchor, one), keyOf(document, sort, anchor, other)];
        // Whoever has no such number comes last, whatever the direction.
        if (mine === undefined && theirs === undefined) continue;
        if (mine === undefined) return 1;
        if (theirs === undefined) return -1;
        const difference = sort['sortDirection'] === 'descending' ? theirs - mine : mine - theirs;
        if (difference !== 0) return difference;
      }
      return 0;
    });
}

function keyOf(document: RuleDocument, sort: Json, anchor: Party, party: Party): number | undefined {
  const own = numberOf(document, sort, party);
  if (sort['type'] === 'absoluteSort') return own;
  const first = numberOf(document, sort, anchor);
  return own === undefined || first === undefined ? undefined : Math.abs(own - first);
}

function numberOf(document: RuleDocument, sort: Json, { players }: Party): number | undefined {
  const numbers = players.flatMap((player) => {
    const value = valueOf(document, player, String(sort['sortAttribute']));
    return pick(value, sort['mapKey']) ?? [];
  });
  return fold(numbers, sort['partyAggregation'] as Aggregation | undefined);
}

function pick(value: unknown, mapKey: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const map = value as Readonly<Record<string, number>>;
  const numbers = Object.values(map);
  if (mapKey === 'minValue') return fold(numbers, 'min');
  if (mapKey === 'maxValue') return fold(numbers, 'max');
  return map[String(mapKey)];
}
