import { drawing, escaped } from './chart.js';
import { isMet, ratioOf } from './rows.js';
import { marks, ticksOf } from './scale.js';

const WIDTH = 900;
const ROW = 20;
const TOP = 40;
/** Where the bars begin: names stand before it. */
const LEFT = 480;
const RIGHT = 60;
const NAME_CHARS_MAX = 74;

/**
 * All rows with a rival in one drawing: a bar for each, to the right where ours is better.
 *
 * @param {import('./rows.js').BenchRow[]} rows
 */
export function drawRatios(rows) {
  const beside = rows.flatMap((row) => {
    const ratio = ratioOf(row);
    return ratio === undefined || ratio <= 0 ? [] : [{ row, ratio }];
  });
  const axis = marks(
    { label: '', unit: '', scale: 'log' },
    [1, ...beside.map(({ ratio }) => ratio)],
    LEFT,
    WIDTH - RIGHT,
  );
  const bottom = TOP + ROW * beside.length + 8;
  const parts = [
    ...ticksOf(axis).map(
      ({ at, text }) =>
        `<path class="grid" d="M${at} ${TOP}V${bottom}"/><text x="${at}" y="${bottom + 16}" text-anchor="middle">${text}×</text>`,
    ),
    ...beside.map(({ row, ratio }, place) => barOf(row, ratio, axis.at, TOP + ROW * place)),
    `<path class="axis" d="M${axis.at(1)} ${TOP}V${bottom}"/>`,
  ];
  return drawing(WIDTH, bottom + 28, 'How many times better than the rival (right of 1×: ours is)', parts);
}

/**
 * @param {import('./rows.js').BenchRow} row
 * @param {number} ratio
 * @param {(value: number) => number} at
 * @param {number} top
 */
function barOf(row, ratio, at, top) {
  const [begin, end] = [Math.min(at(1), at(ratio)), Math.max(at(1), at(ratio))];
  const colour = isMet(row) === false ? '#d55e00' : ratio >= 1 ? '#0072b2' : '#7f7f7f';
  const words = `${row.name} / ${row.rivalName ?? '?'}`;
  const name = words.length > NAME_CHARS_MAX ? `${words.slice(0, NAME_CHARS_MAX - 1)}…` : words;
  return (
    `<text x="${LEFT - 8}" y="${top + 14}" text-anchor="end">${escaped(name)}</text>` +
    `<rect x="${begin}" y="${top + 4}" width="${Math.max(1, Math.round((end - begin) * 10) / 10)}" height="${ROW - 8}" fill="${colour}"/>`
  );
}
