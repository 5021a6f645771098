/** A curve from a file: how many players are there at each hour of a week. */
import { MusterdError } from '../errors.ts';

/** Hours of a week. */
export const WEEK_HOURS = 168;
const HOUR_MS = 3_600_000;
const WEEK_MS = WEEK_HOURS * HOUR_MS;
/** 1970 began on a Thursday; the week begins on the Monday after. */
const FIRST_MONDAY_MS = 4 * 24 * HOUR_MS;
/** Two readings further apart say nothing of the time between them. */
const GAP_MS = 2 * HOUR_MS;
const HEADER = 'time_utc,players';

/** A reading: when, in milliseconds since 1970, and how many. */
interface Reading {
  readonly atMs: number;
  readonly players: number;
}

/**
 * Reads a curve: a header `time_utc,players`, then one reading a line, in any order.
 *
 * A run of equal values counts as its first reading: sources repeat themselves from a cache. Between two readings up to
 * two hours apart the number goes on a straight line; a longer gap says nothing. Each hour of the week is the mean over all
 * weeks of the file; an hour without any reading goes on a straight line between those around it.
 *
 * @param file names it in refusals.
 * @returns 168 numbers, Monday 00:00 UTC first.
 * @throws MusterdError CONFIG_INVALID with the line that cannot be read, or when nothing can be made of it.
 */
export function readCurve(text: string, file: string): number[] {
  const readings = withoutRuns(readingsOf(text, file));
  const week = fold(readings);
  if (!week.some((hour) => hour > 0)) {
    throw refused(file, 'no two readings are less than two hours apart, or none is above 0');
  }
  return filled(week);
}

function readingsOf(text: string, file: string): Reading[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (header.trim() !== HEADER) throw refused(`${file}:1`, `the first line must be ${HEADER}`);
  const readings = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const [time = '', players = '', ...rest] = line.split(',');
    const reading = { atMs: Date.parse(time), players: Number(players) };
    const isGood = rest.length === 0 && players.trim() !== '' && reading.players >= 0;
    if (isGood && Number.isFinite(reading.players) && !Number.isNaN(reading.atMs)) return [reading];
    throw refused(`${file}:${index + 2}`, `must be a time such as 2024-01-26T03:20:00Z and a number from 0`);
  });
  return readings.toSorted((one, other) => one.atMs - other.atMs);
}

/** Of equal readings in a row the first one, as long as no gap lies between them. */
function withoutRuns(readings: readonly Reading[]): Reading[] {
  return readings.filter((reading, index) => {
    const [before, after] = [readings[index - 1], readings[index + 1]];
    if (before === undefined || before.players !== reading.players) return true;
    // The last of a run stands where a gap, or nothing, follows: so far it was known.
    return after === undefined || after.atMs - reading.atMs > GAP_MS || reading.atMs - before.atMs > GAP_MS;
  });
}

/** The mean of each hour of the week; NaN where nothing is known. */
function fold(readings: readonly Reading[]): number[] {
  const area = Array.from({ length: WEEK_HOURS }, () => 0);
  const length = Array.from({ length: WEEK_HOURS }, () => 0);
  for (const [index, from] of readings.entries()) {
    const to = readings[index + 1];
    if (to === undefined || to.atMs === from.atMs || to.atMs - from.atMs > GAP_MS) continue;
    const at = (ms: number) =>
      from.players + ((to.players - from.players) * (ms - from.atMs)) / (to.atMs - from.atMs);
    for (let begin = from.atMs; begin < to.atMs; ) {
      const end = Math.min(to.atMs, (Math.floor(begin / HOUR_MS) + 1) * HOUR_MS);
      const hour = hourOf(begin);
      area[hour] = (area[hour] as number) + ((at(begin) + at(end)) / 2) * (end - begin);
      length[hour] = (length[hour] as number) + (end - begin);
      begin = end;
    }
  }
  return area.map((sum, hour) => sum / (length[hour] as number));
}

/** The hour of the week, from Monday 00:00 UTC. */
function hourOf(ms: number): number {
  const ofWeek = (((ms - FIRST_MONDAY_MS) % WEEK_MS) + WEEK_MS) % WEEK_MS;
  return Math.floor(ofWeek / HOUR_MS);
}

/** The same with a straight line where nothing is known; the week is a ring. */
function filled(week: readonly number[]): number[] {
  const known = (hour: number, step: number): [distance: number, value: number] => {
    for (let distance = 0; ; distance += 1) {
      const value = week[(hour + step * distance + WEEK_HOURS * 2) % WEEK_HOURS] as number;
      if (!Number.isNaN(value)) return [distance, value];
    }
  };
  return week.map((value, hour) => {
    if (!Number.isNaN(value)) return value;
    const [back, before] = known(hour, -1);
    const [forth, after] = known(hour, 1);
    return before + ((after - before) * back) / (back + forth);
  });
}

function refused(place: string, what: string): MusterdError {
  return new MusterdError('CONFIG_INVALID', `${place}: ${what}`);
}
