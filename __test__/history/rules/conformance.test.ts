// The cases of conformance/rules/ against the brute-force evaluator: what they expect is what the language says. The
// engine is held to the same table by crates/core/tests/conformance.rs.
import test, { type ExecutionContext } from 'ava';

import { type Case, readCases } from './cases.ts';
import { Rules } from './index.ts';
import { matchesByBruteForce, toParty } from './oracle.ts';

/** So few tickets are matched by brute force; of more only the legality of what is expected is looked at. */
const BRUTE_TICKETS_MAX = 12;
const TYPES = [
  'comparison',
  'distance',
  'batch-distance',
  'collection',
  'latency',
  'absolute-sort',
  'distance-sort',
  'compound',
];
const CASES_MIN = 12;

const files = readCases();

test('every rule type has its cases, and each says why', (t) => {
  for (const type of TYPES) t.true((files.get(type)?.length ?? 0) >= CASES_MIN, type);
  const all = [...files.values()].flat();
  t.is(new Set(all.map(({ name }) => name)).size, all.length, 'names are used once');
  for (const { name, because } of all) t.true(because.length > 5, name);
});

for (const [file, cases] of files) {
  test(`${file}: ${cases.length} cases mean what the language says`, (t) => {
    for (const one of cases) {
      if (one.arrivals.length <= BRUTE_TICKETS_MAX) playsOut(t, one);
      else isPossible(t, one);
    }
  });
}

function playsOut(t: ExecutionContext, one: Case): void {
  const made = matchesByBruteForce(one.document, one.arrivals);
  const expected = one.matches.map(({ atMs, tickets }) => ({ atMs, tickets }));
  t.deepEqual(made, expected, one.name);
  isPossible(t, one);
}

/** What is expected is legal, down to the teams, roles and regions that it names; what then remains is not. */
function isPossible(t: ExecutionContext, { name, document, arrivals, matches }: Case): void {
  const rules = new Rules(document);
  for (const { atMs, tickets, teams, region } of matches) {
    const parties = arrivals.filter(({ id }) => tickets.includes(id)).map((one) => toParty(one, atMs));
    const [first, ...rest] = parties;
    if (first === undefined) return t.fail(`${name}: a match of nobody`);
    t.is(rules.isLegal(parties), true, `${name}: ${tickets} is no legal group`);
    if (region !== undefined) t.is(rules.regionOf(parties), region, name);
    if (teams === undefined) continue;
    const told = Object.entries(teams).map(([team, ids]) => ({
      name: team,
      players: [first, ...rest]
        .filter(({ ticket }) => ids.includes(ticket))
        .flatMap(({ players }) => players.map(({ player }) => player)),
    }));
    t.deepEqual(rules.faults(parties, told, region === undefined ? {} : { region }), [], name);
  }
  const matched = new Set(matches.flatMap(({ tickets }) => tickets));
  const left = arrivals.filter(({ id }) => !matched.has(id));
  const [anchor, ...others] = left.map((one) => toParty(one, Number.POSITIVE_INFINITY));
  if (anchor !== undefined && arrivals.length > BRUTE_TICKETS_MAX) {
    t.is(rules.hasGroupWith(anchor, others), false, `${name}: who is left could be matched`);
  }
}
