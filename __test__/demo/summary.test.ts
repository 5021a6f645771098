import test from 'ava';

import { percentile } from '../../ts/bots/figures.ts';
import { faults, ratingGap } from '../../ts/demo/consistency.ts';
import { type Experience, playedMatches } from '../../ts/demo/experience.ts';
import type { Party } from '../../ts/demo/population.ts';
import { matchedShare, summaryTable, waitHistogram } from '../../ts/demo/summary.ts';

/** Two players of a duel, told of the same match after so many milliseconds. */
function duel(matchId: string, ratings: readonly [number, number], waitedMs = 2): Experience[] {
  const parties = ratings.map((rating, index): Party => {
    return { queue: 'duel', players: [{ playerId: `${matchId}.${index}`, rating }], arrivalMs: 0 };
  });
  const match = {
    type: 'match',
    matchId,
    ticketId: 't',
    queue: 'duel',
    teams: parties.map(({ players }, index) => ({
      name: index === 0 ? 'red' : 'blue',
      players: players.map(({ playerId }) => ({ playerId, attributes: {} })),
    })),
    quality: 1,
  } as const;
  return parties.flatMap((party) =>
    party.players.map((player) => ({ party, player, waitedMs, matches: [match] })),
  );
}

/** Somebody who was not matched. */
const loner: Experience = {
  party: { queue: 'duel', players: [{ playerId: 'loner', rating: 9_000 }], arrivalMs: 0 },
  player: { playerId: 'loner', rating: 9_000 },
  waitedMs: undefined,
  matches: [],
};

test('right matches have no faults', (t) => {
  t.deepEqual(faults([...duel('a', [1_500, 1_590]), ...duel('b', [1_200, 1_200]), loner]), []);
});

for (const { ratings, waitedMs, fault } of [
  { ratings: [1_500, 1_600], waitedMs: 0, fault: undefined },
  { ratings: [1_500, 1_601], waitedMs: 4_999, fault: /ratings 101 apart/ },
  { ratings: [1_500, 1_750], waitedMs: 5_000, fault: undefined },
  { ratings: [1_500, 1_751], waitedMs: 14_999, fault: /ratings 251 apart/ },
  { ratings: [1_500, 2_000], waitedMs: 15_000, fault: undefined },
  { ratings: [1_500, 2_001], waitedMs: 60_000, fault: /ratings 501 apart/ },
] as const) {
  test(`ratings ${ratings.join(' and ')} after ${waitedMs} ms: ${fault ?? 'right'}`, (t) => {
    const found = faults(duel('a', ratings, waitedMs));
    if (fault === undefined) t.deepEqual(found, []);
    else t.regex(found.join(), fault);
  });
}

test('a player in two matches is a fault', (t) => {
  const [first, second] = [duel('a', [1_500, 1_500]), duel('b', [1_500, 1_500])];
  first[0]?.matches.push(...(second[0]?.matches ?? []));
  t.regex(faults([...first, ...second]).join(), /a\.0 was told of 2 matches/);
});

test('a player who was not told is a fault', (t) => {
  t.regex(faults(duel('a', [1_500, 1_500]).slice(1)).join(), /not those who were told/);
});

test('teams of the wrong size and a split party are faults', (t) => {
  const [one, two] = duel('a', [1_500, 1_500]);
  const match = one?.matches[0];
  if (one === undefined || two === undefined || match === undefined) return t.fail();
  const both = { ...one.party, players: [one.player, two.player] };
  const split = [one, two].map((experience) => ({ ...experience, party: both }));
  t.regex(faults(split).join(), /a party was split/);
  const lopsided = {
    ...match,
    teams: [{ name: 'red', players: match.teams.flatMap((team) => team.players) }],
  };
  const crowded = [one, two].map((experience) => ({ ...experience, matches: [lopsided] }));
  t.regex(faults(crowded).join(), /teams of 2/);
});

test('the gap is between averages of parties', (t) => {
  const experiences = duel('a', [1_500, 1_560]);
  t.deepEqual(playedMatches(experiences).map(ratingGap), [60]);
});

for (const { share, value } of [
  { share: 0, value: 1 },
  { share: 0.5, value: 2 },
  { share: 0.75, value: 3 },
  { share: 0.76, value: 4 },
  { share: 1, value: 4 },
]) {
  test(`percentile ${share} of 1 to 4 is ${value}`, (t) => t.is(percentile([1, 2, 3, 4], share), value));
}

test('percentile of nothing is undefined', (t) => t.is(percentile([], 0.5), undefined));

test('the table has a line for each queue and one for all', (t) => {
  const experiences = [...duel('a', [1_500, 1_540], 4), ...duel('b', [1_500, 1_520], 5_250), loner];
  t.is(matchedShare(experiences), 0.8);
  const lines = summaryTable(experiences).split('\n');
  t.deepEqual(
    lines.map((line) => line.split(/ {2,}/)),
    [
      ['queue', 'players', 'matched', 'matches', 'wait p50', 'p95', 'p99', 'rating gap mean', 'p95'],
      ['duel', '5', '4 (80.0 %)', '2', '4 ms', '5.3 s', '5.3 s', '30', '40'],
      ['all', '5', '4 (80.0 %)', '2', '4 ms', '5.3 s', '5.3 s', '30', '40'],
    ],
  );
  t.is(new Set(lines.map((line) => line.length)).size, 1);
});

test('the histogram shows the ranges from the first to the last that has any, and counts everybody', (t) => {
  const experiences = [...duel('a', [1, 1], 2), ...duel('b', [1, 1], 2.5), ...duel('c', [1, 1], 90), loner];
  t.deepEqual(waitHistogram(experiences).split('\n'), [
    `    ≤ 3 ms  ${'█'.repeat(50)} 4`,
    '   ≤ 10 ms  0',
    '   ≤ 30 ms  0',
    `  ≤ 100 ms  ${'█'.repeat(25)} 2`,
  ]);
});

test('nothing matched at all still prints', (t) => {
  t.true(summaryTable([loner]).includes('0 (0.0 %)'));
  t.is(waitHistogram([loner]), '');
});
