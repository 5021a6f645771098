import { alignedTable, duration, percentile } from '../bots/figures.ts';
import { ratingGap } from './consistency.ts';
import { type Experience, playedMatches } from './experience.ts';

/** Upper bounds of the bars, in milliseconds; one more bar for what is above. */
const WAIT_BOUNDS_MS = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000];
const BAR_CHARS = 50;

const HEADINGS = [
  ...['queue', 'players', 'matched', 'matches', 'wait p50', 'p95', 'p99', 'rating gap mean', 'p95'],
];

/** The table of the demo's end, one line a queue and one for all. */
export function summaryTable(experiences: readonly Experience[]): string {
  const queues = [...new Set(experiences.map(({ party }) => party.queue))].toSorted();
  const rows = queues.map((queue) =>
    summaryRow(
      queue,
      experiences.filter(({ party }) => party.queue === queue),
    ),
  );
  return alignedTable([HEADINGS, ...rows, summaryRow('all', experiences)]);
}

/** A bar for each range of waits. */
export function waitHistogram(experiences: readonly Experience[]): string {
  const waits = waitsOf(experiences);
  const bounds = [...WAIT_BOUNDS_MS, Number.POSITIVE_INFINITY];
  const counts = bounds.map((bound, index) => {
    const below = bounds[index - 1] ?? 0;
    return waits.filter((wait) => wait <= bound && (wait > below || index === 0)).length;
  });
  const highest = Math.max(1, ...counts);
  const lines = counts.map((count, index) => {
    const label = index < WAIT_BOUNDS_MS.length ? `≤ ${duration(bounds[index])}` : 'longer';
    const bar = '█'.repeat(Math.ceil((count / highest) * BAR_CHARS));
    return `${label.padStart(10)}  ${bar}${bar === '' ? '' : ' '}${count}`;
  });
  const last = counts.findLastIndex((count) => count > 0);
  const first = counts.findIndex((count) => count > 0);
  return lines.slice(Math.max(0, first), last + 1).join('\n');
}

/** The share of players who were matched, 0 to 1. */
export function matchedShare(experiences: readonly Experience[]): number {
  return waitsOf(experiences).length / experiences.length;
}

function summaryRow(name: string, experiences: readonly Experience[]): string[] {
  const waits = waitsOf(experiences);
  const matches = playedMatches(experiences);
  const gaps = matches.map(ratingGap).toSorted((one, other) => one - other);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  return [
    name,
    String(experiences.length),
    `${waits.length} (${(matchedShare(experiences) * 100).toFixed(1)} %)`,
    String(matches.length),
    ...[0.5, 0.95, 0.99].map((share) => duration(percentile(waits, share))),
    gaps.length === 0 ? '-' : mean.toFixed(0),
    percentile(gaps, 0.95)?.toFixed(0) ?? '-',
  ];
}

/** The waits of those who were matched, in milliseconds, the shortest first. */
function waitsOf(experiences: readonly Experience[]): number[] {
  return experiences
    .flatMap(({ waitedMs }) => (waitedMs === undefined ? [] : [waitedMs]))
    .toSorted((one, other) => one - other);
}
