import type { musterd } from '../protocol/v1.ts';
import type { Link } from './link.ts';
import { type RulesPut, rulesPut } from './rules.ts';

/** How one version of a queue's rules came about, and what it is used for. */
export type RuleVersion = musterd.v1.RuleVersion;

/** One version of a queue's rules. */
export interface Rules {
  readonly version: RuleVersion;
  /** The rule set, a JSON text. */
  readonly rules: string;
  /** True: a changed file becomes live at the next start. */
  readonly followsFile: boolean;
}

/** Which players a canary is for: so many in a hundred, or those whose hello named this game build. */
export interface CanaryShare {
  readonly version: number;
  readonly percent?: number;
  readonly release?: string;
  /** What the choice is salted with. Default: the version's number. */
  readonly name?: string;
}

/**
 * One version of a queue's rules.
 *
 * @param version its number; 0: the live one. @throws MusterdError UNKNOWN_QUEUE, VERSION_NOT_FOUND.
 */
export async function readRules(link: Link, queue: string, version = 0): Promise<Rules> {
  const answer = await link.request({ readRules: { queue, version } });
  const report = answer.rulesReport as musterd.v1.RulesReport;
  const { rules, followsFile } = report;
  return { version: report.version as RuleVersion, rules, followsFile };
}

/** The versions of a queue's rules, oldest first. @throws MusterdError UNKNOWN_QUEUE. */
export async function readRuleVersions(link: Link, queue: string): Promise<readonly RuleVersion[]> {
  const answer = await link.request({ readRuleVersions: { queue } });
  return (answer.ruleVersions as musterd.v1.RuleVersions).versions as RuleVersion[];
}

/** Makes a version live. @throws MusterdError UNKNOWN_QUEUE, VERSION_NOT_FOUND, RULES_INVALID. */
export async function rollbackRules(link: Link, queue: string, version: number): Promise<RulesPut> {
  return rulesPut(queue, await link.request({ rollbackRules: { queue, version, wallMs: Date.now() } }));
}

/** Tries rules on live tickets. @throws MusterdError UNKNOWN_QUEUE, RULES_INVALID. */
export async function putShadow(link: Link, queue: string, rules: string): Promise<RulesPut> {
  return rulesPut(queue, await link.request({ putShadow: { queue, rules, wallMs: Date.now() } }));
}

/** Ends the shadow, if there is one. @returns the live version. @throws MusterdError UNKNOWN_QUEUE. */
export async function deleteShadow(link: Link, queue: string): Promise<RulesPut> {
  return rulesPut(queue, await link.request({ deleteShadow: { queue, wallMs: Date.now() } }));
}

/**
 * Gives a version to some of the players.
 *
 * @throws MusterdError UNKNOWN_QUEUE, VERSION_NOT_FOUND; VERSION_IN_USE for the live one; BAD_MESSAGE.
 */
export async function putCanary(link: Link, queue: string, share: CanaryShare): Promise<RulesPut> {
  return rulesPut(queue, await link.request({ putCanary: { queue, ...share, wallMs: Date.now() } }));
}

/** Ends the canary, if there is one. @returns the live version. @throws MusterdError UNKNOWN_QUEUE. */
export async function deleteCanary(link: Link, queue: string): Promise<RulesPut> {
  return rulesPut(queue, await link.request({ deleteCanary: { queue, wallMs: Date.now() } }));
}
