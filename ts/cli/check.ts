import { problemLine, ProblemList, refusal } from '../config/problem.ts';
import { readQueue, ruleFilesOf } from '../config/rule-file.ts';
import { problemsOfRules } from '../engine/rules.ts';
import { ExitCode } from './exit.ts';
import { planOf } from './plan.ts';

/**
 * Checks rule files: prints what the engine makes of each good one, then every problem of the others.
 *
 * @param paths files, or folders of `.json` files. @returns the exit code.
 */
export function check(paths: readonly string[]): number {
  const problems = new ProblemList();
  for (const path of paths) {
    const files = problems.attempt(() => ruleFilesOf(path)) ?? [];
    for (const file of files) problems.attempt(() => checkFile(file));
  }
  for (const problem of problems.all) process.stdout.write(`${problemLine(problem)}\n`);
  return problems.all.length === 0 ? ExitCode.DONE : ExitCode.INPUT;
}

/** @throws MusterdError RULES_INVALID, or CONFIG_INVALID when the file cannot be read. */
function checkFile(file: string): void {
  const queue = readQueue(file);
  const found = problemsOfRules(queue.rules);
  if (found.length > 0) throw refusal('RULES_INVALID', found.map(queue.place));
  const lines = [`${file}: ok`, ...planOf(queue.name, queue.rules).map((line) => `  ${line}`)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
