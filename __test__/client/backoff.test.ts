import test from 'ava';

import { Backoff } from '../../ts/client/backoff.ts';
import { BACKOFF_BASE_MS, BACKOFF_CAP_MS } from '../../ts/client/limits.ts';

/** The delays of so many attempts in a row. */
function delays(random: () => number, count: number, floorMs = 0): number[] {
  const backoff = new Backoff(random);
  return Array.from({ length: count }, () => backoff.next(floorMs));
}

test('the ceiling doubles up to the cap, the floor of the jitter is zero', (t) => {
  t.deepEqual(
    delays(() => 1, 9),
    [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000],
  );
  t.deepEqual(
    delays(() => 0, 4),
    [0, 0, 0, 0],
  );
  t.is(BACKOFF_BASE_MS, 250);
  t.is(BACKOFF_CAP_MS, 15_000);
});

test('a floor moves the whole range', (t) => {
  t.deepEqual(
    delays(() => 0.5, 3, 5_000),
    [5_125, 5_250, 5_500],
  );
});

test('the attempt stays finite and capped for ever', (t) => {
  t.true(delays(() => 1, 5_000).every((delayMs) => delayMs <= BACKOFF_CAP_MS));
});

test('a reset starts from the base', (t) => {
  const backoff = new Backoff(() => 1);
  backoff.next();
  backoff.next();
  t.is(backoff.attempt, 2);
  backoff.reset();
  t.is(backoff.attempt, 0);
  t.is(backoff.next(), BACKOFF_BASE_MS);
});

test('Math.random by default: spread over the range', (t) => {
  const first = Array.from({ length: 2_000 }, () => new Backoff().next());
  t.true(first.every((delayMs) => delayMs >= 0 && delayMs < BACKOFF_BASE_MS));
  const mean = first.reduce((sum, delayMs) => sum + delayMs, 0) / first.length;
  // Ten standard errors of the mean of a uniform distribution.
  t.true(Math.abs(mean - BACKOFF_BASE_MS / 2) < (10 * BACKOFF_BASE_MS) / Math.sqrt(12 * first.length));
});
