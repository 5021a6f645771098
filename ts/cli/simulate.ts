import { writeFileSync } from 'node:fs';
import { showProgress } from '../bots/progress.ts';
import { refusal } from '../config/problem.ts';
import { type QueueRules, readQueue, ruleFilesOf } from '../config/rule-file.ts';
import { readTextFile } from '../config/text-file.ts';
import { problemsOfRules } from '../engine/rules.ts';
import { simulate as run } from '../engine/simulation.ts';
import { MusterdError } from '../errors.ts';
import { readCurve } from '../simulate/curve.ts';
import type { Outcome } from '../simulate/outcome.ts';
import { pageOf, sourceText } from '../simulate/page.ts';
import { type SimulationRequest, sideOf, type Source } from '../simulate/request.ts';
import { expandSpec } from '../simulate/spec.ts';
import { tablesOf, tableText } from '../simulate/tables.ts';
import { ExitCode } from './exit.ts';
import type { SimulateFlags } from './simulate-flags.ts';

/** A longer curve or spec is refused. */
const FILE_BYTES_MAX = 256 * 1024 * 1024;
/** Cells of the progress bar. */
const BAR_CELLS = 40;

/**
 * Runs rule sets over the players of a trace, or over invented ones, and says how they fared.
 *
 * @returns the exit code. @throws MusterdError CONFIG_INVALID, RULES_INVALID for what was typed.
 */
export async function simulate(flags: SimulateFlags): Promise<number> {
  const sides = [flags.rules, ...(flags.compare === undefined ? [] : [flags.compare])].map(goodRules);
  const request: SimulationRequest = {
    seed: flags.seed,
    sides: sides.map(sideOf),
    source: sourceOf(flags),
    acceptance: flags.acceptance,
    ...(flags.until !== undefined && { untilMs: Math.round(flags.until * 1_000) }),
  };
  const text = await withProgress((onProgress) => run(JSON.stringify(request), onProgress));
  const outcome = JSON.parse(text) as Outcome;
  const title = sides.map(({ from }) => from).join(' and ');
  if (flags.html !== undefined) writePage(flags.html, pageOf(outcome, title, wordsOf(flags)));
  process.stdout.write(flags.json ? `${text}\n` : tablesText(outcome));
  tellBroken(outcome, flags.trace ?? '');
  return ExitCode.DONE;
}

/** The rules of one file. @throws MusterdError RULES_INVALID with every problem, CONFIG_INVALID for a file that is none. */
export function goodRules(path: string): QueueRules {
  const [file = path, ...others] = ruleFilesOf(path);
  if (others.length > 0) {
    throw new MusterdError('CONFIG_INVALID', `${path} is a folder of several rule sets; name one file`);
  }
  const queue = readQueue(file);
  const problems = problemsOfRules(queue.rules);
  if (problems.length > 0) throw refusal('RULES_INVALID', problems.map(queue.place));
  return queue;
}

/** Tables for a terminal. */
export function tablesText(outcome: Outcome): string {
  const notes = tablesOf(outcome).flatMap(({ note }) => note ?? []);
  return [sourceText(outcome), ...notes, '', ...tablesOf(outcome).map(tableText)].join('\n');
}

/** Writes the page. @throws MusterdError CONFIG_INVALID where it cannot be written. */
export function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (cause) {
    throw new MusterdError('CONFIG_INVALID', `--html: ${(cause as Error).message}`, { cause });
  }
}

function sourceOf({ trace, synthetic, curve, queue, strict }: SimulateFlags): Source {
  if (trace !== undefined) return { trace: { path: trace, strict, ...(queue !== undefined && { queue }) } };
  if (synthetic === undefined) {
    throw new MusterdError('CONFIG_INVALID', 'Who arrives? Give --trace FILE or --synthetic SPEC.');
  }
  const isFile = synthetic.endsWith('.json');
  const spec = isFile ? readTextFile(synthetic, FILE_BYTES_MAX) : expandSpec(synthetic);
  const week = curve === undefined ? {} : { week: readCurve(readTextFile(curve, FILE_BYTES_MAX), curve) };
  return { synthetic: { from: isFile ? synthetic : '--synthetic', spec, ...week } };
}

/** Shows a bar on a terminal while something goes on. */
async function withProgress<Result>(
  body: (onProgress: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  let done = 0;
  const isShown = process.stderr.isTTY === true;
  const hide = isShown ? showProgress(process.stderr, () => [bar(done)]) : () => {};
  try {
    return await body((now) => {
      done = now;
    });
  } finally {
    hide();
  }
}

function bar(done: number): string {
  const cells = Math.round(done * BAR_CELLS);
  return `${'█'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)} ${Math.floor(done * 100)} %`;
}

/** Broken lines were passed over; whoever wants to know which reads it beside the report. */
function tellBroken({ source }: Outcome, file: string): void {
  if (source.kind !== 'trace' || source.broken === 0) return;
  for (const { line, reason } of source.firstBroken) process.stderr.write(`${file}:${line}: ${reason}\n`);
  const rest = source.broken - source.firstBroken.length;
  if (rest > 0) process.stderr.write(`${file}: and ${rest} more broken lines\n`);
}

/** The command line again, without what does not change the result. */
function wordsOf(told: SimulateFlags): string {
  const { rules, compare, trace, synthetic, curve, queue, seed, until, acceptance } = told;
  const flags = { rules, compare, trace, synthetic, curve, queue, seed, until, acceptance };
  const given = Object.entries(flags).filter(([, value]) => value !== undefined);
  return `musterd simulate ${given.map(([name, value]) => `--${name} ${value}`).join(' ')}`;
}
