import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { benchFolder, root } from '../paths.js';
import { versionOf } from '../requirements.js';

/**
 * What one benchmark printed the last time, and what its figures depend on: one file of bench/results/ for each.
 *
 * @typedef {object} Result
 * @property {string} bench
 * @property {'rust' | 'node'} side
 * @property {Machine} machine
 * @property {import('./rows.js').BenchRow[]} rows
 * @property {import('./chart.js').Chart[]} charts
 *
 * @typedef {object} Machine
 * @property {string} date
 * @property {string} commit
 * @property {boolean} clean whether the commit is all there was
 * @property {string} processor
 * @property {number} cores
 * @property {number} memoryGiB
 * @property {string} node
 * @property {string} rust
 * @property {string} go
 */

const folder = join(benchFolder, 'results');

/** @param {string[]} parameters */
const git = (...parameters) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8' }).trim();

/** @returns {Machine} */
export function machine() {
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    clean: git('status', '--porcelain', '--', ':!bench/results', ':!docs') === '',
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    rust: versionOf('rustc') ?? 'unknown',
    go: versionOf('go', ['version']) ?? 'missing',
  };
}

/** @param {Result} result */
export function keep(result) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${result.bench}-${result.side}.json`),
    `${JSON.stringify(result, undefined, 2)}\n`,
  );
}

/** @returns {Result[]} the newest of every benchmark, by name */
export function kept() {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.toSorted().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
}
