// A curve from a file: runs of equal values, gaps, and a real week.
import { readFileSync } from 'node:fs';

import test from 'ava';

import { readCurve, WEEK_HOURS } from '../../ts/simulate/curve.ts';

/** Monday 2024-03-04, 00:00 UTC. */
const MONDAY_MS = Date.UTC(2024, 2, 4);
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const csv = (...readings: [hour: number, players: number][]) =>
  [
    'time_utc,players',
    ...readings.map(([hour, players]) => `${new Date(MONDAY_MS + hour * HOUR_MS).toISOString()},${players}`),
  ].join('\n');

/** A curve of hours that are known; what is not known lies between them. */
const hours = (readings: [hour: number, players: number][]) => {
  const week = readCurve(csv(...readings), 'curve.csv');
  return week.map((hour) => Math.round(hour * 1_000) / 1_000);
};

test('an hour is the mean of the straight line through it', (t) => {
  const week = hours([
    [0, 0],
    [1, 100],
    [2, 300],
  ]);
  t.is(week.length, WEEK_HOURS);
  t.deepEqual(week.slice(0, 2), [50, 200]);
});

test('readings may come in any order, and several weeks are one', (t) => {
  const week = hours([
    [169, 300],
    [1, 100],
    [0, 100],
    [168, 300],
  ]);
  t.is(week[0], 200);
});

test('a run of equal values counts as its first', (t) => {
  // The source stood still at 100 and then told 200: on the way it was 150.
  const week = hours([
    [0, 100],
    [0.25, 100],
    [0.5, 100],
    [0.75, 100],
    [1, 200],
  ]);
  t.is(week[0], 150);
});

test('a gap says nothing; the hours in it lie between their neighbours', (t) => {
  const week = hours([
    [0, 100],
    [1, 100],
    [5, 500],
    [6, 500],
  ]);
  t.deepEqual(week.slice(0, 6), [100, 180, 260, 340, 420, 500]);
  // From Monday 06:00 back to Monday 00:00 the line goes down around the week.
  t.true(week.slice(6).every((hour) => hour < 500 && hour > 100));
  t.deepEqual(
    week.slice(6),
    week.slice(6).toSorted((one, other) => other - one),
  );
});

for (const [name, text, pattern] of [
  ['another header', 'time,players\n', /^curve\.csv:1: the first line must be time_utc,players$/],
  ['no time', 'time_utc,players\nsoon,7\n', /^curve\.csv:2: must be a time such as .* and a number from 0$/],
  ['no number', 'time_utc,players\n2024-01-26T03:20:00Z,\n', /^curve\.csv:2: must be/],
  ['a negative number', 'time_utc,players\n\n2024-01-26T03:20:00Z,-1\n', /^curve\.csv:3: must be/],
  ['three columns', 'time_utc,players\n2024-01-26T03:20:00Z,1,2\n', /^curve\.csv:2: must be/],
  ['one reading', csv([0, 7]), /^curve\.csv: no two readings/],
  ['nobody', csv([0, 0], [1, 0]), /^curve\.csv: no two readings .* or none is above 0$/],
  ['only gaps', csv([0, 7], [5, 9], [10, 8]), /^curve\.csv: no two readings/],
] as const) {
  test(`${name} is refused`, (t) => {
    t.throws(() => readCurve(text, 'curve.csv'), { code: 'ERR_MUSTER_CONFIG_INVALID', message: pattern });
  });
}

test('a real week with its cache and its outage', (t) => {
  const file = new URL('fixtures/tf2-week.csv', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const times = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => Date.parse(line.split(',')[0] ?? ''));
  const longest = Math.max(...times.slice(1).map((time, index) => time - (times[index] as number)));
  t.true(longest > 120 * MINUTE_MS, 'there is an outage in it');
  const week = readCurve(text, 'tf2-week.csv');
  t.is(week.length, WEEK_HOURS);
  t.true(week.every((hour) => hour > 40_000 && hour < 120_000));
  const mean = (days: readonly number[], hour: number) =>
    days.reduce((sum, day) => sum + (week[day * 24 + hour] as number), 0) / days.length;
  t.true(mean([0, 1, 2, 3, 4], 18) > 1.2 * mean([0, 1, 2, 3, 4], 6), 'evenings are busier than mornings');
  t.true(mean([5, 6], 14) > mean([0, 1, 2, 3, 4], 14), 'weekends are busier than weekdays');
});
