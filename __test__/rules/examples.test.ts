// The example rule sets of docs/examples: without a problem, and without a warning but those that a studio accepts.
import { readdirSync, readFileSync } from 'node:fs';

import test from 'ava';

import { planOfRules, problemsOfRules } from '../../ts/engine/rules.ts';

const folder = new URL('../../docs/examples/', import.meta.url);

/** What each file is warned of: nobody can be matched by latency who reports none. */
const warnings: Readonly<Record<string, readonly string[]>> = {
  'battle-royale-60.json': ['starves: rules[GoodConnection]'],
  'ladder-1v1.json': [],
  'squads-5v5.json': [],
};

test('every example is in the table', (t) => {
  t.deepEqual(readdirSync(folder).toSorted(), Object.keys(warnings));
});

for (const [file, expected] of Object.entries(warnings)) {
  test(`${file} compiles and is warned of nothing else`, (t) => {
    const rules = readFileSync(new URL(file, folder), 'utf8');
    t.deepEqual(problemsOfRules(rules), []);
    const found = planOfRules(rules).warnings.map(({ kind, about }) => `${kind}: ${about}`);
    t.deepEqual(found, expected);
  });
}
