// Numbers for eyes.
import test from 'ava';

import { count, duration, percent, short } from '../../ts/simulate/format.ts';

const rows: readonly (readonly [string, string])[] = [
  [count(0), '0'],
  [count(999), '999'],
  [count(1_234_567), '1,234,567'],
  [short(0), '0'],
  [short(0.0123), '0.0123'],
  [short(12.5), '12.5'],
  [short(12), '12'],
  [short(123.4), '123'],
  [short(1_234), '1,234'],
  [short(-5.5), '-5.5'],
  [duration(0), '0 ms'],
  [duration(999), '999 ms'],
  [duration(1_000), '1 s'],
  [duration(90_000), '90 s'],
  [duration(120_000), '2 min'],
  [duration(7_200_000), '2 h'],
  [duration(200_000_000), '2.31 d'],
  [percent(1, 3), '33.3 %'],
  [percent(0, 0), '–'],
];

for (const [index, [found, wanted]] of rows.entries()) {
  test(`${index}: ${wanted}`, (t) => {
    t.is(found, wanted);
  });
}
