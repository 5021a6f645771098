import test from 'ava';

import { inventParties, MATCH_PLAYERS, partyRating, type QueueName } from '../../ts/demo/population.ts';
import { randomFrom } from '../../ts/bots/random.ts';

const players = (parties: ReturnType<typeof inventParties>, queue: QueueName) =>
  parties.filter((party) => party.queue === queue).flatMap((party) => party.players);

for (const count of [20, 22, 200, 1_000, 5_000]) {
  test(`${count} players: whole matches of both queues, and nobody twice`, (t) => {
    const parties = inventParties(count, randomFrom(count));
    for (const queue of ['duel', 'squads'] as const) {
      t.is(players(parties, queue).length % MATCH_PLAYERS[queue], 0);
    }
    const ids = parties.flatMap((party) => party.players.map((player) => player.playerId));
    t.is(ids.length, count);
    t.is(new Set(ids).size, count);
  });
}

test('squads hold parties of every size, duels single players', (t) => {
  const parties = inventParties(1_000, randomFrom(1));
  const sizes = (queue: QueueName) =>
    [
      ...new Set(parties.filter((party) => party.queue === queue).map((party) => party.players.length)),
    ].toSorted();
  t.deepEqual(sizes('squads'), [1, 2, 3, 4, 5]);
  t.deepEqual(sizes('duel'), [1]);
});

test('the same seed invents the same players, another one others', (t) => {
  const [first, same, other] = [5, 5, 6].map((seed) => inventParties(100, randomFrom(seed)));
  t.deepEqual(first, same);
  t.notDeepEqual(first, other);
});

test('arrivals are in order, parties before the last single players', (t) => {
  const parties = inventParties(1_000, randomFrom(3));
  const arrivals = parties.map((party) => party.arrivalMs);
  t.deepEqual(
    arrivals,
    arrivals.toSorted((one, other) => one - other),
  );
  const last = parties.findLast((party) => party.players.length > 1);
  t.true((last?.arrivalMs ?? 0) < 0.7 * (arrivals.at(-1) ?? 0));
});

test('normal numbers: mean, deviation, and a bell', (t) => {
  const random = randomFrom(11);
  const drawn = Array.from({ length: 20_000 }, () => random.normal(1_500, 120));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  const within = (deviations: number) =>
    drawn.filter((value) => Math.abs(value - mean) < deviations * 120).length / drawn.length;
  t.true(Math.abs(mean - 1_500) < 5);
  t.true(Math.abs(Math.sqrt(variance) - 120) < 3);
  t.true(Math.abs(within(1) - 0.683) < 0.02);
  t.true(Math.abs(within(2) - 0.954) < 0.02);
});

test('a party is seen by its average', (t) => {
  const rated = [1_400, 1_500, 1_600].map((rating, index) => ({ playerId: `p${index}`, rating }));
  t.is(partyRating({ queue: 'squads', players: rated, arrivalMs: 0 }), 1_500);
});
