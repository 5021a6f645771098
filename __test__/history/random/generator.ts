import { execFile, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { root, targetFolder } from '../../../scripts/lib/paths.js';
import type { Outcome } from './outcome.ts';

const run = promisify(execFile);

/** A generator as it was built. */
export interface Generator {
  readonly file: string;
}

/** Builds the generator of random histories: that of `cargo test`, which has it already. */
export async function plainGenerator(): Promise<Generator> {
  // With all crates of the workspace, so that what they share is built as it is for the tests.
  await run(
    'cargo',
    ['build', '--quiet', '--locked', '--workspace', '--profile', 'test', '--example', 'histories'],
    {
      cwd: root,
    },
  );
  return { file: join(targetFolder, 'debug', 'examples', programNamed('histories')) };
}

/** Generates and checks the histories of so many seeds, on all processors. */
export async function checkSeeds(generator: Generator, first: number, count: number): Promise<Outcome> {
  const parts = Math.min(availableParallelism(), count);
  const bounds = Array.from({ length: parts + 1 }, (_, part) => first + Math.floor((count * part) / parts));
  const outcomes = await Promise.all(
    bounds
      .slice(1)
      .map((end, part) => checkPart(generator, bounds[part] ?? first, end - (bounds[part] ?? first))),
  );
  return outcomes.reduce(joined);
}

function programNamed(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

async function checkPart({ file }: Generator, first: number, count: number): Promise<Outcome> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const tsx = import.meta.resolve('tsx');
  const words = [`--import=${tsx}`, main, file, String(first), String(count)];
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
  return JSON.parse(text) as Outcome;
}

function joined(one: Outcome, other: Outcome): Outcome {
  return {
    seeds: one.seeds + other.seeds,
    lines: one.lines + other.lines,
    tickets: one.tickets + other.tickets,
    matches: one.matches + other.matches,
    undecided: one.undecided + other.undecided,
    observations: counts(one.observations, other.observations),
    requests: counts(one.requests, other.requests),
    ruleTypes: counts(one.ruleTypes, other.ruleTypes),
    violations: [...one.violations, ...other.violations],
    unjudged: [...one.unjudged, ...other.unjudged],
  };
}

function counts(ones: Readonly<Record<string, number>>, others: Readonly<Record<string, number>>) {
  const names = new Set([...Object.keys(ones), ...Object.keys(others)]);
  return Object.fromEntries([...names].map((name) => [name, (ones[name] ?? 0) + (others[name] ?? 0)]));
}
