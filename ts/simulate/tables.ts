/** What a simulation found, as tables: the terminal and the page show the same ones. */
import { count, duration, orDash, percent, share, short } from './format.ts';
import type { Figures, Group, Outcome, Side, Worst } from './outcome.ts';

/** A table; the first cell of a row names it. */
export interface Table {
  readonly title: string;
  /** What a reader needs to know of it. */
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every table, the most important first. */
export function tablesOf(outcome: Outcome): Table[] {
  const groups = [
    groupTable(outcome, `By rating (${outcome.rating ?? ''})`, 'rating', (side) => side.byBand),
    groupTable(outcome, 'By party size', 'players', (side) => side.bySize),
  ];
  return [overall(outcome), ...groups.filter(({ rows }) => rows.length > 0)];
}

function overall({ sides, prediction }: Outcome): Table {
  const row = (name: string, text: (side: Side) => string) => [name, ...sides.map(text)];
  const ofTickets = (name: string, part: (group: Group) => number) =>
    row(name, ({ all }) => `${count(part(all))} (${percent(part(all), all.tickets)})`);
  const figure = (name: string, of: (side: Side) => Figures | null, key: keyof Figures, text: Text) =>
    row(name, (side) => orDash(of(side)?.[key], text));
  return {
    title: 'All tickets',
    note: PREDICTIONS[prediction],
    head: ['', ...sides.map(({ name }) => name)],
    rows: [
      row('players', ({ all }) => count(all.players)),
      row('tickets', ({ all }) => count(all.tickets)),
      ofTickets('matched', (all) => all.matched),
      ofTickets('timed out', (all) => all.timedOut),
      ofTickets('gave up', (all) => all.cancelled),
      ofTickets('still waiting', (all) => all.waiting),
      ofTickets('failed', (all) => all.failed),
      row('refused', ({ refused }) => codes(refused)),
      row('matches', ({ matches }) => count(matches)),
      figure('wait p50', wait, 'p50', duration),
      figure('wait p95', wait, 'p95', duration),
      figure('wait p99', wait, 'p99', duration),
      figure('wait, longest', wait, 'max', duration),
      figure('quality, mean', ({ quality }) => quality, 'mean', share),
      figure('quality, worst 5 %', ({ quality }) => quality, 'p5', share),
      figure('gap p50', ({ gap }) => gap, 'p50', short),
      figure('gap p95', ({ gap }) => gap, 'p95', short),
      figure('balance, mean', ({ balance }) => balance, 'mean', share),
      figure('balance, worst 5 %', ({ balance }) => balance, 'p5', share),
      row('worst-off ticket', ({ worst }) => orDash(worst, worstText)),
    ],
  };
}

const wait = ({ all }: Side) => all.waitMs;

type Text = (number: number) => string;

const PREDICTIONS = {
  elo: 'Balance is 1 − |2p − 1|, p the chance of a win that Elo predicts from the rating; gap is its spread over the parties of a match.',
  rating:
    'Balance is 1 − |2p − 1|, p the chance of a win predicted from mean and uncertainty; gap is the spread of the mean over the parties of a match.',
  none: 'The rules declare no number, so there is neither gap nor balance.',
} as const;

function worstText({ ticketId, waitedMs, state, players, rating }: Worst): string {
  const who = rating === null ? `${players} players` : `${players} players of ${short(rating)}`;
  return `${ticketId}: ${state} after ${duration(waitedMs)}, ${players === 1 ? who.replace('players', 'player') : who}`;
}

function codes(refused: Readonly<Record<string, number>>): string {
  const each = Object.entries(refused).map(
    ([code, number]) => `${count(number)} ${code.replace('ERR_MUSTER_', '')}`,
  );
  return each.length === 0 ? '0' : each.join(', ');
}

/** Columns of a group, each for every side. */
const COLUMNS: readonly (readonly [name: string, text: (group: Group) => string])[] = [
  ['matched', (group) => percent(group.matched, group.tickets)],
  ['wait p50', (group) => orDash(group.waitMs?.p50, duration)],
  ['p95', (group) => orDash(group.waitMs?.p95, duration)],
  ['p99', (group) => orDash(group.waitMs?.p99, duration)],
  ['quality', (group) => orDash(group.quality?.mean, share)],
  ['gap p50', (group) => orDash(group.gap?.p50, short)],
  ['balance', (group) => orDash(group.balance?.mean, share)],
];

function groupTable(
  { sides }: Outcome,
  title: string,
  what: string,
  groupsOf: (side: Side) => readonly Group[],
): Table {
  const labels = [...new Set(sides.flatMap((side) => groupsOf(side).map(({ label }) => label)))];
  const rows = labels.flatMap((label) =>
    sides.map((side, index) => {
      const group = groupsOf(side).find((found) => found.label === label);
      const name = index === 0 ? label : '';
      const cells = COLUMNS.map(([, text]) => orDash(group, text));
      const tickets = orDash(group, ({ tickets: number }) => count(number));
      return sides.length === 1 ? [name, tickets, ...cells] : [name, side.name, tickets, ...cells];
    }),
  );
  const columns = ['tickets', ...COLUMNS.map(([name]) => name)];
  return { title, head: sides.length === 1 ? [what, ...columns] : [what, 'rules', ...columns], rows };
}

/** A table as text: the first column to the left, the others to the right. */
export function tableText({ title, head, rows }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [title, ...[head, ...rows].map((row) => `  ${line(row)}`)].map((text) => `${text}\n`).join('');
}
