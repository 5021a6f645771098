// The share of the gateway's fuzz that every run of the tests has; npm run fuzz:gateway goes on for as long as one likes.
import test from 'ava';

import { seedOf } from '../support/seed.ts';
import { fuzz, inLines } from './gateway/run.ts';
import { scriptOf } from './gateway/script.ts';

const SECONDS = 30;

test('a script is the same whenever its seed is', (t) => {
  for (let index = 0; index < 50; index++) {
    t.deepEqual(scriptOf(7, index).writes, scriptOf(7, index).writes);
  }
  t.notDeepEqual(scriptOf(7, 1).writes, scriptOf(8, 1).writes);
});

test('whatever is written: the server lives, healthy players are matched, every connection gets an end', async (t) => {
  const seed = seedOf(t) >>> 0;
  const report = await fuzz({ seed, seconds: SECONDS });
  for (const line of inLines(report)) t.log(line);
  t.deepEqual(report.violations, [], `npm run fuzz:gateway -- --seed ${seed}`);
  t.true(report.scripts > 1_000);
});
