import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { benchFolder, root } from '../paths.js';
import { drawChart } from './chart.js';
import { drawRatios } from './ratios.js';
import { isMet, ratioOf, readable } from './rows.js';

/** @typedef {import('./results.js').Result} Result */
/** @typedef {import('./rows.js').BenchRow} BenchRow */

/**
 * A line of the table of targets: which rows of which benchmark show it, by patterns of their names.
 *
 * @typedef {{ what: string, target: string, bench: string, rows: string[] }} Target
 */

/** Where everything goes, below the repository. */
const PAGE = join('docs', 'performance.md');
const DRAWINGS = join('docs', 'performance');

/** @returns {Target[]} */
export const targets = () => JSON.parse(readFileSync(join(benchFolder, 'targets.json'), 'utf8'));

/**
 * The page and its drawings as these results make them. What stands between the marks is written anew.
 *
 * @param {Result[]} results
 * @param {string} page as it is
 * @returns {Map<string, string>} texts by file below the repository
 */
export function pageOf(results, page) {
  const rows = results.flatMap((result) => result.rows);
  const charts = results.flatMap((result) => result.charts);
  const drawings = [
    [join(DRAWINGS, 'ratios.svg'), drawRatios(rows)],
    ...charts.map((chart) => [join(DRAWINGS, `${chart.name}.svg`), drawChart(chart)]),
  ];
  const parts = {
    machine: machinesOf(results),
    table: tableOf(rows),
    charts: chartsOf(charts),
  };
  const written = Object.entries(parts).reduce((text, [name, part]) => between(text, name, part), page);
  return new Map(/** @type {[string, string][]} */ ([...drawings, [PAGE, written]]));
}

/** @param {Result[]} results */
export function writePage(results) {
  mkdirSync(join(root, DRAWINGS), { recursive: true });
  const page = readFileSync(join(root, PAGE), 'utf8');
  for (const [file, text] of pageOf(results, page)) writeFileSync(join(root, file), text);
  return PAGE;
}

/**
 * @param {string} page
 * @param {string} name
 * @param {string} part
 */
function between(page, name, part) {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has no place for ${name}: ${begin} … ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${part}\n\n${page.slice(to)}`;
}

/**
 * One line for each machine and commit that figures come from.
 *
 * @param {Result[]} results
 */
function machinesOf(results) {
  const benches = new Map();
  for (const { bench, machine } of results) {
    const { processor, cores, memoryGiB, node, rust, go, commit, clean } = machine;
    const tools = [`Node ${node}`, rust, go].join(', ');
    const state = `commit ${commit.slice(0, 10)}${clean ? '' : ' with changes'}`;
    const line = `${processor}, ${cores} cores, ${memoryGiB} GiB, ${tools}, ${state}`;
    benches.set(line, [...(benches.get(line) ?? []), bench]);
  }
  return [...benches].map(([line, names]) => `- ${names.join(', ')}: ${line}`).join('\n');
}

/**
 * Every target with the rows that show it, then the rows that stand for no target.
 *
 * @param {BenchRow[]} rows
 */
function tableOf(rows) {
  const left = new Set(rows);
  const lines = targets().flatMap((target) => {
    const shown = rows.filter((row) => left.has(row) && shows(target, row));
    for (const row of shown) left.delete(row);
    return [`| **${target.what}** | | | | **${target.target}** | |`, ...linesOf(target, shown)];
  });
  const others = [...left].map(lineOf);
  if (others.length > 0) lines.push('| **beside these** | | | | | |', ...others);
  const head = ['| what | ours | rival | ratio | target | |', '|---|--:|--:|--:|--:|---|'];
  return [summaryOf(rows), '', ...head, ...lines].join('\n');
}

/**
 * @param {Target} target
 * @param {BenchRow} row
 */
export const shows = (target, row) => target.rows.some((pattern) => new RegExp(pattern).test(row.name));

/**
 * @param {Target} target
 * @param {BenchRow[]} shown
 */
function linesOf({ bench }, shown) {
  if (shown.length > 0) return shown.map(lineOf);
  return [`| not measured: \`npm run bench -- ${bench}\` has left no figures here yet | – | – | – | – | – |`];
}

/** @param {BenchRow} row */
function lineOf(row) {
  const name = row.name.replaceAll('|', '\\|');
  if (row.notMeasured !== undefined) return `| ${name} | not measured: ${row.notMeasured} | – | – | – | – |`;
  const ratio = ratioOf(row);
  const rival =
    row.rival === undefined || row.rival === null ? '–' : `${readable(row.rival)} (${row.rivalName ?? '?'})`;
  const target = row.target === undefined || row.target === null ? '–' : readableTarget(row.target);
  const met = isMet(row);
  const verdict = met === undefined ? '' : met ? 'met' : '**not met**';
  const times = ratio === undefined ? '–' : `${readable(ratio)}×`;
  return `| ${name} | ${readable(row.ours)} ${row.unit} | ${rival} | ${times} | ${target} | ${verdict} |`;
}

/** @param {string | number} target */
const readableTarget = (target) =>
  typeof target === 'number'
    ? readable(target)
    : target
        .replaceAll('<=', '≤')
        .replaceAll('>=', '≥')
        .replaceAll(/(?<=\d)x/g, '×');

/** @param {BenchRow[]} rows */
function summaryOf(rows) {
  const judged = rows.filter((row) => isMet(row) !== undefined);
  const met = judged.filter((row) => isMet(row) === true);
  return `${met.length} of ${judged.length} rows with a target meet it.`;
}

/** @param {import('./chart.js').Chart[]} charts */
function chartsOf(charts) {
  const images = [
    { name: 'ratios', title: 'Every row that has a rival' },
    ...charts.map(({ name, title }) => ({ name, title })),
  ];
  return images.map(({ name, title }) => `![${title}](performance/${name}.svg)`).join('\n\n');
}
