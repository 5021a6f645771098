import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

import { root } from './paths.js';
import { StepFailed } from './progress.js';

/** Lines kept of a child's output, to be shown should it fail. */
const KEPT_LINES_MAX = 20_000;

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** On Windows there are no process groups to signal. */
const ownGroup = process.platform !== 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set();

/**
 * Runs a program to its end without a terminal. It lives in a process group of its own, so that
 * {@link endChildrenWithUs} reaches whatever it started.
 *
 * @param {string} command
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onLine?: (line: string) => void }} [options]
 *   `env` is added to ours, undefined takes a name away; `onLine` sees each line of both streams as it comes
 * @returns {Promise<{ code: number, lines: string[] }>} 127 when there is no such program
 */
export function run(command, parameters, { cwd = root, env = {}, onLine } = {}) {
  const child = spawn(command, parameters, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
  });
  living.add(child);
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (lines.length < KEPT_LINES_MAX) lines.push(line);
      onLine?.(line);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      living.delete(child);
      resolve({ code: 127, lines: [`${command}: ${error.message}`] });
    });
    child.once('close', (code, signal) => {
      living.delete(child);
      resolve({ code: code ?? exitCodeOf(signal), lines });
    });
  });
}

/**
 * Runs a program; where it fails prints what it said and throws {@link StepFailed}.
 *
 * @param {[string, ...string[]]} command
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function must([command, ...parameters], options) {
  const { code, lines } = await run(command, parameters, options);
  if (code === 0) return;
  console.error(lines.join('\n'));
  throw new StepFailed(`${command} ${parameters.join(' ')} ended with ${code}`);
}

/**
 * What a shell reports of a process that a signal ended.
 *
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}

/**
 * Asks every child, and all that it started, to end. By SIGTERM whatever came to us: shells start their background
 * jobs deaf to SIGINT.
 */
function endChildren() {
  for (const child of living) {
    if (child.pid === undefined) continue;
    try {
      process.kill(ownGroup ? -child.pid : child.pid, 'SIGTERM');
    } catch {
      // It ended by itself between the two lines.
    }
  }
}

/**
 * From now on a signal to this process ends its children first, then itself.
 *
 * @returns {() => void} back to the default
 */
export function endChildrenWithUs() {
  for (const signal of SIGNALS) process.on(signal, endAll);
  return () => {
    for (const signal of SIGNALS) process.off(signal, endAll);
  };
}

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  endChildren();
  process.exit(exitCodeOf(signal));
}
