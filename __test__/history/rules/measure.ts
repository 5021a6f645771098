import type { Aggregation, CollectionAggregation, RuleDocument } from './document.ts';
import type { Expression } from './expression.ts';
import { deviation, fold, median, sum } from './numbers.ts';
import type { Lineup, Party, Player, Side } from './types.ts';

/**
 * A measured value: how deep its lists nest, and itself. Depth 0 is a number, a text, a player, or undefined where
 * there is nothing to measure.
 */
export interface Measure {
  readonly depth: number;
  readonly value: unknown;
}

/** What an expression is measured in. */
export interface Scene {
  readonly document: RuleDocument;
  readonly lineup: Lineup;
  readonly aggregation: Aggregation | CollectionAggregation | undefined;
}

/** Measures an expression in a lineup. */
export function measure(expression: Expression, scene: Scene): Measure {
  switch (expression.kind) {
    case 'number':
      return { depth: 0, value: expression.number };
    case 'text':
      return { depth: 0, value: expression.text };
    case 'texts':
      return { depth: 1, value: expression.texts };
    case 'players':
      return measurePlayers(expression, scene);
    case 'call':
      return call(
        expression.name,
        expression.of.map((one) => measure(one, scene)),
      );
  }
}

/** All single values in a measure. */
export function flatValues({ depth, value }: Measure): unknown[] {
  return depth === 0 ? [value] : (value as unknown[]).flat(depth - 1);
}

/** All innermost lists of a measure. */
export function collectionsOf({ depth, value }: Measure): unknown[][] {
  if (depth === 0) return [];
  return depth === 1 ? [value as unknown[]] : ((value as unknown[]).flat(depth - 2) as unknown[][]);
}

/** A party's value of a number attribute. */
export function partyNumber(
  document: RuleDocument,
  { players }: Party,
  attribute: string,
  aggregation?: Aggregation,
): number {
  const values = players.map((player) => Number(valueOf(document, player, attribute)));
  return fold(values, aggregation) ?? Number.NaN;
}

/** A player's value of an attribute, or what the rule set gives to those who bring none. */
export function valueOf(document: RuleDocument, { attributes }: Player, name: string): unknown {
  return attributes[name] ?? document.attribute(name).fallback;
}

function measurePlayers(expression: Expression & { kind: 'players' }, scene: Scene): Measure {
  const { sides, areMany } = select(expression.teams, scene.lineup);
  const lists = sides.map((side) => measureSide(expression, side, scene));
  if (!areMany) return lists[0] as Measure;
  return { depth: 1 + depthOf(expression, scene), value: lists.map(({ value }) => value) };
}

/** The teams that are named, and whether the value is a list of teams. */
function select(names: readonly string[], lineup: Lineup): { sides: Lineup; areMany: boolean } {
  const sides = lineup.filter((side) => names.some((name) => isNamed(side, name)));
  const missing = names.find((name) => !lineup.some((side) => isNamed(side, name)));
  if (missing !== undefined) throw new Error(`there is no team ${missing}`);
  const [only = ''] = names;
  const isStem = sides.some(({ stem, name }) => stem === only && name !== only);
  return { sides, areMany: names.length > 1 || only === '*' || isStem };
}

/** `*` is every team; a team of a quantity is called by its stem too, and by a number with or without a line. */
function isNamed(side: Side, name: string): boolean {
  return (
    name === '*' || name === side.name || name === side.stem || name === side.name.replace(/_(\d+)$/, '$1')
  );
}

function depthOf({ property, attribute }: Expression & { kind: 'players' }, { document }: Scene): number {
  return property === 'attribute' && document.attribute(attribute).type === 'string_list' ? 2 : 1;
}

function measureSide(
  { property, attribute }: Expression & { kind: 'players' },
  { parties }: Side,
  { document, aggregation }: Scene,
): Measure {
  const players = parties.flatMap((party) => party.players);
  if (property === 'player') return { depth: 1, value: players };
  if (property === 'playerId') return { depth: 1, value: players.map(({ player }) => player) };
  const { type } = document.attribute(attribute);
  switch (type) {
    case 'number': {
      const kind = aggregation as Aggregation | undefined;
      return { depth: 1, value: parties.map((party) => partyNumber(document, party, attribute, kind)) };
    }
    case 'string':
      return { depth: 1, value: players.map((player) => valueOf(document, player, attribute)) };
    case 'string_list':
      return {
        depth: 2,
        value: parties.map((party) => {
          const lists = party.players.map((player) => valueOf(document, player, attribute) as string[]);
          return aggregation === 'intersection' ? intersection(lists) : [...new Set(lists.flat())];
        }),
      };
    default:
      throw new Error(`attribute ${attribute} of type ${type} cannot be measured`);
  }
}

function call(name: string, of: readonly Measure[]): Measure {
  const [first] = of as [Measure];
  if (name === 'set_intersection' && of.length > 1) {
    return { depth: 1, value: intersection(of.flatMap(collectionsOf)) };
  }
  const reducedDepth = name === 'set_intersection' ? 2 : 1;
  if (name === 'flatten') {
    return first.depth < 2 ? first : { depth: first.depth - 1, value: (first.value as unknown[][]).flat() };
  }
  if (first.depth > reducedDepth) {
    const each = (first.value as unknown[]).map((value) => call(name, [{ depth: first.depth - 1, value }]));
    return { depth: first.depth - 1, value: each.map(({ value }) => value) };
  }
  if (name === 'set_intersection') {
    const value = first.depth === 2 ? intersection(first.value as unknown[][]) : first.value;
    return { depth: 1, value };
  }
  return { depth: 0, value: first.depth === 0 ? first.value : reduce(name, first.value as unknown[]) };
}

/** A function of a plain list. Nothing comes of a list that holds nothing. */
function reduce(name: string, list: readonly unknown[]): number | undefined {
  if (name === 'count') return list.length;
  if (list.includes(undefined)) return undefined;
  const numbers = list as readonly number[];
  switch (name) {
    case 'sum':
      return sum(numbers);
    case 'median':
      return median(numbers);
    case 'stddev':
      return deviation(numbers);
    default:
      return fold(numbers, name as Aggregation);
  }
}

/** What all lists have in common; undefined of no list. */
export function intersection<Item>(lists: readonly (readonly Item[])[]): Item[] | undefined {
  const [first, ...rest] = lists;
  if (first === undefined) return undefined;
  return [...new Set(first)].filter((item) => rest.every((list) => list.includes(item)));
}
