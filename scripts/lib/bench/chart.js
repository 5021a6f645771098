import { ending, marks, ticksOf } from './scale.js';

/**
 * What a benchmark prints as `CHART {json}` and this file draws.
 *
 * @typedef {object} Chart
 * @property {string} name of the file, for example `growth`
 * @property {string} title
 * @property {Axis} x
 * @property {Axis} y
 * @property {Series[]} series
 *
 * @typedef {{ label: string, unit: string, scale?: 'linear' | 'log' }} Axis
 * @typedef {{ name: string, points: [number, number][], rival?: boolean }} Series points in the order of their line
 */

const MARK = 'CHART ';
const WIDTH = 760;
const HEIGHT = 420;
const EDGE = { left: 78, right: 24, top: 44, bottom: 56 };
const LEGEND_ROW = 20;
/** Told apart by those who see colours differently too (Okabe and Ito's set), each fit for light and dark. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8c6bb1', '#7f7f7f'];

/**
 * @param {string} line
 * @returns {Chart | undefined}
 */
export function readChart(line) {
  return line.startsWith(MARK) ? JSON.parse(line.slice(MARK.length)) : undefined;
}

/** @param {string} text */
export const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The frame of a drawing: its own colours for a light and a dark page, no background.
 *
 * @param {number} width
 * @param {number} height
 * @param {string} title read aloud, and drawn at the top
 * @param {string[]} parts
 */
export function drawing(width, height, title, parts) {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    '<style>text{font:12px system-ui,sans-serif;fill:#24292f}.title{font-weight:600;font-size:14px}' +
      '.grid{stroke:#8c959f;stroke-opacity:.3}.axis{stroke:#57606a}' +
      '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.axis{stroke:#9198a1}}</style>',
    `<text class="title" x="16" y="22">${escaped(title)}</text>`,
    ...parts,
    '</svg>',
  ].join('\n')}\n`;
}

/**
 * Lines with a dot at each measured point; a rival's line is dashed.
 *
 * @param {Chart} chart
 */
export function drawChart(chart) {
  const points = chart.series.flatMap((series) => series.points);
  const x = marks(
    chart.x,
    points.map(([value]) => value),
    EDGE.left,
    WIDTH - EDGE.right,
  );
  const y = marks(
    chart.y,
    points.map(([, value]) => value),
    HEIGHT - EDGE.bottom,
    EDGE.top,
  );
  const parts = [
    ...gridOf(chart, x, y),
    ...chart.series.flatMap((series, place) => lineOf(series, place, x, y)),
  ];
  const height = HEIGHT + LEGEND_ROW * chart.series.length;
  return drawing(WIDTH, height, chart.title, [...parts, ...chart.series.map(legendOf)]);
}

/**
 * @param {Chart} chart
 * @param {import('./scale.js').Marks} x
 * @param {import('./scale.js').Marks} y
 */
function gridOf(chart, x, y) {
  const [left, right, top, bottom] = [EDGE.left, WIDTH - EDGE.right, EDGE.top, HEIGHT - EDGE.bottom];
  const middle = (top + bottom) / 2;
  return [
    ...ticksOf(x).map(
      ({ at, text }) =>
        `<path class="grid" d="M${at} ${top}V${bottom}"/><text x="${at}" y="${bottom + 18}" text-anchor="middle">${text}</text>`,
    ),
    ...ticksOf(y).map(
      ({ at, text }) =>
        `<path class="grid" d="M${left} ${at}H${right}"/><text x="${left - 8}" y="${at + 4}" text-anchor="end">${text}</text>`,
    ),
    `<path class="axis" fill="none" d="M${left} ${top}V${bottom}H${right}"/>`,
    `<text x="${(left + right) / 2}" y="${bottom + 40}" text-anchor="middle">${escaped(chart.x.label + ending(chart.x))}</text>`,
    `<text transform="translate(18 ${middle}) rotate(-90)" text-anchor="middle">${escaped(chart.y.label + ending(chart.y))}</text>`,
  ];
}

/**
 * @param {Series} series
 * @param {number} place
 * @param {import('./scale.js').Marks} x
 * @param {import('./scale.js').Marks} y
 */
function lineOf({ points, rival }, place, x, y) {
  const colour = COLOURS[place % COLOURS.length];
  const spots = points.map(([across, up]) => [x.at(across), y.at(up)]);
  const path = spots.map((spot, index) => `${index === 0 ? 'M' : 'L'}${spot.join(' ')}`).join('');
  const dashes = rival === true ? ' stroke-dasharray="6 4"' : '';
  return [
    `<path fill="none" stroke="${colour}" stroke-width="2"${dashes} d="${path}"/>`,
    ...spots.map(([across, up]) => `<circle cx="${across}" cy="${up}" r="3.5" fill="${colour}"/>`),
  ];
}

/**
 * @param {Series} series
 * @param {number} place
 */
function legendOf({ name, rival }, place) {
  const up = HEIGHT + LEGEND_ROW * place;
  const dashes = rival === true ? ' stroke-dasharray="6 4"' : '';
  const colour = COLOURS[place % COLOURS.length];
  return (
    `<path stroke="${colour}" stroke-width="2"${dashes} d="M${EDGE.left} ${up}h28"/>` +
    `<text x="${EDGE.left + 36}" y="${up + 4}">${escaped(name)}</text>`
  );
}
