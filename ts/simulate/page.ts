/** What a simulation found, as one HTML page that needs nothing else. */
import { barChart, escaped, lineChart } from './chart.ts';
import { count, duration, share, short } from './format.ts';
import type { Figures, Group, Outcome, Side } from './outcome.ts';
import { type Table, tablesOf } from './tables.ts';

const HOUR_MS = 3_600_000;

/**
 * The page: tables, and charts beside them. The same outcome gives the same bytes.
 *
 * @param title what was compared. @param words what was asked for, for whoever wants it again.
 */
export function pageOf(outcome: Outcome, title: string, words: string): string {
  const [all, ...groups] = tablesOf(outcome);
  const byRating = groups.find(({ title: name }) => name.startsWith('By rating'));
  const bySize = groups.find(({ title: name }) => name.startsWith('By party'));
  const sections = [
    section(all, [waitChart(outcome), waitingChart(outcome), arrivalsChart(outcome)]),
    section(
      byRating,
      groupCharts(outcome, 'rating', (side) => side.byBand),
    ),
    section(
      bySize,
      groupCharts(outcome, 'party size', (side) => side.bySize),
    ),
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style></head>`,
    `<body><main><h1>${escaped(title)}</h1>`,
    `<p><code>${escaped(words)}</code></p>`,
    `<p>Seed ${outcome.seed}. ${escaped(sourceText(outcome))}</p>`,
    ...sections,
    '</main></body></html>',
    '',
  ].join('\n');
}

/** Where the arrivals are from, in a sentence. */
export function sourceText({ source }: Outcome): string {
  if (source.kind === 'synthetic') return 'The players are invented.';
  if (source.kind === 'journal') return 'The players are those of a journal.';
  const parts = [`The trace has ${count(source.lines)} lines`];
  if (source.broken > 0) parts.push(`${count(source.broken)} of them are broken and were passed over`);
  if (source.ofOtherQueues > 0) parts.push(`${count(source.ofOtherQueues)} are of other queues`);
  return `${parts.join('; ')}.`;
}

function section(table: Table | undefined, charts: readonly string[]): string {
  if (table === undefined) return '';
  const [head = '', ...columns] = table.head;
  const headRow = [
    `<td>${escaped(head)}</td>`,
    ...columns.map((name) => `<th scope="col">${escaped(name)}</th>`),
  ];
  const rows = table.rows.map(([name = '', ...cells]) => {
    const data = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(name)}</th>${data}</tr>`;
  });
  const note = table.note === undefined ? '' : `<p>${escaped(table.note)}</p>`;
  return [
    `<section><h2>${escaped(table.title)}</h2>${note}`,
    `<div class="scroll"><table><caption>${escaped(table.title)}</caption>`,
    `<thead><tr>${headRow.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
    ...charts.filter((chart) => chart !== ''),
    '</section>',
  ].join('\n');
}

function waitChart({ sides }: Outcome): string {
  return lineChart({
    title: 'How long matched tickets waited: of so many in a hundred at most so long',
    xName: 'tickets of a hundred',
    yName: 'wait',
    xText: short,
    yText: duration,
    series: sides.map(({ name, waitPercentilesMs }) => ({
      name,
      points: waitPercentilesMs.map((wait, index) => [index, wait] as const),
    })),
  });
}

function waitingChart({ sides }: Outcome): string {
  return lineChart({
    title: 'Tickets that wait, over time',
    xName: 'hours',
    yName: 'tickets',
    xText: short,
    yText: short,
    series: sides.map(({ name, overTime }) => ({
      name,
      points: overTime.map(({ atMs, waiting }) => [atMs / HOUR_MS, waiting] as const),
    })),
  });
}

function arrivalsChart({ sides }: Outcome): string {
  const [side] = sides;
  return lineChart({
    title: 'Tickets that arrive, over time',
    xName: 'hours',
    yName: 'tickets',
    xText: short,
    yText: short,
    series: [
      {
        name: 'arrivals',
        points: (side?.overTime ?? []).map(({ atMs, arrived }) => [atMs / HOUR_MS, arrived] as const),
      },
    ],
  });
}

function groupCharts({ sides }: Outcome, what: string, groupsOf: (side: Side) => readonly Group[]): string[] {
  const categories = [...new Set(sides.flatMap((side) => groupsOf(side).map(({ label }) => label)))];
  const chart = (
    title: string,
    yName: string,
    of: (group: Group) => Figures | null,
    key: keyof Figures,
    yText: (y: number) => string,
  ) =>
    barChart({
      title: `${title} by ${what}`,
      yName,
      categories,
      yText,
      series: sides.map((side) => ({
        name: side.name,
        values: categories.map((label) => {
          const group = groupsOf(side).find((found) => found.label === label);
          return (group && of(group)?.[key]) ?? null;
        }),
      })),
    });
  return [
    chart('Wait p95', 'wait', (group) => group.waitMs, 'p95', duration),
    chart('Mean quality', 'quality', (group) => group.quality, 'mean', share),
    chart('Mean balance', 'balance', (group) => group.balance, 'mean', share),
  ];
}

/** Two colours that are told apart by everyone, on light and on dark; the second line is dashed besides. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1c1c1e; --paper: #ffffff; --faint: #d5d5da; --s0: #1f5fbf; --s1: #b3541e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf0; --paper: #151518; --faint: #3c3c42; --s0: #7fb2ff; --s1: #ffa766; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
code { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; position: absolute; clip-path: inset(50%); }
th, td { padding: 0.2rem 0.8rem; text-align: right; border-bottom: 1px solid var(--faint); }
th:first-child, td:first-child { text-align: left; }
figure { margin: 1.5rem 0; }
figcaption { font-weight: 600; }
svg { width: 100%; height: auto; font-size: 12px; }
svg text { fill: var(--ink); }
.grid { stroke: var(--faint); }
.line { fill: none; stroke-width: 2; }
.line.s0 { stroke: var(--s0); } .line.s1 { stroke: var(--s1); stroke-dasharray: 6 4; }
.bar.s0 { fill: var(--s0); } .bar.s1 { fill: var(--s1); }
.legend { list-style: none; padding: 0; margin: 0.3rem 0; display: flex; gap: 1.5rem; }
.legend .s0::before { content: '━ '; color: var(--s0); } .legend .s1::before { content: '╍ '; color: var(--s1); }
`;
