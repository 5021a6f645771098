import test from 'ava';

import { descriptorProblem } from '../../ts/bots/limits.ts';
import { inventParties, randomAsks } from '../../ts/bots/population.ts';
import { type BotQueue, patienceMs } from '../../ts/bots/queue.ts';
import { randomFrom } from '../../ts/bots/random.ts';

const rules = {
  playerAttributes: [
    { name: 'skill', type: 'number' },
    { name: 'maps', type: 'string_list' },
    { name: 'build', type: 'string' },
    { name: 'ping', type: 'string_number_map' },
  ],
  teams: [{ maxPlayers: 3 }, { maxPlayers: 2 }],
  expansions: [{ steps: [{ waitTimeSeconds: 4 }, { waitTimeSeconds: 9 }] }],
  queue: { tickMs: 500 },
};
const queue: BotQueue = { name: 'q', rules };

for (const { party, sizes } of [
  { party: 1, sizes: [1] },
  { party: 2, sizes: [1, 2] },
  { party: 10, sizes: [1, 2, 3] },
]) {
  test(`parties of up to ${party} where a team takes three: ${sizes.join(', ')}`, (t) => {
    const parties = inventParties(queue, 200, party, 'b', randomFrom(party));
    const players = parties.flatMap((one) => one.players.map(({ playerId }) => playerId));
    t.deepEqual([...new Set(parties.map((one) => one.players.length))].toSorted(), sizes);
    t.is(players.length, 200);
    t.is(new Set(players).size, 200);
  });
}

test('players have what the rules declare, and a rating where nothing is known', (t) => {
  const [known] = inventParties(queue, 1, 1, 'b', randomFrom(1));
  t.deepEqual(Object.keys(known?.players[0]?.attributes ?? {}), ['skill', 'maps', 'build', 'ping']);
  t.is(typeof known?.players[0]?.attributes['skill'], 'number');
  const [unknown] = inventParties({ name: 'x' }, 1, 1, 'b', randomFrom(1));
  t.deepEqual(Object.keys(unknown?.players[0]?.attributes ?? {}), ['rating']);
});

test('patience is the last step, two passes and an allowance', (t) => {
  t.is(patienceMs(queue), 9_000 + 2 * 500 + 2_000);
  t.is(patienceMs({ name: 'x' }), 2 * 1_000 + 2_000);
});

test('asks come by chance, about as many as were wanted, and in order', (t) => {
  const asks = [...randomAsks(100, 20, randomFrom(3))].map(({ atMs }) => atMs);
  t.true(Math.abs(asks.length - 2_000) < 200, `${asks.length}`);
  t.deepEqual(
    asks,
    asks.toSorted((one, other) => one - other),
  );
  t.true((asks.at(-1) ?? Number.POSITIVE_INFINITY) < 20_000);
});

for (const [players, descriptors, problem] of [
  [100, 164, undefined],
  [101, 164, /--players 101: this process may open 164 descriptors, and keeps 64 .* at most 100,/],
  [5_000, Number.POSITIVE_INFINITY, undefined],
] as const) {
  test(`${players} players with ${descriptors} descriptors: ${problem ?? 'fine'}`, (t) => {
    const found = descriptorProblem(players, descriptors);
    if (problem === undefined) t.is(found, undefined);
    else t.regex(found ?? '', problem);
  });
}
