// node --import=tsx main.ts GENERATOR FIRST COUNT: checks the random histories of so many seeds as they are generated,
// and prints what came of it as one JSON object. random.test.ts runs several of these side by side.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { checkHistory } from '../check.ts';
import { mergeHistories } from '../lines.ts';
import type { Outcome } from './outcome.ts';

const [generator = '', first = '0', count = '1'] = process.argv.slice(2);

/** Violations that are told of one invariant; the first seed is what matters. */
const TOLD_MAX = 5;

const outcome: Outcome = {
  seeds: 0,
  lines: 0,
  tickets: 0,
  matches: 0,
  undecided: 0,
  observations: {},
  requests: {},
  ruleTypes: {},
  violations: [],
  unjudged: [],
};

const child = spawn(generator, [first, count], { stdio: ['ignore', 'pipe', 'inherit'], env: process.env });
const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));

let rows: string[] = [];
for await (const row of createInterface({ input: child.stdout })) {
  if (row.includes('"op":"header"') && rows.length > 0) take(rows);
  rows.push(row);
}
if (rows.length > 0) take(rows);
const code = await ended;
if (code !== 0)
  outcome.violations.push({
    seed: Number(first) + outcome.seeds,
    invariant: 'run',
    text: `the generator ended with ${code}`,
  });
process.stdout.write(`${JSON.stringify(outcome)}\n`);

function take(history: readonly string[]): void {
  rows = [];
  const lines = mergeHistories([{ name: '', text: history.join('\n') }]);
  const seed = Number(lines.lines[0]?.['seed']);
  const verdict = checkHistory(lines);
  outcome.seeds += 1;
  outcome.lines += verdict.lines;
  outcome.tickets += verdict.tickets;
  outcome.matches += verdict.matches;
  for (const { op, ev, ...line } of lines.lines) {
    if (ev === 'ok') outcome.requests[op] = (outcome.requests[op] ?? 0) + 1;
    if (op === 'rules') countTypes(line['rules'] as { readonly rules: readonly { readonly type: string }[] });
  }
  for (const { invariant, observations, undecided, violations } of verdict.findings) {
    outcome.observations[invariant] = (outcome.observations[invariant] ?? 0) + observations;
    outcome.undecided += undecided;
    for (const { text, lines: at } of violations) {
      if (outcome.violations.filter((one) => one.invariant === invariant).length < TOLD_MAX) {
        outcome.violations.push({ seed, invariant, text: `${text} (lines ${at.join(', ')})` });
      }
    }
  }
  outcome.unjudged.push(...verdict.unjudged.slice(0, 1).map((sentence) => `seed ${seed}: ${sentence}`));
}

function countTypes({ rules }: { readonly rules: readonly { readonly type: string }[] }): void {
  for (const { type } of rules) outcome.ruleTypes[type] = (outcome.ruleTypes[type] ?? 0) + 1;
}
