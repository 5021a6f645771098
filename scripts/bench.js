import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { readArguments, refuse } from './lib/arguments.js';
import { cellsOf, isMet, readRow } from './lib/bench-rows.js';
import { endChildrenWithUs, run } from './lib/child.js';
import { benchFolder, root, tool } from './lib/paths.js';
import { installBenchPackages } from './lib/packages.js';
import { prepare } from './lib/prepare.js';
import { giveUp, StepFailed, step } from './lib/progress.js';
import { versionOf } from './lib/requirements.js';
import { table } from './lib/table.js';

const usage = `
npm run bench             every benchmark beside its rival, one table, and bench/results/DATE.json
npm run bench -- NAME     one of them
npm run bench -- --list   names them

A figure alone proves nothing on a shared machine: read the ratio. Rows that miss their target stay in the table.
`;

/** @typedef {{ name: string, command: [string, ...string[]] }} Bench */

/** @returns {Bench[]} every folder of bench/benches (criterion) and every file of bench/js (tinybench) */
function allBenches() {
  const manifest = ['--manifest-path', join('bench', 'Cargo.toml')];
  const rust = readdirSync(join(benchFolder, 'benches')).map((name) => ({
    name,
    command: /** @type {Bench['command']} */ (['cargo', 'bench', ...manifest, '--locked', '--bench', name]),
  }));
  const shell = scripts().map((name) => ({
    name,
    command: /** @type {Bench['command']} */ ([
      process.execPath,
      '--expose-gc',
      `--import=${tool('tsx/dist/loader.mjs')}`,
      join('bench', 'js', `${name}.bench.ts`),
    ]),
  }));
  return [...rust, ...shell];
}

/** Names of the files of bench/js. */
function scripts() {
  const ending = '.bench.ts';
  const files = readdirSync(join(benchFolder, 'js')).filter((file) => file.endsWith(ending));
  return files.map((file) => file.slice(0, -ending.length));
}

/**
 * @param {Bench} bench
 * @returns {Promise<import('./lib/bench-rows.js').BenchRow[]>}
 */
async function measure({ name, command: [program, ...parameters] }) {
  const { code, lines } = await step(`${name} (${program === 'cargo' ? 'Rust' : 'Node'})`, (note) =>
    run(program, parameters, { onLine: note }),
  );
  if (code !== 0) throw new StepFailed(`${lines.slice(-100).join('\n')}\n${name} ended with ${code}`);
  const rows = lines.flatMap((/** @type {string} */ line) => readRow(line) ?? []);
  if (rows.length === 0) throw new StepFailed(`${name} printed no BENCH line`);
  return rows;
}

/** @param {string[]} parameters */
const git = (...parameters) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8' }).trim();

/** What a figure depends on. */
function machine() {
  return {
    date: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    clean: git('status', '--porcelain') === '',
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.version,
    rust: versionOf('rustc') ?? 'unknown',
  };
}

/** @param {import('./lib/bench-rows.js').BenchRow[]} rows */
function report(rows) {
  const conditions = machine();
  const file = join(benchFolder, 'results', `${conditions.date.slice(0, 10)}.json`);
  mkdirSync(join(benchFolder, 'results'), { recursive: true });
  // Before anything can go wrong with the table: the figures took minutes.
  writeFileSync(file, `${JSON.stringify({ ...conditions, rows }, undefined, 2)}\n`);
  console.log(`\n${table(['what', 'ours', 'rival', 'ratio', 'target', ''], rows.map(cellsOf))}\n`);
  const judged = rows.map(isMet).filter((met) => met !== undefined);
  console.log(`${judged.filter(Boolean).length} of ${judged.length} targets met, ${conditions.processor}`);
  console.log(`written to ${file}`);
}

const { values, positionals } = readArguments(usage, { list: { type: 'boolean' } }, true);
const benches = allBenches();
if (values['list'] === true) {
  for (const { name } of benches) console.log(name);
  process.exit(0);
}
const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
if (unknown !== undefined)
  refuse(`There is no benchmark ${unknown}; npm run bench -- --list names them.`, usage);

endChildrenWithUs();
try {
  await prepare();
  await installBenchPackages();
  /** @type {import('./lib/bench-rows.js').BenchRow[]} */
  const rows = [];
  for (const bench of benches) {
    if (positionals.length === 0 || positionals.includes(bench.name)) rows.push(...(await measure(bench)));
  }
  report(rows);
} catch (error) {
  giveUp(error);
}
