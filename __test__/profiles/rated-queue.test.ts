// A queue that matches by rating, with the store that every server has: nobody sends his rating.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import test, { type ExecutionContext } from 'ava';

import { RatingStore } from '../../ts/engine/rating-store.ts';
import { RatedQueues } from '../../ts/profiles/rated-queues.ts';
import { type Scene, startServer } from '../admin/scene.ts';
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

/** The ticket, once it is matched: its profiles are loaded meanwhile. */
// oxlint-disable-next-line typescript/no-explicit-any -- as the scene has it
async function matchedTicket(ask: Scene['ask'], ticketId: string): Promise<any> {
  await until(async () => (await ask('GET', `/v1/tickets/${ticketId}`)).body.match !== null);
  return (await ask('GET', `/v1/tickets/${ticketId}`)).body;
}

test('new players are matched with the rating of somebody of whom nothing is known', async (t) => {
  const { ask } = await startServer(t, { queues: { ladder: { rules } } });
  t.is((await ask('POST', '/v1/tickets', { body: ticket('t1', 'ann') })).status, 201);
  t.is((await ask('POST', '/v1/tickets', { body: ticket('t2', 'bob') })).status, 201);
  const body = await matchedTicket(ask, 't1');
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
  const body = await matchedTicket(ask, 't1');
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

const duel = {
  ...rules,
  scoring: undefined,
  playerAttributes: [{ name: 'skill', type: 'number', default: 1 }],
};

/** The attributes that a player of a queue was matched with. */
async function attributesOf({ ask }: Scene, ticketId: string, playerId: string): Promise<object> {
  const body = await matchedTicket(ask, ticketId);
  return body.match.teams
    .flatMap(({ players }: { players: { playerId: string; attributes: object }[] }) => players)
    .find((player: { playerId: string }) => player.playerId === playerId)?.attributes;
}

test('a queue that matches by rating since an operator put it is known at once, and after a restart', async (t) => {
  const options = { ephemeral: false, durability: 'process', dataDir: folderFor(t) } as const;
  const configured = { ...options, queues: { ladder: { rules: duel } } };
  const scene = await startServer(t, configured);
  t.is((await scene.ask('PUT', '/v1/queues/ladder/rules', { body: rules })).status, 200);
  t.is((await scene.ask('PUT', '/v1/queues/fresh/rules', { body: rules })).status, 201);
  t.is((await scene.ask('POST', '/v1/tickets', { body: ticket('t1', 'ann') })).status, 201);
  t.is((await scene.ask('POST', '/v1/tickets', { body: ticket('t2', 'bob') })).status, 201);
  t.deepEqual(await attributesOf(scene, 't1', 'ann'), { skill: 25, doubt: 25 / 3 });
  await scene.server.close();

  const again = await startServer(t, configured);
  for (const [index, queue] of ['ladder', 'ladder', 'fresh', 'fresh'].entries()) {
    const body = { ...ticket(`again${index}`, `player${index}`), queue };
    t.is((await again.ask('POST', '/v1/tickets', { body })).status, 201);
  }
  for (const index of [0, 2]) {
    const attributes = await attributesOf(again, `again${index}`, `player${index}`);
    t.deepEqual(attributes, { skill: 25, doubt: 25 / 3 });
  }
});

/** Rows that another program reads in the file; undefined where this machine has no such program. */
async function rowsOf(file: string, query: string): Promise<string[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)('sqlite3', [file, query]);
    return stdout.split('\n').filter((line) => line !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

test('what operators do to rules is in the file, each change once', async (t) => {
  const dataDir = folderFor(t);
  const file = join(dataDir, 'musterd.sqlite');
  const options = { ephemeral: false, durability: 'process', dataDir } as const;
  const { server, ask } = await startServer(t, { ...options, queues: { ladder: { rules } } });
  t.is((await ask('PUT', '/v1/queues/ladder/rules', { body: duel })).status, 200);
  const canary = { version: 1, percent: 5 };
  t.is((await ask('PUT', '/v1/queues/ladder/canary', { body: canary })).status, 201);
  t.is((await ask('DELETE', '/v1/queues/ladder/canary')).status, 200);
  const reader = new RatingStore(file);
  t.teardown(() => reader.close());
  await until(() => reader.position() === 4);
  await server.close();
  await (await startServer(t, { ...options, queues: { ladder: { rules } } })).server.close();
  const rows = await rowsOf(file, 'select queue, change, version, detail from rule_changes order by rowid');
  if (rows === undefined) return t.log('this machine has no sqlite3 program to read the rows with');
  t.deepEqual(rows, [
    'ladder|file|1|{"live":1}',
    'ladder|put|2|{"live":2}',
    'ladder|canary|1|{"live":2}',
    'ladder|canaryEnded|1|{"live":2}',
  ]);
});

const scorings: Record<string, { scoring: unknown; rated: boolean }> = {
  rating: { scoring: { type: 'rating', mu: 'a', sigma: 'b' }, rated: true },
  mmr: { scoring: { type: 'mmr', attributes: ['a'] }, rated: false },
  nothing: { scoring: undefined, rated: false },
  'no names': { scoring: { type: 'rating' }, rated: false },
};

for (const [what, { scoring, rated }] of Object.entries(scorings)) {
  test(`a rule set with scoring ${what}`, (t) => {
    const learnt: string[] = [];
    const queues = new RatedQueues((queue) => learnt.push(queue));
    queues.learn('ladder', JSON.stringify({ scoring }));
    t.is(queues.namesOf('ladder') !== undefined, rated);
    t.deepEqual(learnt, rated ? ['ladder'] : []);
  });
}

test('names of several versions of a queue add up', (t) => {
  const known: boolean[] = [];
  const queues = new RatedQueues((_queue, isKnown) => known.push(isKnown));
  for (const mu of ['a', 'b', 'a']) {
    queues.learn('ladder', JSON.stringify({ scoring: { type: 'rating', mu, sigma: 's' } }));
  }
  t.deepEqual(known, [false, true], 'each new name is told once');
  t.deepEqual(queues.namesOf('ladder'), { mu: new Set(['a', 'b']), sigma: new Set(['s']) });
});

test('a result counts for the next ticket, however lately the rating before it was looked up', async (t) => {
  const scene = await startServer(t, { queues: { ladder: { rules } } });
  const { ask } = scene;
  for (const round of [1, 2, 3]) {
    await ask('POST', '/v1/tickets', { body: ticket(`ann${round}`, 'ann') });
    await ask('POST', '/v1/tickets', { body: ticket(`bob${round}`, 'bob') });
    const before = (await attributesOf(scene, `ann${round}`, 'ann')) as { skill: number };
    const { matchId, match } = await matchedTicket(ask, `ann${round}`);
    const teams = match.teams.map(({ name, players }: { name: string; players: { playerId: string }[] }) => ({
      name,
      rank: players[0]?.playerId === 'ann' ? 1 : 2,
    }));
    const { body } = await ask('POST', `/v1/matches/${matchId}/result`, { body: { teams } });
    const rated = body.ratings.find(({ playerId }: { playerId: string }) => playerId === 'ann');
    t.is(rated.muBefore, before.skill, `round ${round}: he was matched by what he was then`);
    t.is(rated.games, round);
  }
});
