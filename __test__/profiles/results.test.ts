// POST /v1/matches/:id/result: ratings change once, by Plackett-Luce, whatever happens in between.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import test, { type ExecutionContext } from 'ava';
import { rate, rating } from 'openskill';

import { RatingStore } from '../../ts/engine/rating-store.ts';
import type { FinishedMatch, PlayerRating, ServeOptions } from '../../ts/index.ts';
import { type Scene, solo, startServer } from '../admin/scene.ts';
import { until } from '../support/until.ts';

/** A match of ann against bob; her team's name first. */
async function matched(t: ExecutionContext, options: ServeOptions = {}) {
  const scene = await startServer(t, options);
  return { ...scene, ...(await played(scene)) };
}

async function played({ ask }: Pick<Scene, 'ask'>) {
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
  await ask('POST', '/v1/tickets', { body: solo('t2', 'bob') });
  await until(async () => (await ask('GET', '/v1/tickets/t1')).body.match !== null);
  const { body } = await ask('GET', '/v1/tickets/t1');
  const teams: { name: string; players: { playerId: string }[] }[] = body.match.teams;
  const teamOf = (player: string) =>
    teams.find(({ players }) => players.some(({ playerId }) => playerId === player))?.name ?? '';
  const [hers, his] = [teamOf('ann'), teamOf('bob')];
  const won = {
    teams: [
      { name: hers, rank: 1 },
      { name: his, rank: 2 },
    ],
  };
  return { path: `/v1/matches/${body.matchId}/result`, matchId: body.matchId as string, hers, his, won };
}

const muOf = (ratings: PlayerRating[], player: string) =>
  ratings.find(({ playerId }) => playerId === player)?.mu ?? Number.NaN;

test('a result changes ratings once; the same one again shows the same, another is refused', async (t) => {
  const { ask, path, matchId, hers, his, won } = await matched(t);
  const first = await ask('POST', path, { body: won });
  t.like(first, { status: 200, body: { matchId, state: 'ENDED', queue: 'duel' } });
  const [[ann], [bob]] = rate([[rating()], [rating()]]) as [[{ mu: number }], [{ mu: number }]];
  t.true(Math.abs(muOf(first.body.ratings, 'ann') - ann.mu) < 1e-9);
  t.true(Math.abs(muOf(first.body.ratings, 'bob') - bob.mu) < 1e-9);
  t.is(first.body.ratings[0].games, 1);

  const again = await ask('POST', path, { body: won });
  t.deepEqual([again.status, again.body.ratings], [200, first.body.ratings]);
  const other = {
    teams: [
      { name: hers, rank: 2 },
      { name: his, rank: 1 },
    ],
  };
  t.is((await ask('POST', path, { body: other })).status, 409);
  t.deepEqual((await ask('POST', path, { body: won })).body.ratings, first.body.ratings);
});

test('who left loses, whatever his team did', async (t) => {
  const { ask, path, hers, his } = await matched(t);
  const left = [{ playerId: 'ann', left: true }, { playerId: 'bob' }];
  const body = {
    teams: [
      { name: hers, rank: 1, players: left.slice(0, 1) },
      { name: his, rank: 2, players: left.slice(1) },
    ],
  };
  const { body: answer } = await ask('POST', path, { body });
  t.true(muOf(answer.ratings, 'ann') < 25);
});

test('what is wrong with a result', async (t) => {
  const { ask, path, hers, his, won } = await matched(t);
  const two = (first: object, second: object) => ({
    teams: [
      { name: hers, rank: 1, ...first },
      { name: his, rank: 2, ...second },
    ],
  });
  const table: [string, unknown, number][] = [
    ['no object', [], 400],
    ['no teams', {}, 400],
    ['a team that is none', { teams: [1] }, 400],
    ['no rank', { teams: [{ name: hers }, { name: his, rank: 2 }] }, 400],
    ['half a rank', two({ rank: 1.5 }, {}), 400],
    ['rank 0', two({ rank: 0 }, {}), 400],
    ['one team missing', { teams: [{ name: hers, rank: 1 }] }, 400],
    [
      'a team twice',
      {
        teams: [
          { name: hers, rank: 1 },
          { name: hers, rank: 2 },
        ],
      },
      400,
    ],
    [
      'another team',
      {
        teams: [
          { name: hers, rank: 1 },
          { name: 'green', rank: 2 },
        ],
      },
      400,
    ],
    ['a player of another match', two({ players: [{ playerId: 'eve' }] }, {}), 400],
    ['a player in the wrong team', two({ players: [{ playerId: 'bob' }] }, {}), 400],
    ['a player that is none', two({ players: ['ann'] }, {}), 400],
    ['left that is no boolean', two({ players: [{ playerId: 'ann', left: 1 }] }, {}), 400],
  ];
  for (const [what, body, status] of table) t.is((await ask('POST', path, { body })).status, status, what);
  t.is((await ask('POST', '/v1/matches/none/result', { body: won })).status, 404);
  t.is(
    (await ask('POST', path, { body: two({ rank: 4_294_967_295 }, {}) })).status,
    200,
    'and all that changed nothing',
  );
});

const asked = (letter: string) => ({
  headers: { authorization: `Bearer ${letter.repeat(32)}` },
  body: { teams: [] },
});

test('a result needs the role game', async (t) => {
  const tokens = [
    { token: 'r'.repeat(32), role: 'read' },
    { token: 'g'.repeat(32), role: 'game' },
  ] as const;
  const { ask } = await startServer(t, { admin: { tokens } });
  t.is((await ask('POST', '/v1/matches/none/result', asked('r'))).status, 403);
  t.is((await ask('POST', '/v1/matches/none/result', asked('g'))).status, 404);
});

test('a store of your own hears of the result, and its ratings are shown', async (t) => {
  const heard: FinishedMatch[] = [];
  let broken = true;
  const { ask, path, matchId, won } = await matched(t, {
    profiles: {
      read: () => new Map(),
      applyResult: (match) => {
        if (broken) throw new Error('no database');
        heard.push(match);
        return [{ playerId: 'ann', mu: 30, sigma: 5, games: 7, muBefore: 29, sigmaBefore: 5 }];
      },
    },
  });
  const refused = await ask('POST', path, { body: won });
  t.like(refused, { status: 503, body: { error: { code: 'ERR_MUSTER_OVERLOADED' } } });
  broken = false;
  const { status, body } = await ask('POST', path, { body: won });
  t.deepEqual([status, body.ratings[0].mu], [200, 30], 'the same result again is applied');
  t.is(heard[0]?.matchId, matchId);
});

test('a result that was reported and never applied is applied after a restart', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'musterd-results-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  const options = { ephemeral: false, durability: 'process', dataDir } as const;
  // As if the process had ended between the engine and the store: the store takes nothing.
  const broken = {
    read: () => new Map(),
    applyResult: () => {
      throw new Error('gone');
    },
  };
  const before = await matched(t, { ...options, profiles: broken });
  t.is((await before.ask('POST', before.path, { body: before.won })).status, 503);
  await before.server.close();

  await startServer(t, options);
  const store = new RatingStore(join(dataDir, 'musterd.sqlite'));
  t.teardown(() => store.close());
  await until(() => store.ratings('duel', ['ann'])[0]?.games === 1);
  t.true((store.ratings('duel', ['ann'])[0]?.mu ?? 0) > 25);
});
