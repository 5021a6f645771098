import { type ConfigProblem, problemLine, ProblemList, refusal } from '../config/problem.ts';
import { readQueue, ruleFilesOf } from '../config/rule-file.ts';
import { type Plan, planOfRules, problemsOfRules } from '../engine/rules.ts';
import { ExitCode } from './exit.ts';
import { planLines } from './plan.ts';

/** The flags of `musterd check`. */
export interface CheckFlags {
  /** One JSON document instead of lines. */
  readonly json?: true;
}

/** What became of a good rule set. */
interface Checked {
  readonly file: string;
  readonly queue: string;
  readonly plan: Plan;
}

/**
 * Checks rule files: prints the compiled plan of each good one, then every problem of the others.
 *
 * @param paths files, or folders of `.json` files. @returns the exit code.
 */
export function check(paths: readonly string[], flags: CheckFlags = {}): number {
  const problems = new ProblemList();
  const good: Checked[] = [];
  for (const path of paths) {
    for (const file of problems.attempt(() => ruleFilesOf(path)) ?? []) {
      const checked = problems.attempt(() => checkFile(file));
      if (checked !== undefined) good.push(checked);
    }
  }
  process.stdout.write(flags.json ? documentOf(good, problems.all) : textOf(good, problems.all));
  return problems.all.length === 0 ? ExitCode.DONE : ExitCode.INPUT;
}

/** @throws MusterdError RULES_INVALID, or CONFIG_INVALID when the file cannot be read. */
function checkFile(file: string): Checked {
  const queue = readQueue(file);
  const found = problemsOfRules(queue.rules);
  if (found.length > 0) throw refusal('RULES_INVALID', found.map(queue.place));
  return { file, queue: queue.name, plan: planOfRules(queue.rules) };
}

function textOf(good: readonly Checked[], problems: readonly ConfigProblem[]): string {
  const plans = good.flatMap(({ file, queue, plan }) => [
    `${file}: ok`,
    ...planLines(queue, plan).map((line) => `  ${line}`),
  ]);
  return [...plans, ...problems.map(problemLine)].map((line) => `${line}\n`).join('');
}

function documentOf(good: readonly Checked[], problems: readonly ConfigProblem[]): string {
  return `${JSON.stringify({ ok: problems.length === 0, files: good, problems })}\n`;
}
