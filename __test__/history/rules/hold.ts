import type { Aggregation, Rule, RuleDocument, Terms } from './document.ts';
import {
  collectionsOf,
  flatValues,
  intersection,
  type Measure,
  measure,
  partyNumber,
  valueOf,
} from './measure.ts';
import { areEqual, atMost, shown } from './numbers.ts';
import { usableRegions } from './regions.ts';
import { isTrue } from './statement.ts';
import type { Lineup } from './types.ts';

/** What a rule is judged in. */
export interface Judged {
  readonly document: RuleDocument;
  readonly terms: Terms;
  readonly lineup: Lineup;
}

/** Why a rule does not hold in a lineup; undefined where it does. */
export function faultOf(rule: Rule, judged: Judged): string | undefined {
  const scene = { ...judged, aggregation: rule.aggregation };
  const measures = rule.measurements.map((one) => measure(one, scene));
  const reference = rule.reference === undefined ? undefined : measure(rule.reference, scene);
  switch (rule.type) {
    case 'comparison':
      return comparisonFault(rule, measures, reference);
    case 'distance':
      return distanceFault(rule, measures, reference);
    case 'batchDistance':
      return batchFault(rule, judged);
    case 'collection':
      return collectionFault(rule, measures, reference);
    case 'latency':
      return usableRegions([rule], partiesOf(judged)).length > 0
        ? undefined
        : 'no region is near enough to all';
    case 'compound':
      return compoundFault(rule, judged);
    default:
      // A sort orders candidates and forbids nothing.
      return undefined;
  }
}

/** All parties of a lineup. */
export function partiesOf({ lineup }: { readonly lineup: Lineup }) {
  return lineup.flatMap((side) => side.parties);
}

function comparisonFault(
  { operation }: Rule,
  measures: readonly Measure[],
  reference: Measure | undefined,
): string | undefined {
  const values = measures.flatMap(flatValues);
  if (values.length === 0 || values.includes(undefined)) return 'there is nothing to compare';
  if (reference === undefined) return pairsFault(operation, values);
  const limit = oneOf(reference);
  if (limit === undefined) return 'there is nothing to compare with';
  const wrong = values.find((value) => !compares(value, operation, limit));
  return wrong === undefined ? undefined : `${shown(wrong)} ${operation} ${shown(limit)} is not so`;
}

/** Without a reference all values are equal, or each is unlike all others. */
function pairsFault(operation: string, values: readonly unknown[]): string | undefined {
  const holds = values.every((one, index) =>
    values.slice(index + 1).every((other) => compares(one, operation, other)),
  );
  return holds ? undefined : `of ${values.map(shown).join(', ')} each ${operation} each other is not so`;
}

function compares(one: unknown, operation: string, other: unknown): boolean {
  if (typeof one !== 'number') {
    const isSame = one === String(other);
    return operation === '=' ? isSame : operation === '!=' && !isSame;
  }
  const number = Number(other);
  const isSame = areEqual(one, number);
  switch (operation) {
    case '<':
      return one < number && !isSame;
    case '<=':
      return one < number || isSame;
    case '=':
      return isSame;
    case '!=':
      return !isSame;
    case '>':
      return one > number && !isSame;
    case '>=':
      return one > number || isSame;
    default:
      throw new Error(`there is no operation ${operation}`);
  }
}

function distanceFault(
  { minDistance, maxDistance }: Rule,
  measures: readonly Measure[],
  reference: Measure | undefined,
): string | undefined {
  const values = measures.flatMap(flatValues);
  if (values.length === 0 || values.includes(undefined)) return 'there is nothing to measure';
  const from = reference === undefined ? undefined : oneOf(reference);
  if (from === undefined) return 'there is nothing to measure from';
  for (const value of values) {
    const distance = Math.abs(Number(value) - Number(from));
    if (minDistance !== undefined && !atMost(minDistance, distance)) {
      return `${shown(value)} is ${shown(distance)} from ${shown(from)}, less than ${minDistance}`;
    }
    if (maxDistance !== undefined && !atMost(distance, maxDistance)) {
      return `${shown(value)} is ${shown(distance)} from ${shown(from)}, more than ${maxDistance}`;
    }
  }
  return undefined;
}

function batchFault(rule: Rule, judged: Judged): string | undefined {
  const { document } = judged;
  const parties = partiesOf(judged);
  if (document.attribute(rule.batchAttribute).type === 'string') {
    const values = parties.flatMap(({ players }) =>
      players.map((player) => valueOf(document, player, rule.batchAttribute)),
    );
    const found = new Set(values);
    return found.size <= 1 ? undefined : `not all are equal: ${[...found].join(', ')}`;
  }
  const values = parties.map((party) =>
    partyNumber(document, party, rule.batchAttribute, rule.aggregation as Aggregation | undefined),
  );
  const spread = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  const max = rule.maxDistance ?? Number.POSITIVE_INFINITY;
  return atMost(spread, max) ? undefined : `values are ${shown(spread)} apart, and ${max} is allowed`;
}

function collectionFault(
  { operation, minCount = 0, maxCount = Number.POSITIVE_INFINITY }: Rule,
  measures: readonly Measure[],
  reference: Measure | undefined,
): string | undefined {
  const collections = measures.flatMap(collectionsOf);
  const isWithin = (count: number) => count >= minCount && count <= maxCount;
  const outside = (count: number, what: string) => `${count} ${what}, not ${minCount} to ${maxCount}`;
  // A set that is an intersection of nothing is no set.
  if (collections.includes(undefined as unknown as unknown[])) return 'there is nothing to count';
  switch (operation) {
    case 'intersection': {
      const common = intersection(collections)?.length;
      if (common === undefined) return 'there is nothing to count';
      return isWithin(common) ? undefined : outside(common, 'are in all collections');
    }
    case 'contains': {
      const wanted = reference === undefined ? undefined : oneOf(reference);
      if (wanted === undefined) return 'there is nothing to look for';
      const having = collections.filter((one) => one.some((item) => item === String(wanted))).length;
      return isWithin(having) ? undefined : outside(having, `collections have ${wanted}`);
    }
    case 'reference_intersection_count': {
      const wanted = new Set(reference === undefined ? [] : flatValues(reference));
      const counts = collections.map((one) => new Set(one.filter((item) => wanted.has(item))).size);
      const wrong = counts.find((count) => !isWithin(count));
      return wrong === undefined ? undefined : outside(wrong, 'are in the reference too');
    }
    default:
      throw new Error(`there is no operation ${operation}`);
  }
}

function compoundFault({ statement }: Rule, judged: Judged): string | undefined {
  const holds = (name: string): boolean => {
    const part = judged.terms.rules.find((rule) => rule.name === name);
    if (part === undefined) throw new Error(`there is no rule ${name}`);
    return faultOf(part, judged) === undefined;
  };
  if (statement === undefined || isTrue(statement, holds)) return undefined;
  return 'the statement is not true';
}

/** The one value of a measure; undefined where there is none, or more than one. */
function oneOf(measured: Measure): unknown {
  const values = flatValues(measured);
  return values.length === 1 ? values[0] : undefined;
}
