/** Charts as SVG, without a script. Colours are classes of the page's style sheet. */

/** A chart of lines. */
export interface LineChart {
  readonly title: string;
  readonly xName: string;
  readonly yName: string;
  readonly series: readonly Series[];
  readonly xText: (x: number) => string;
  readonly yText: (y: number) => string;
}

/** A line; null breaks it. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number | null])[];
}

/** A chart of bars. */
export interface BarChart {
  readonly title: string;
  readonly yName: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly yText: (y: number) => string;
}

const WIDTH = 720;
const HEIGHT = 280;
const MARGIN = { left: 70, right: 12, top: 30, bottom: 46 } as const;
const TICKS = 5;

/** Text that is safe in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Draws lines; nothing when there is no point. */
export function lineChart(chart: LineChart): string {
  const points = chart.series.flatMap((series) => series.points);
  const ys = points.flatMap(([, y]) => y ?? []);
  if (ys.length === 0) return '';
  const xMax = Math.max(...points.map(([x]) => x), 1e-9);
  const xAt = (x: number) => MARGIN.left + (x / xMax) * plotWidth();
  const axis = yAxis(Math.max(...ys), chart.yName, chart.yText);
  const lines = chart.series.map(
    ({ points: line }, index) => `<path class="line s${index}" d="${pathOf(line, xAt, axis.at)}"/>`,
  );
  const xTicks = Array.from({ length: TICKS + 1 }, (_, tick) => (xMax * tick) / TICKS);
  const labels = xTicks.map(
    (x) =>
      `<text x="${at(xAt(x))}" y="${HEIGHT - 26}" text-anchor="middle">${escaped(chart.xText(x))}</text>`,
  );
  const name = `<text x="${at(xAt(xMax / 2))}" y="${HEIGHT - 8}" text-anchor="middle">${escaped(chart.xName)}</text>`;
  return svg(
    chart.title,
    chart.series.map((series) => series.name),
    [axis.drawn, ...labels, name, ...lines].join(''),
  );
}

/** Draws bars side by side; nothing when there is no value. */
export function barChart(chart: BarChart): string {
  const values = chart.series.flatMap((series) => series.values.flatMap((value) => value ?? []));
  if (values.length === 0) return '';
  const axis = yAxis(Math.max(...values), chart.yName, chart.yText);
  const slot = plotWidth() / chart.categories.length;
  const bar = Math.min(40, (slot * 0.8) / chart.series.length);
  const bars = chart.series.flatMap(({ name, values: heights }, index) =>
    heights.map((value, category) => {
      if (value === null) return '';
      const left = MARGIN.left + slot * (category + 0.5) + bar * (index - chart.series.length / 2);
      const top = axis.at(value);
      const words = `${chart.categories[category]}, ${name}: ${chart.yText(value)}`;
      return (
        `<rect class="bar s${index}" x="${at(left)}" y="${at(top)}" width="${at(bar * 0.92)}" ` +
        `height="${at(axis.at(0) - top)}"><title>${escaped(words)}</title></rect>`
      );
    }),
  );
  const labels = chart.categories.map(
    (category, index) =>
      `<text x="${at(MARGIN.left + slot * (index + 0.5))}" y="${HEIGHT - 26}" text-anchor="middle">${escaped(category)}</text>`,
  );
  return svg(
    chart.title,
    chart.series.map((series) => series.name),
    [axis.drawn, ...labels, ...bars].join(''),
  );
}

function plotWidth(): number {
  return WIDTH - MARGIN.left - MARGIN.right;
}

/** The axis from 0 to a round number, with its lines. */
function yAxis(most: number, name: string, text: (y: number) => string) {
  const top = roundUp(most);
  const height = HEIGHT - MARGIN.top - MARGIN.bottom;
  const yAt = (y: number) => MARGIN.top + height * (1 - y / top);
  const ticks = Array.from({ length: TICKS + 1 }, (_, tick) => (top * tick) / TICKS);
  const drawn = ticks.map(
    (y) =>
      `<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at(yAt(y))}" y2="${at(yAt(y))}"/>` +
      `<text x="${MARGIN.left - 6}" y="${at(yAt(y) + 4)}" text-anchor="end">${escaped(text(y))}</text>`,
  );
  return { at: yAt, drawn: `<text x="4" y="14">${escaped(name)}</text>${drawn.join('')}` };
}

/** The next number that divides well by the ticks. */
function roundUp(number: number): number {
  if (number <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(number));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((round) => round >= number) ?? number;
}

function pathOf(points: Series['points'], xAt: (x: number) => number, yAt: (y: number) => number): string {
  let isDown = false;
  return points
    .map(([x, y]) => {
      if (y === null) {
        isDown = false;
        return '';
      }
      const verb = isDown ? 'L' : 'M';
      isDown = true;
      return `${verb}${at(xAt(x))} ${at(yAt(y))}`;
    })
    .join('');
}

/** The frame of a chart, with a legend where there are several series. */
function svg(title: string, names: readonly string[], inside: string): string {
  const legend =
    names.length < 2
      ? ''
      : `<ul class="legend">${names.map((name, index) => `<li class="s${index}">${escaped(name)}</li>`).join('')}</ul>`;
  return (
    `<figure><figcaption>${escaped(title)}</figcaption>${legend}` +
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(`${title}; the table beside it has the numbers`)}">` +
    `<title>${escaped(title)}</title>${inside}</svg></figure>`
  );
}

/** A place on the drawing. */
function at(number: number): string {
  return number.toFixed(1);
}
