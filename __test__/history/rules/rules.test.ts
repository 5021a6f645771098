import test from 'ava';

import { type Party, Rules } from './index.ts';

const base = {
  playerAttributes: [{ name: 'rating', type: 'number' }],
  algorithm: { expansionAgeSelection: 'oldest' },
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 2 },
    { name: 'blue', minPlayers: 2, maxPlayers: 2 },
  ],
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: '100' }],
  expansions: [
    { target: 'rules[near].maxDistance', steps: [{ waitTimeSeconds: 5, value: 250 }] },
    { target: 'teams[blue].minPlayers', steps: [{ waitTimeSeconds: 9, value: 1 }] },
  ],
};

/** A party by the ratings of its players, who are called a0, a1 and so on after the ticket a. */
function party(ticket: string, ratings: readonly number[], ageMs = 0): Party {
  const players = ratings.map((rating, index) => ({ player: `${ticket}${index}`, attributes: { rating } }));
  return { ticket, players, ageMs };
}

const teams = (red: readonly string[], blue: readonly string[]) => [
  { name: 'red', players: red },
  { name: 'blue', players: blue },
];

for (const { name, parties, sides, wrong, rules = {} } of [
  {
    name: 'a good match',
    parties: [party('a', [1_500]), party('b', [1_600, 1_600])],
    sides: teams(['a0'], ['b0', 'b1']),
    wrong: [],
  },
  {
    name: 'parties count by their average',
    parties: [party('a', [1_500]), party('b', [1_500, 1_702])],
    sides: teams(['a0'], ['b0', 'b1']),
    wrong: [/values are 101 apart, and 100 is allowed/],
  },
  {
    name: 'by their highest where the rule says so',
    parties: [party('a', [1_500]), party('b', [1_500, 1_601])],
    sides: teams(['a0'], ['b0', 'b1']),
    rules: { rules: [{ ...base.rules[0], partyAggregation: 'max' }] },
    wrong: [/101 apart/],
  },
  {
    name: 'one ticket is old enough for the step',
    parties: [party('a', [1_500], 5_000), party('b', [1_750, 1_750], 10)],
    sides: teams(['a0'], ['b0', 'b1']),
    wrong: [],
  },
  {
    name: 'a millisecond short of the step',
    parties: [party('a', [1_500], 4_999), party('b', [1_750, 1_750], 10)],
    sides: teams(['a0'], ['b0', 'b1']),
    wrong: [/250 apart, and 100/],
  },
  {
    name: 'under clock newest all must be old enough',
    parties: [party('a', [1_500], 5_000), party('b', [1_750, 1_750], 10)],
    sides: teams(['a0'], ['b0', 'b1']),
    rules: { algorithm: {} },
    wrong: [/250 apart, and 100/],
  },
  {
    name: 'a team that is too small',
    parties: [party('a', [1_500]), party('b', [1_500])],
    sides: teams(['a0'], ['b0']),
    wrong: [/team blue has 1 players, not 2 to 2/],
  },
  {
    name: 'which may be smaller after its step',
    parties: [party('a', [1_500], 9_000), party('b', [1_500])],
    sides: teams(['a0'], ['b0']),
    wrong: [],
  },
  {
    name: 'a party that was split',
    parties: [party('a', [1_500, 1_500]), party('b', [1_500, 1_500])],
    sides: teams(['a0', 'b0'], ['a1', 'b1']),
    wrong: [/party of ticket a was split/, /party of ticket b was split/],
  },
  {
    name: 'a team that nobody knows',
    parties: [party('a', [1_500]), party('b', [1_500, 1_500])],
    sides: [...teams(['a0'], ['b0', 'b1']), { name: 'green', players: [] }],
    wrong: [/no team green/],
  },
] as const) {
  test(`${name}: ${wrong.length === 0 ? 'right' : 'wrong'}`, (t) => {
    const found = new Rules({ ...base, ...rules }).faults(parties, sides);
    t.is(found.length, wrong.length, found.join());
    for (const [index, pattern] of wrong.entries()) t.regex(found[index] ?? '', pattern);
  });
}

for (const { name, waiting, found } of [
  { name: 'alone', waiting: [], found: false },
  { name: 'with a partner within the last step', waiting: [party('b', [1_750])], found: true },
  { name: 'with a partner beyond it', waiting: [party('b', [1_751])], found: false },
  {
    name: 'with two who are too far from each other, and one between',
    waiting: [party('b', [1_250]), party('c', [1_700])],
    found: true,
  },
  { name: 'with a party that fits no team', waiting: [party('b', [1_500, 1_500, 1_500])], found: false },
] as const) {
  test(`a ticket ${name} ${found ? 'has' : 'has no'} legal group`, (t) => {
    t.is(new Rules(base).hasGroupWith(party('a', [1_500]), waiting), found);
  });
}

test('what cannot be judged is refused by name', (t) => {
  const unknown = { ...base, rules: [{ name: 'quick', type: 'telepathy' }] };
  t.throws(() => new Rules(unknown), { message: /rule quick: there is no type telepathy/ });
});
