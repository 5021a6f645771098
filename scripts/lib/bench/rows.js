/**
 * What a benchmark prints as `BENCH {json}`, one line for each row of the table.
 *
 * @typedef {object} BenchRow
 * @property {string} name for example `ring push, one thread`
 * @property {number} ours
 * @property {string} [notMeasured] why there are no figures, a sentence; then there is a name and nothing else
 * @property {number | null} [rival] absent where nobody does the same
 * @property {string} [rivalName]
 * @property {string} unit of both: `ns`, `µs`, `players/s`
 * @property {'lower' | 'higher'} [better] by default higher for a unit that ends in `/s`, lower for all others
 * @property {string | number | null} [target] `<= 10`, `>= 3x` (times better than the rival), both with a comma between; a
 *   bare number is a bound on ours
 */

const MARK = 'BENCH ';
const SCALE = /** @type {Record<string, number>} */ ({ K: 1e3, M: 1e6, G: 1e9 });
/** For example `<= 10`, `≥ 5 M`, `>= 3x`, `ratio >= 3`. */
const CLAUSE = /^(ours|ratio)?\s*(<=|>=|≤|≥|<|>)\s*([\d.]+)\s*([KMG])?\s*([x×])?/;

/**
 * @param {string} line
 * @returns {BenchRow | undefined}
 */
export function readRow(line) {
  if (!line.startsWith(MARK)) return undefined;
  return JSON.parse(line.slice(MARK.length));
}

/** @param {BenchRow} row */
const moreIsBetter = ({ unit, better }) =>
  (better ?? (unit.endsWith('/s') ? 'higher' : 'lower')) === 'higher';

/**
 * How many times better than the rival, above 1 when ours wins.
 *
 * @param {BenchRow} row
 * @returns {number | undefined}
 */
export function ratioOf(row) {
  const { ours, rival } = row;
  if (row.notMeasured !== undefined || rival === undefined || rival === null) return undefined;
  return moreIsBetter(row) ? ours / rival : rival / ours;
}

/**
 * Whether the target is met; undefined where there is none. A target that cannot be read is an error: a row must
 * not look met because of a slip.
 *
 * @param {BenchRow} row
 * @returns {boolean | undefined}
 */
export function isMet(row) {
  if (row.notMeasured !== undefined) return undefined;
  if (row.target === undefined || row.target === null) return undefined;
  const bound = moreIsBetter(row) ? '>=' : '<=';
  const target = typeof row.target === 'number' ? `${bound} ${row.target}` : row.target;
  return target.split(/,\s*/).every((clause) => holds(row, clause));
}

/**
 * @param {BenchRow} row
 * @param {string} clause
 */
function holds(row, clause) {
  const [, subject, comparison = '', digits = '', scale, times] = CLAUSE.exec(clause.trim()) ?? [];
  if (digits === '') throw new Error(`${row.name}: the target "${clause}" is not like "<= 10" or ">= 3x"`);
  const wanted = Number(digits) * (SCALE[scale ?? ''] ?? 1);
  const measured = subject === 'ratio' || times !== undefined ? ratioOf(row) : row.ours;
  if (measured === undefined) throw new Error(`${row.name}: a target against a rival, and no rival`);
  return /[<≤]/.test(comparison) ? measured <= wanted : measured >= wanted;
}

/**
 * One row of the printed table.
 *
 * @param {BenchRow} row
 * @returns {string[]}
 */
export function cellsOf(row) {
  if (row.notMeasured !== undefined)
    return [row.name, `not measured: ${row.notMeasured}`, '–', '–', '–', '–'];
  const ratio = ratioOf(row);
  const met = isMet(row);
  return [
    row.name,
    `${readable(row.ours)} ${row.unit}`,
    row.rival === undefined || row.rival === null ? '–' : `${readable(row.rival)} (${row.rivalName ?? '?'})`,
    ratio === undefined ? '–' : `${ratio.toPrecision(3)}x`,
    row.target === undefined || row.target === null ? '–' : String(row.target),
    met === undefined ? '–' : met ? 'met' : 'NOT MET',
  ];
}

/**
 * A figure with as many digits as it deserves.
 *
 * @param {number} figure
 */
export function readable(figure) {
  return Math.abs(figure) >= 1_000
    ? Math.round(figure).toLocaleString('en')
    : Number(figure.toPrecision(3)).toString();
}
