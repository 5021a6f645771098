import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { must, run } from './child.js';
import { writeSeeds } from './fuzz-seeds.js';
import { fuzzFolder, targetFolder } from './paths.js';
import { StepFailed } from './progress.js';
import { versionOf } from './requirements.js';

/** Seconds of each target in `npm test`. */
export const SECONDS = 15;
/** More memory than this is a finding. */
const MEMORY_MB_MAX = 1_024;
/** An input that takes longer is a finding: the slowest honest one takes a tenth of a second. */
const INPUT_SECONDS_MAX = 10;

/** Lines of a target's output that are kept, the last ones. */
const LINES_KEPT = 1_000;

/** Longest input of a target in bytes. Beyond the largest that is accepted, so that refusing is tried too. */
const INPUT_BYTES_MAX = /** @type {Record<string, number>} */ ({ rules: 70_000, wire: 20_000 });
const INPUT_BYTES_MAX_ELSEWHERE = 4_096;

/** What `cargo fuzz build -s none` gives to rustc: coverage, without a sanitizer, which stable Rust does not have. */
const RUSTFLAGS = [
  '-Cpasses=sancov-module',
  '-Cllvm-args=-sanitizer-coverage-level=4',
  '-Cllvm-args=-sanitizer-coverage-inline-8bit-counters',
  '-Cllvm-args=-sanitizer-coverage-pc-table',
  '-Cllvm-args=-sanitizer-coverage-trace-compares',
  '-Cllvm-args=-simplifycfg-branch-fold-threshold=0',
  '--cfg=fuzzing',
].join(' ');

/** @returns {string[]} every `[[bin]]` of fuzz/Cargo.toml */
export function fuzzTargets() {
  const manifest = readFileSync(join(fuzzFolder, 'Cargo.toml'), 'utf8');
  return [...manifest.matchAll(/^\[\[bin\]\]\nname = "(\w+)"$/gm)].map(([, name = '']) => name);
}

/**
 * Builds every target. For a named platform, because only then cargo keeps the flags away from build scripts.
 *
 * @param {(line: string) => void} note
 */
export async function buildFuzzTargets(note) {
  const where = [
    '--manifest-path',
    join(fuzzFolder, 'Cargo.toml'),
    '--target-dir',
    join(targetFolder, 'fuzz'),
  ];
  await must(['cargo', 'build', '--release', '--locked', '--target', platform(), ...where], {
    env: { RUSTFLAGS },
    onLine: note,
  });
}

/** The platform that rustc builds for by itself. */
function platform() {
  const { host } = /^host: (?<host>.+)$/m.exec(versionOf('rustc', ['-vV']) ?? '')?.groups ?? {};
  if (host === undefined) throw new StepFailed('rustc -vV does not say for which platform it builds');
  return host;
}

/**
 * @param {string} target
 * @param {string[]} parameters of libFuzzer
 * @param {(line: string) => void} [onLine]
 */
function runTarget(target, parameters, onLine) {
  const program = join(targetFolder, 'fuzz', platform(), 'release', target);
  const limits = [
    `-rss_limit_mb=${MEMORY_MB_MAX}`,
    `-timeout=${INPUT_SECONDS_MAX}`,
    `-max_len=${INPUT_BYTES_MAX[target] ?? INPUT_BYTES_MAX_ELSEWHERE}`,
  ];
  return run(program, [...limits, ...parameters], onLine === undefined ? {} : { onLine });
}

/**
 * What a run of a target came to.
 *
 * @typedef {object} Finding
 * @property {string} target
 * @property {boolean} passed
 * @property {string} summary executions and coverage, one line
 * @property {string[]} complaint what libFuzzer said of the input that failed, and how to repeat it
 */

/**
 * Feeds one target for so many seconds, starting from the committed inputs and the seeds. What it finds new goes to a
 * folder of its own, which stays for the next run.
 *
 * @param {string} target
 * @param {number} forSeconds
 * @param {(line: string) => void} note
 * @returns {Promise<Finding>}
 */
export async function fuzz(target, forSeconds, note) {
  const artifacts = folder('artifacts', target);
  const parameters = [
    `-max_total_time=${forSeconds}`,
    '-print_final_stats=1',
    `-artifact_prefix=${artifacts}/`,
  ];
  let coverage = '';
  /** @type {string[]} */
  const lines = [];
  const { code } = await runTarget(target, [...parameters, ...inputFolders(target)], (line) => {
    coverage = /cov: \d+ ft: \d+ corp: \S+/.exec(line)?.[0] ?? coverage;
    // What matters comes last, behind a line for each input that was found.
    lines.push(line);
    if (lines.length > 2 * LINES_KEPT) lines.splice(0, LINES_KEPT);
    note(`${target} ${line}`);
  });
  const executed = lastMatch(lines, /^stat::number_of_executed_units: (\d+)/) ?? 0;
  const count = `${Number(executed).toLocaleString('en')} executions`;
  const summary = `${target}: ${code === 0 ? `${count} in ${forSeconds} s` : `FAILED after ${count}`}, ${coverage}`;
  return { target, passed: code === 0, summary, complaint: code === 0 ? [] : complaintOf(target, lines) };
}

/**
 * Feeds targets side by side, one on each core.
 *
 * @param {string[]} targets
 * @param {number} forSeconds
 * @param {(line: string) => void} note
 * @returns {Promise<Finding[]>} in the order of `targets`
 */
export async function fuzzAll(targets, forSeconds, note) {
  /** @type {Finding[]} */
  const findings = [];
  const waiting = targets.values();
  const lane = async () => {
    for (const target of waiting) findings.push(await fuzz(target, forSeconds, note));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return findings.toSorted((one, other) => targets.indexOf(one.target) - targets.indexOf(other.target));
}

/**
 * Runs one input, as a failure is repeated.
 *
 * @param {string} target
 * @param {string} file
 */
export async function repeat(target, file) {
  const { code, lines } = await runTarget(target, [file]);
  return { passed: code === 0, lines };
}

/**
 * Replaces the committed inputs of a target by the fewest that reach as much as all that are known.
 *
 * @param {string} target
 */
export async function minimise(target) {
  const committed = join(fuzzFolder, 'corpus', target);
  const fresh = mkdtempSync(join(tmpdir(), 'musterd-corpus-'));
  // By edges reached, not by how often each: a tenth of the inputs, and what starts from them finds the rest in seconds.
  const choice = ['-set_cover_merge=1', '-use_counters=0'];
  const { code, lines } = await runTarget(target, [...choice, fresh, ...inputFolders(target)]);
  if (code !== 0) throw new StepFailed(lines.slice(-20).join('\n'));
  rmSync(committed, { recursive: true, force: true });
  mkdirSync(committed, { recursive: true });
  for (const name of readdirSync(fresh)) copyFileSync(join(fresh, name), join(committed, name));
  rmSync(fresh, { recursive: true });
}

/**
 * Where new inputs go, then where known ones are.
 *
 * @param {string} target
 */
function inputFolders(target) {
  const seeds = folder('seeds', target);
  writeSeeds(target, seeds);
  const committed = join(fuzzFolder, 'corpus', target);
  mkdirSync(committed, { recursive: true });
  return [folder('found', target), committed, seeds];
}

/**
 * @param {string} kind
 * @param {string} target
 */
function folder(kind, target) {
  const path = join(targetFolder, 'fuzz', kind, target);
  mkdirSync(path, { recursive: true });
  return path;
}

/**
 * @param {string} target
 * @param {string[]} lines
 */
function complaintOf(target, lines) {
  const start = lines.findIndex((line) => /panicked|ERROR: libFuzzer/.test(line));
  const input = lastMatch(lines, /^Base64: (\S+)/);
  const file = lastMatch(lines, /Test unit written to (\S+)/);
  const short = input === undefined ? '' : `npm run fuzz -- ${target} --base64 ${input}`;
  return [
    ...lines.slice(Math.max(start, 0)).filter((line) => !/^(stat::|Base64)/.test(line)),
    `repeat it: ${short || `npm run fuzz -- ${target} --input ${file ?? 'FILE'}`}`,
    ...(file === undefined ? [] : [`the input is ${basename(file)}`]),
  ];
}

/**
 * @param {string[]} lines
 * @param {RegExp} pattern with one group
 */
function lastMatch(lines, pattern) {
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(-1);
}
