import { readArguments, refuse } from './lib/arguments.js';
import { readChart } from './lib/bench/chart.js';
import { allBenches } from './lib/bench/list.js';
import { writePage } from './lib/bench/page.js';
import { keep, kept, machine } from './lib/bench/results.js';
import { cellsOf, isMet, readRow } from './lib/bench/rows.js';
import { endChildrenWithUs, run } from './lib/child.js';
import { installBenchPackages } from './lib/packages.js';
import { prepare } from './lib/prepare.js';
import { giveUp, StepFailed, step } from './lib/progress.js';
import { table } from './lib/table.js';

const usage = `
npm run bench             every benchmark beside its rival, one table; figures in bench/results/, table and drawings
                          in docs/performance.md
npm run bench -- NAME     one of them, or several
npm run bench -- --quick  checks every benchmark's answers in the fewest rounds, and keeps nothing
npm run bench -- --draw   writes table and drawings anew from the figures that are kept, and measures nothing
npm run bench -- --list   names them

A figure alone proves nothing on a shared machine: read the ratio. Rows that miss their target stay in the table.
`;

/**
 * @param {import('./lib/bench/list.js').Bench} bench
 * @param {boolean} quick
 */
async function measure({ name, side, command: [program, ...parameters] }, quick) {
  const { code, lines } = await step(`${name} (${side})`, (note) =>
    run(program, parameters, { onLine: note, env: quick ? { BENCH_QUICK: '1' } : {} }),
  );
  if (code !== 0) throw new StepFailed(`${lines.slice(-100).join('\n')}\n${name} ended with ${code}`);
  const rows = lines.flatMap((/** @type {string} */ line) => readRow(line) ?? []);
  if (rows.length === 0) throw new StepFailed(`${name} printed no BENCH line`);
  const charts = lines.flatMap((/** @type {string} */ line) => readChart(line) ?? []);
  return { bench: name, side, machine: machine(), rows, charts };
}

/**
 * @param {import('./lib/bench/list.js').Bench[]} benches
 * @param {boolean} quick
 */
async function measureAll(benches, quick) {
  /** @type {import('./lib/bench/rows.js').BenchRow[]} */
  const rows = [];
  for (const bench of benches) {
    const result = await measure(bench, quick);
    // At once: the figures took minutes, and the next benchmark may fail.
    if (!quick) keep(result);
    rows.push(...result.rows);
  }
  return rows;
}

/** @param {import('./lib/bench/rows.js').BenchRow[]} rows */
function print(rows) {
  console.log(`\n${table(['what', 'ours', 'rival', 'ratio', 'target', ''], rows.map(cellsOf))}\n`);
  const judged = rows.map(isMet).filter((met) => met !== undefined);
  console.log(`${judged.filter(Boolean).length} of ${judged.length} targets met, ${machine().processor}`);
}

const flag = /** @type {const} */ ({ type: 'boolean' });
const { values, positionals } = readArguments(usage, { list: flag, quick: flag, draw: flag }, true);
const benches = allBenches();
if (values['list'] === true) {
  for (const name of new Set(benches.map((bench) => bench.name))) console.log(name);
  process.exit(0);
}
const unknown = positionals.find((name) => !benches.some((bench) => bench.name === name));
if (unknown !== undefined)
  refuse(`There is no benchmark ${unknown}; npm run bench -- --list names them.`, usage);

endChildrenWithUs();
try {
  if (values['draw'] !== true) {
    const quick = values['quick'] === true;
    await prepare();
    await installBenchPackages();
    const wanted = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    print(await measureAll(wanted, quick));
    if (quick) process.exit(0);
  }
  console.log(`written to bench/results/ and ${writePage(kept())}`);
} catch (error) {
  giveUp(error);
}
