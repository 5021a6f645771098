import { MusterdError, type Problem } from '../errors.ts';
import type { DecodedServerMessage, musterd } from '../protocol/v1.ts';
import { addon } from './addon.ts';
import type { Link } from './link.ts';

/** What became of a rule set. */
export interface RulesPut {
  /** The version now live, from 1. */
  readonly version: number;
  /** True: the queue is new. */
  readonly created: boolean;
}

/** How rules come to a queue. */
export interface RulesPutOptions {
  /** True: an operator puts them, and they win over a file's. Default false: they are a file's. */
  readonly byOperator?: boolean;
  /** How long tickets that wait now stay with the rules that they have, in milliseconds. Default 0: they move at once. */
  readonly keepMs?: number;
}

/**
 * Creates a queue, or replaces its rules. Those of a file replace nothing while an operator's are live.
 *
 * @param rules the rule set, a JSON text.
 * @throws MusterdError RULES_INVALID with every problem; what the queue had before stays. VERSION_IN_USE when tickets
 *   would wait under too many versions.
 */
export async function putRules(
  link: Link,
  queue: string,
  rules: string,
  { byOperator = false, keepMs = 0 }: RulesPutOptions = {},
): Promise<RulesPut> {
  const change = { byOperator, keepMs, wallMs: Date.now() };
  const answer = await link.request({ putRules: { queue, rules, change } });
  return rulesPut(queue, answer);
}

/** What an engine answered to a change of rules. @throws MusterdError RULES_INVALID with every problem. */
export function rulesPut(queue: string, { rulesAnswer }: DecodedServerMessage): RulesPut {
  const { version, created, problems } = rulesAnswer as musterd.v1.RulesAnswer;
  if (problems.length === 0) return { version, created };
  throw new MusterdError('RULES_INVALID', `The rules of queue ${queue} are refused.`, {
    problems: (problems as musterd.v1.RulesProblem[]).map(({ path, line, message }) => ({
      path,
      line,
      message,
    })),
  });
}

/** Every problem of a rule set, a JSON text, without an engine; none if it is good. */
export function problemsOfRules(rules: string): readonly Problem[] {
  return addon().checkRules(rules);
}

/** What the engine will make of a rule set; crates/core/src/rules/plan has the meaning of each field. */
export interface Plan {
  readonly queue: {
    readonly tickMs: number;
    readonly requestTimeoutMs: number;
    readonly objective: 'oldest' | 'quality';
    readonly acceptanceRequired: boolean;
    /** Candidate evaluations of one pass. */
    readonly searchBudget: number;
  };
  /** Before any expansion. */
  readonly teams: readonly {
    readonly name: string;
    /** So many teams, each with a number behind the name when there is more than one. */
    readonly quantity: number;
    readonly minPlayers: number;
    readonly maxPlayers: number;
  }[];
  readonly strategy: 'exhaustiveSearch' | 'balanced';
  /** Rules whose attribute splits the pool into parts that never meet. */
  readonly partition: readonly ServedRule[];
  /** The rule whose attribute the pool is ordered by. */
  readonly index: ServedRule | null;
  /** Rules served by the set of regions that each ticket reaches. */
  readonly regions: readonly ServedRule[];
  /** What decides in which order candidates are looked at. */
  readonly order: readonly string[];
  /** Rules checked group by group. */
  readonly scan: readonly ServedRule[];
  /** Rules that count only inside compound rules. */
  readonly parts: readonly ServedRule[];
  /** What ranks legal groups. */
  readonly score: readonly string[];
  readonly timeline: {
    /** Whose age counts. */
    readonly clock: 'oldest' | 'newest';
    /** True: no step takes back what an earlier one allowed. */
    readonly onlyWidens: boolean;
    /** What changes, such as `rules[close].maxDistance`. */
    readonly targets: readonly string[];
    /** One value a target, `-` where the rule has none yet; the first row is that of age 0. */
    readonly rows: readonly { readonly fromMs: number; readonly values: readonly string[] }[];
  };
  readonly cost: {
    /** What the figures take for granted. */
    readonly model: string;
    readonly rows: readonly {
      readonly tickets: number;
      readonly candidates: number;
      readonly perMatch: number;
      readonly perPass: number;
      readonly passes: number;
    }[];
  };
  readonly warnings: readonly PlanWarning[];
}

/** A rule of a plan and what it looks at. */
export interface ServedRule {
  readonly rule: string;
  /** Its type. */
  readonly kind: string;
  /** The attribute that serves it, if one does. */
  readonly attribute: string | null;
  /** Its limits before any expansion. */
  readonly limits: string;
}

/** Something that the studio should look at. */
export interface PlanWarning {
  readonly kind: 'neverPasses' | 'starves' | 'noEffect' | 'note';
  /** The rule, team or key. */
  readonly about: string;
  readonly message: string;
}

/**
 * What the engine will make of a rule set, a JSON text without problems.
 *
 * @throws MusterdError RULES_INVALID when it has some.
 */
export function planOfRules(rules: string): Plan {
  return JSON.parse(addon().explainPlan(rules)) as Plan;
}
