// Random histories under random rule sets, in virtual time: 2,000 seeds here, 10,000 in `npm run test:long`. TEST_SEED=7
// TEST_CASES=1 repeats one.
import test from 'ava';

import { checkSeeds, plainGenerator } from './random/generator.ts';

const SEEDS = Number(process.env['TEST_CASES'] ?? 2_000);
const FIRST = Number(process.env['TEST_SEED'] ?? 0);
/** From so many seeds on everything that can happen does. */
const ENOUGH_SEEDS = 500;

const RULE_TYPES = [
  'absoluteSort',
  'batchDistance',
  'collection',
  'comparison',
  'compound',
  'distance',
  'distanceSort',
  'latency',
];

test.serial(`${SEEDS} random histories from seed ${FIRST} on hold every invariant`, async (t) => {
  t.timeout(1_800_000);
  const outcome = await checkSeeds(await plainGenerator(), FIRST, SEEDS);
  const { violations, unjudged, ...figures } = outcome;
  t.log(JSON.stringify(figures));
  t.deepEqual(violations, [], 'repeat one with TEST_SEED and TEST_CASES=1');
  t.deepEqual(unjudged, []);
  t.is(outcome.seeds, SEEDS);
  if (SEEDS < ENOUGH_SEEDS) return;
  t.deepEqual(Object.keys(outcome.ruleTypes).toSorted(), RULE_TYPES);
  t.true(outcome.matches > SEEDS, 'too few matches');
  for (const [invariant, count] of Object.entries(outcome.observations)) {
    t.true(count > SEEDS / 10, `invariant ${invariant} is hardly observed`);
  }
});
