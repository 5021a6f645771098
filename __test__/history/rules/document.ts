import { type Expression, parseExpression, readsAsExpression } from './expression.ts';
import { parseStatement, partsOf, type Statement } from './statement.ts';

/** How the numbers of a party become one. */
export type Aggregation = 'min' | 'max' | 'avg';
/** How the collections of a party become one. */
export type CollectionAggregation = 'union' | 'intersection';

/** A rule as it stands at one step: numbers read, expressions parsed. */
export interface Rule {
  readonly name: string;
  readonly type: string;
  /** It counts only inside the compound rules that name it. */
  readonly isPart: boolean;
  readonly measurements: readonly Expression[];
  readonly operation: string;
  readonly reference: Expression | undefined;
  readonly aggregation: Aggregation | CollectionAggregation | undefined;
  readonly batchAttribute: string;
  readonly minDistance: number | undefined;
  readonly maxDistance: number | undefined;
  readonly minCount: number | undefined;
  readonly maxCount: number | undefined;
  readonly maxLatency: number | undefined;
  readonly distanceReference: 'min' | 'avg';
  readonly statement: Statement | undefined;
}

/** A team as it stands at one step. */
export interface Team {
  readonly name: string;
  readonly stem: string;
  readonly min: number;
  readonly max: number;
}

/** The roles of a team. */
export interface Roles {
  readonly attribute: string;
  readonly composition: readonly { readonly role: string; readonly min: number; readonly max: number }[];
  /** Stems or names of the teams that it holds for; undefined: all. */
  readonly teams: readonly string[] | undefined;
}

/** The values of one moment: what the expansions have made of the rule set. */
export interface Terms {
  readonly teams: readonly Team[];
  readonly rules: readonly Rule[];
}

/** A JSON object as it was read. */
export type Json = Readonly<Record<string, unknown>>;

const TYPES: ReadonlySet<string> = new Set([
  'comparison',
  'distance',
  'batchDistance',
  'collection',
  'latency',
  'absoluteSort',
  'distanceSort',
  'compound',
]);

/** A rule set as JSON, with questions to it. */
export class RuleDocument {
  readonly #json: Json;
  readonly #parts: ReadonlySet<string>;
  /** The waits of all steps, rising. Milliseconds. */
  readonly waitsMs: readonly number[];
  readonly #termsByWait = new Map<number, Terms>();

  /** Throws where it holds a rule that is not known. */
  constructor(json: Json) {
    this.#json = json;
    const rules = listOf(json['rules']);
    for (const { name, type } of rules) {
      if (!TYPES.has(String(type))) throw new Error(`rule ${name}: there is no type ${type}`);
    }
    const statements = rules.filter(({ type }) => type === 'compound').map(({ statement }) => statement);
    this.#parts = new Set(statements.flatMap((text) => partsOf(parseStatement(String(text)))));
    const waits = listOf(json['expansions']).flatMap(({ steps }) =>
      listOf(steps).map((step) => Number(step['waitTimeSeconds']) * 1_000),
    );
    this.waitsMs = [...new Set(waits)].toSorted((one, other) => one - other);
    // A rule that cannot be read is to be known before the first match.
    this.termsAt(0);
  }

  /** Whose age counts. */
  get clock(): 'oldest' | 'newest' {
    return objectOf(this.#json['algorithm'])['expansionAgeSelection'] === 'oldest' ? 'oldest' : 'newest';
  }

  /** A key of the queue block. */
  queueOption(name: string): unknown {
    return objectOf(this.#json['queue'])[name];
  }

  /** The kind of an attribute, and its value for a player who brings none. */
  attribute(name: string): { readonly type: string; readonly fallback: unknown } {
    const found = listOf(this.#json['playerAttributes']).find((one) => one['name'] === name);
    return { type: String(found?.['type']), fallback: found?.['default'] };
  }

  /** The rules that order candidates, in their order. */
  get sorts(): readonly Json[] {
    return listOf(this.#json['rules']).filter(({ type }) => /^(absolute|distance)Sort$/.test(String(type)));
  }

  /** The composition of teams, if the rule set asks for one. */
  get roles(): Roles | undefined {
    const roles = this.#json['roles'] as Json | undefined;
    if (roles === undefined) return undefined;
    const composition = listOf(roles['composition']).map((one) => {
      const min = Number(one['minPlayers'] ?? 0);
      return { role: String(one['role']), min, max: Number(one['maxPlayers'] ?? min) };
    });
    return {
      attribute: String(roles['attribute']),
      composition,
      teams: roles['teams'] as readonly string[] | undefined,
    };
  }

  /** What holds for a group of this age, in milliseconds. */
  termsAt(ageMs: number): Terms {
    const reached = this.waitsMs.findLast((wait) => wait <= ageMs) ?? -1;
    const known = this.#termsByWait.get(reached);
    if (known !== undefined) return known;
    const valueAt = (target: string) =>
      listOf(this.#json['expansions'])
        .filter((one) => String(one['target']).replaceAll(/\s/g, '') === target.replaceAll(/\s/g, ''))
        .flatMap((one) => listOf(one['steps']))
        .findLast((step) => Number(step['waitTimeSeconds']) * 1_000 <= reached)?.['value'];
    const terms = {
      teams: listOf(this.#json['teams']).flatMap((team) => teamsOf(team, valueAt)),
      rules: listOf(this.#json['rules']).map((rule) => this.#ruleOf(rule, valueAt)),
    };
    this.#termsByWait.set(reached, terms);
    return terms;
  }

  #ruleOf(rule: Json, valueAt: (target: string) => unknown): Rule {
    const name = String(rule['name']);
    const valueOf = (key: string) => valueAt(`rules[${name}].${key}`) ?? rule[key];
    const number = (key: string) => (valueOf(key) === undefined ? undefined : Number(valueOf(key)));
    const measured = rule['measurements'] ?? [];
    return {
      name,
      type: String(rule['type']),
      isPart: this.#parts.has(name),
      measurements: (Array.isArray(measured) ? measured : [measured]).map(expressionOf),
      operation: String(valueOf('operation')),
      reference:
        valueOf('referenceValue') === undefined ? undefined : expressionOf(valueOf('referenceValue')),
      aggregation: rule['partyAggregation'] as Aggregation | undefined,
      batchAttribute: String(rule['batchAttribute']),
      minDistance: number('minDistance'),
      maxDistance: number('maxDistance'),
      minCount: number('minCount'),
      maxCount: number('maxCount'),
      maxLatency: number('maxLatency'),
      distanceReference: rule['distanceReference'] === 'avg' ? 'avg' : 'min',
      statement: rule['type'] === 'compound' ? parseStatement(String(rule['statement'])) : undefined,
    };
  }
}

/** A team with a quantity above 1 is that many teams: its name, a line, and a number from 1. */
function teamsOf(team: Json, valueAt: (target: string) => unknown): Team[] {
  const stem = String(team['name']);
  const bound = (key: string) => Number(valueAt(`teams[${stem}].${key}`) ?? team[key]);
  const [min, max] = [bound('minPlayers'), bound('maxPlayers')];
  const quantity = Number(team['quantity'] ?? 1);
  if (quantity === 1) return [{ name: stem, stem, min, max }];
  return Array.from({ length: quantity }, (_, index) => ({
    name: `${stem}_${index + 1}`,
    stem,
    min,
    max,
  }));
}

/** A value of a rule set: an expression where it reads like one, else what it says. */
function expressionOf(value: unknown): Expression {
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (Array.isArray(value)) return { kind: 'texts', texts: value.map(String) };
  const text = String(value);
  return readsAsExpression(text) ? parseExpression(text) : { kind: 'text', text };
}

function listOf(value: unknown): readonly Json[] {
  return (value ?? []) as readonly Json[];
}

function objectOf(value: unknown): Json {
  return (value ?? {}) as Json;
}
