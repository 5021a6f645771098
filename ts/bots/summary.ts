import { alignedTable, duration, percentile } from './figures.ts';
import type { Load } from './load.ts';
import type { Tally } from './tally.ts';

const SHARES = [0.5, 0.95, 0.99];

/** The figures of a load as an object, for `--json`. */
export function summaryObject(tally: Tally, seconds: number): Record<string, unknown> {
  const waits = sorted(tally.waitsMs);
  const acknowledgements = sorted(tally.acknowledgementsMs);
  const shares = (values: readonly number[]) =>
    Object.fromEntries(SHARES.map((share) => [`p${share * 100}`, round(percentile(values, share))]));
  const { asked, acknowledged, refused, unknown, skipped, matched, cancelled, timedOut, failed } = tally;
  const { waiting, lost, untold, torn, away, reconnects, resumed } = tally;
  return {
    seconds: round(seconds),
    playedSeconds: round(tally.playedMs / 1_000),
    tickets: { asked, acknowledged, refused, unknown, skipped },
    ended: { matched, cancelled, timedOut, failed, waiting, lost, untold },
    matches: tally.matches.size,
    acknowledgementMs: shares(acknowledgements),
    waitMs: shares(waits),
    sockets: { torn, away, reconnects, resumed, dropped: byKey(tally.dropped), closed: byKey(tally.closed) },
    errors: byKey(tally.errors),
  };
}

/** The figures of a load for eyes. */
export function summaryText(tally: Tally): string {
  const rate = tally.playedMs > 0 ? ((tally.acknowledged / tally.playedMs) * 1_000).toFixed(1) : '-';
  const lines = [
    row('tickets', [
      `${tally.asked} asked`,
      `${tally.acknowledged} acknowledged (${rate}/s)`,
      `${tally.refused} refused`,
    ]),
    row('ended', [
      `${tally.matched} matched`,
      `${tally.cancelled} cancelled`,
      `${tally.timedOut} timed out`,
      `${tally.failed} failed`,
      `${tally.waiting} waited until the end`,
    ]),
    row('matches', [String(tally.matches.size)]),
    row('sockets', [
      `${tally.torn} torn`,
      `${tally.away} away`,
      `${tally.reconnects} reconnects (${tally.resumed} resumed)`,
    ]),
    '',
    alignedTable([
      ['', 'p50', 'p95', 'p99'],
      ['acknowledgement', ...percentiles(tally.acknowledgementsMs)],
      ['wait for a match', ...percentiles(tally.waitsMs)],
    ]),
  ];
  const codes = [...tally.errors].toSorted(([, one], [, other]) => other - one);
  if (codes.length > 0) lines.push('', alignedTable([['error', 'times'], ...codes.map(pair)]));
  const lost = [...tally.dropped].map(([code, times]) => `${times} with ${code}`);
  if (lost.length > 0) lines.push('', `sockets that the server lost: ${lost.join(', ')}`);
  if (tally.skipped > 0)
    lines.push('', `${tally.skipped} times nobody was free to ask: more --players ask more often`);
  return lines.join('\n');
}

/** What is wrong with how a load went, a sentence each; none when all is well. */
export function complaints(tally: Tally): string[] {
  const found: string[] = [];
  if (tally.firstClose !== undefined) found.push(tally.firstClose);
  if (tally.isServerGone) found.push('the server is gone: nobody was connected at the end');
  if (tally.lost > 0) found.push(`${tally.lost} acknowledged tickets are unknown to the server: lost`);
  if (tally.untold > 0) found.push(`${tally.untold} tickets had ended, and their players were not told`);
  return found;
}

/** The live lines: the first says it all, for a log. */
export function liveLines(load: Load, players: number, seconds: number): string[] {
  const { tally, waiting } = load;
  const { connected, acknowledged, matched, torn, reconnects, errors } = tally;
  const recent = sorted(tally.waitsMs.slice(-RECENT));
  const refusals = [...errors.values()].reduce((sum, times) => sum + times, 0);
  return [
    `${seconds.toFixed(1)} s  connected ${connected}/${players}  tickets ${acknowledged}  waiting ${waiting}  ` +
      `matched ${matched}  matches ${tally.matches.size}`,
    `  wait of the last ${recent.length}: p50 ${duration(percentile(recent, 0.5))}, p95 ${duration(percentile(recent, 0.95))}, ` +
      `p99 ${duration(percentile(recent, 0.99))}`,
    `  torn ${torn}  reconnects ${reconnects}  errors ${refusals}`,
  ];
}

/** Waits that the live table looks at. */
const RECENT = 1_000;

function percentiles(values: readonly number[]): string[] {
  const ordered = sorted(values);
  return SHARES.map((share) => duration(percentile(ordered, share)));
}

function row(name: string, parts: readonly string[]): string {
  return `${name.padEnd(8)} ${parts.join(', ')}`;
}

function pair([code, times]: readonly [string, number]): [string, string] {
  return [code, String(times)];
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((one, other) => one - other);
}

function round(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1_000) / 1_000;
}

function byKey(counts: ReadonlyMap<unknown, number>): Record<string, number> {
  return Object.fromEntries([...counts].map(([key, times]) => [String(key), times]));
}
