// Every example of docs/rules.md compiles, and the new keys change nothing where they are absent.
import { readFileSync } from 'node:fs';

import test from 'ava';

import { planOfRules, problemsOfRules } from '../../ts/engine/rules.ts';

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(
  ([, source]) => JSON.parse(source ?? '') as Record<string, unknown>,
);
/** The first example is what completes the others. */
const base = examples[0] ?? {};

/** The plan of the first example with these parts. */
const plan = (more: object) => planOfRules(JSON.stringify({ ...base, ...more }));

/** The heading that an example stands under. */
function headingOf(index: number): string {
  const before = page.split(/^```json$/m).slice(0, index + 1);
  return (
    before
      .join('')
      .match(/^#+ .*$/gm)
      ?.at(-1) ?? ''
  );
}

test('the page has an example of each rule type and of each key beyond FlexMatch', (t) => {
  const rules = examples.flatMap((example) => (example['rules'] ?? []) as { type: string }[]);
  t.deepEqual([...new Set(rules.map(({ type }) => type))].toSorted(), [
    'absoluteSort',
    'batchDistance',
    'collection',
    'comparison',
    'compound',
    'distance',
    'distanceSort',
    'latency',
  ]);
  for (const key of ['roles', 'weights', 'scoring', 'queue', 'expansions', 'algorithm', 'teams'])
    t.true(
      examples.some((example) => key in example),
      key,
    );
});

for (const [index, example] of examples.entries()) {
  test(`example ${index + 1}, ${headingOf(index)}, compiles`, (t) => {
    t.deepEqual(problemsOfRules(JSON.stringify({ ...base, ...example })), []);
  });
}

test('a file without the new keys compiles to what spells out their defaults', (t) => {
  const plain = plan({});
  const queue = {
    requestTimeoutSeconds: 300,
    acceptanceRequired: false,
    acceptanceTimeoutSeconds: 30,
    backfillMode: 'MANUAL',
    additionalPlayerCount: 0,
    tickMs: 1_000,
    objective: 'oldest',
    promoteAfterSeconds: 0,
    capacity: 1_000_000,
    searchBudget: 2_000_000,
    whenAbsent: 'hold',
    exclusive: false,
    matchTtlSeconds: 14_400,
    clientAttributes: [],
    canary: { returnAfterSeconds: 30 },
  };
  const algorithm = {
    strategy: 'exhaustiveSearch',
    batchingPreference: 'random',
    expansionAgeSelection: 'newest',
    backfillPriority: 'normal',
  };
  for (const more of [{ queue }, { weights: [] }, { algorithm }, { expansions: [] }, { rules: [] }])
    t.deepEqual(plan(more), plain, Object.keys(more)[0]);
  t.deepEqual([plain.score, plain.scan, plain.strategy], [[], [], 'exhaustiveSearch']);
});
