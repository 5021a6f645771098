import { MusterdError, type Problem } from '../errors.ts';
import type { musterd } from '../protocol/v1.ts';
import { addon } from './addon.ts';
import type { Link } from './link.ts';

/** What became of a rule set. */
export interface RulesPut {
  /** The version now live, from 1. */
  readonly version: number;
  /** True: the queue is new. */
  readonly created: boolean;
}

/**
 * Creates a queue, or replaces its rules.
 *
 * @param rules the rule set, a JSON text.
 * @throws MusterdError RULES_INVALID with every problem; what the queue had before stays.
 */
export async function putRules(link: Link, queue: string, rules: string): Promise<RulesPut> {
  const answer = await link.request({ putRules: { queue, rules } });
  const { version, created, problems } = answer.rulesAnswer as musterd.v1.RulesAnswer;
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
