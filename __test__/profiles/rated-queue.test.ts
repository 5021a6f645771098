// A queue that matches by rating, with the store that every server has: nobody sends his rating.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import test, { type ExecutionContext } from 'ava';

import { RatingStore } from '../../ts/engine/rating-store.ts';
import { RatedQueues } from '../../ts/profiles/rated-queues.ts';
import { startServer } from '../admin/scene.ts';
import { until } from '../support/until.ts';

const rules = {
  name: 'ladder',
  ruleLanguageVersion: '1.0',
  playerAttributes: [
    { name: 'skill', type: 'number' },
    { name: 'doubt', type: 'number' },
  ],
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 1 },
    { name: 'blue', minPlayers: 1, maxPlayers: 1 },
  ],
  scoring: { type: 'rating', mu: 'skill', sigma: 'doubt' },
  algorithm: { expansionAgeSelection: 'oldest' },
  queue: { tickMs: 0 },
};

function folderFor(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-rated-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const ticket = (ticketId: string, playerId: string) => ({
  ticketId,
  queue: 'ladder',
  players: [{ playerId }],
});

test('new players are matched with the rating of somebody of whom nothing is known', async (t) => {
  const { ask } = await startServer(t, { queues: { ladder: { rules } } });
  t.is((await ask('POST', '/v1/tickets', { body: ticket('t1', 'ann') })).status, 201);
  t.is((await ask('POST', '/v1/tickets', { body: ticket('t2', 'bob') })).status, 201);
  const { body } = await ask('GET', '/v1/tickets/t1');
  const seen = body.match.teams.flatMap(({ players }: { players: { attributes: object }[] }) => players);
  t.deepEqual(
    seen.map(({ attributes }: { attributes: object }) => attributes),
    [
      { skill: 25, doubt: 25 / 3 },
      { skill: 25, doubt: 25 / 3 },
    ],
  );
});

test('players who have played have their own, and matches are in the file', async (t) => {
  const dataDir = folderFor(t);
  const file = join(dataDir, 'musterd.sqlite');
  const before = new RatingStore(file);
  await before.apply({
    matchId: 'earlier',
    queue: 'ladder',
    teams: [
      { rank: 1, players: ['ann'], left: [] },
      { rank: 2, players: ['bob'], left: [] },
    ],
    body: '[]',
    reportedAtMs: Date.now(),
  });
  const [ann] = before.ratings('ladder', ['ann']);
  before.close();
  const options = {
    queues: { ladder: { rules } },
    ephemeral: false,
    durability: 'process',
    dataDir,
  } as const;
  const { ask } = await startServer(t, options);
  await ask('POST', '/v1/tickets', { body: ticket('t1', 'ann') });
  await ask('POST', '/v1/tickets', { body: ticket('t2', 'bob') });
  const { body } = await ask('GET', '/v1/tickets/t1');
  const seen = body.match.teams.flatMap(({ players }: { players: { playerId: string }[] }) => players);
  const hers = seen.find(({ playerId }: { playerId: string }) => playerId === 'ann');
  t.deepEqual(hers.attributes, { skill: ann?.mu, doubt: ann?.sigma });
  const after = new RatingStore(file);
  t.teardown(() => after.close());
  await until(() => after.position() > 0);
});

test('an ephemeral server writes no file', async (t) => {
  const dataDir = folderFor(t);
  const { ask } = await startServer(t, { queues: { ladder: { rules } }, dataDir });
  await ask('POST', '/v1/tickets', { body: ticket('t1', 'ann') });
  t.false(existsSync(join(dataDir, 'musterd.sqlite')));
});

const scorings: Record<string, { scoring: unknown; rated: boolean }> = {
  rating: { scoring: { type: 'rating', mu: 'a', sigma: 'b' }, rated: true },
  mmr: { scoring: { type: 'mmr', attributes: ['a'] }, rated: false },
  nothing: { scoring: undefined, rated: false },
  'no names': { scoring: { type: 'rating' }, rated: false },
};

for (const [what, { scoring, rated }] of Object.entries(scorings)) {
  test(`a rule set with scoring ${what}`, (t) => {
    const queues = new RatedQueues();
    queues.learn('ladder', JSON.stringify({ scoring }));
    t.is(queues.namesOf('ladder') !== undefined, rated);
    t.is(queues.isEmpty, !rated);
  });
}

test('names of several versions of a queue add up', (t) => {
  const queues = new RatedQueues();
  for (const mu of ['a', 'b', 'a']) {
    queues.learn('ladder', JSON.stringify({ scoring: { type: 'rating', mu, sigma: 's' } }));
  }
  t.deepEqual(queues.namesOf('ladder'), { mu: new Set(['a', 'b']), sigma: new Set(['s']) });
});
