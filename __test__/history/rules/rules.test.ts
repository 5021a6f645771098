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

const composed = {
  playerAttributes: [
    { name: 'plays', type: 'string_list', default: [] },
    { name: 'skill', type: 'number', default: 0 },
  ],
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 2 },
    { name: 'blue', minPlayers: 1, maxPlayers: 2 },
  ],
  rules: [
    {
      name: 'stronger',
      type: 'comparison',
      measurements: 'avg(teams[red].players.attributes[skill])',
      operation: '>',
      referenceValue: 'avg(teams[blue].players.attributes[skill])',
    },
    { name: 'quick', type: 'latency', maxLatency: 50 },
  ],
  roles: {
    attribute: 'plays',
    composition: [
      { role: 'tank', minPlayers: 1 },
      { role: 'healer', minPlayers: 0, maxPlayers: 1 },
    ],
  },
};
const solo = (player: string, plays: readonly string[], skill: number, oslo = 10): Party => ({
  ticket: player,
  ageMs: 0,
  players: [{ player, attributes: { plays, skill }, latencyMs: { oslo, rome: 40 } }],
});
const [ann, bob] = [solo('ann', ['healer', 'tank'], 9), solo('bob', ['tank'], 5)];
const split = (red: string, blue: string, roles = {}) => [
  { name: 'red', players: [red], roles: { [red]: 'tank', ...roles } },
  { name: 'blue', players: [blue], roles: { [blue]: 'tank', ...roles } },
];

for (const { name, sides, region, wrong } of [
  {
    name: 'teams, roles and region as they should be',
    sides: split('ann', 'bob'),
    region: 'oslo',
    wrong: [],
  },
  {
    name: 'teams the wrong way round',
    sides: split('bob', 'ann'),
    region: 'oslo',
    wrong: [/rule stronger: 5 > 9 is not so/],
  },
  {
    name: 'a role that nobody asked for',
    sides: split('ann', 'bob', { ann: 'healer' }),
    region: 'oslo',
    wrong: [/team red has 0 of role tank, not 1 to 1/],
  },
  {
    name: 'a role that he does not play',
    sides: split('ann', 'bob', { bob: 'healer' }),
    region: 'oslo',
    wrong: [/team blue: bob has a role that he does not play/],
  },
  {
    name: 'a slower region',
    sides: split('ann', 'bob'),
    region: 'rome',
    wrong: [/it is played in rome, and oslo is the fastest for all/],
  },
  { name: 'no region', sides: split('ann', 'bob'), region: '', wrong: [/it is played in no region/] },
]) {
  test(`${name}: ${wrong.length === 0 ? 'right' : 'wrong'}`, (t) => {
    const found = new Rules(composed).faults([ann, bob], sides, { region });
    t.is(found.length, wrong.length, found.join());
    for (const [index, pattern] of wrong.entries()) t.regex(found[index] ?? '', pattern);
  });
}
