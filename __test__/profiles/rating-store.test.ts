// The embedded store through the shell: what it keeps, what it refuses, and that two ends of one file agree.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import test, { type ExecutionContext } from 'ava';
import { rate, rating } from 'openskill';

import { type HistoryBatch, RatingStore, type StoreResult } from '../../ts/engine/rating-store.ts';

function fileFor(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-store-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'musterd.sqlite');
}

function open(t: ExecutionContext, file?: string): RatingStore {
  const store = new RatingStore(file);
  t.teardown(() => store.close());
  return store;
}

const result = (matchId: string, ranks: [number, number], left: string[] = []): StoreResult => ({
  matchId,
  queue: 'duel',
  teams: [
    { rank: ranks[0], players: ['ann'], left: left.filter((player) => player === 'ann') },
    { rank: ranks[1], players: ['bob'], left: left.filter((player) => player === 'bob') },
  ],
  body: JSON.stringify({ ranks, left }),
  reportedAtMs: 1_000,
});

const batch = (ids: string[], position: number): HistoryBatch => ({
  matches: ids.map((id) => ({
    id,
    queue: 'duel',
    madeAtMs: 1_000,
    rulesVersion: 0,
    quality: 1,
    teams: '[]',
  })),
  ruleChanges: [],
  position,
  forgetBeforeMs: 0,
});

test('a result is applied once, as openskill rates it', async (t) => {
  const store = open(t);
  t.deepEqual(store.ratings('duel', ['ann']), [{ mu: 25, sigma: 25 / 3, games: 0 }]);
  const ann = rate([[rating()], [rating()]], { rank: [1, 2] })[0]?.[0];
  const changes = await store.apply(result('m1', [1, 2]));
  t.is(changes?.length, 2);
  t.true(Math.abs((changes?.[0]?.mu ?? 0) - (ann?.mu ?? 0)) < 1e-9);
  t.true(Math.abs((changes?.[0]?.sigma ?? 0) - (ann?.sigma ?? 0)) < 1e-9);
  t.deepEqual(await store.apply(result('m1', [1, 2])), changes);
  t.is(await store.apply(result('m1', [2, 1])), undefined, 'another result');
  const [stored] = store.ratings('duel', ['ann']);
  t.deepEqual(stored, { mu: changes?.[0]?.mu ?? 0, sigma: changes?.[0]?.sigma ?? 0, games: 1 });
});

test('many results at once are applied one after the other', async (t) => {
  const store = open(t, fileFor(t));
  const ids = Array.from({ length: 20 }, (_, index) => `m${index}`);
  await Promise.all([...ids, ...ids].map((id) => store.apply(result(id, [1, 2]))));
  t.is(store.ratings('duel', ['bob'])[0]?.games, 20);
});

test('another end of the file, and another program, see what was written', async (t) => {
  const file = fileFor(t);
  const store = open(t, file);
  await store.apply(result('m1', [1, 2], ['bob']));
  await store.record(batch(['m1', 'm2'], 7));
  const other = open(t, file);
  t.deepEqual(other.ratings('duel', ['bob']), store.ratings('duel', ['bob']));
  t.is(other.position(), 7);
  const query = 'select count(*) from matches; select player from ratings order by mu desc';
  try {
    const { stdout } = await promisify(execFile)('sqlite3', [file, query]);
    t.is(stdout, '2\nann\nbob\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    t.log('this machine has no sqlite3 program; another end of ours has read the file');
  }
});

test('a file that is no store is refused by name', (t) => {
  const file = fileFor(t);
  writeFileSync(file, 'no database, but long enough to be looked at '.repeat(50));
  t.throws(() => new RatingStore(file), { code: 'ERR_MUSTER_STORE_CORRUPT', message: /musterd\.sqlite/ });
  t.throws(() => new RatingStore(join(file, 'below')), { code: 'ERR_MUSTER_STORE_FAILED' });
});

test('a closed store refuses, what is under way ends well, and closing twice does no harm', async (t) => {
  const store = open(t, fileFor(t));
  const applied = store.apply(result('m1', [1, 2]));
  store.close();
  store.close();
  t.is((await applied)?.length, 2);
  t.throws(() => store.ratings('duel', ['ann']), { code: 'ERR_MUSTER_CLOSED' });
  await t.throwsAsync(() => store.apply(result('m2', [1, 2])), { code: 'ERR_MUSTER_CLOSED' });
  t.throws(() => store.position(), { code: 'ERR_MUSTER_CLOSED' });
});

test('what was written in part is not there', async (t) => {
  const store = open(t);
  const twice = result('m1', [1, 2]);
  const bad = { ...twice, teams: [twice.teams[0], twice.teams[0]] as StoreResult['teams'] };
  await t.throwsAsync(() => store.apply(bad), { code: 'ERR_MUSTER_BAD_ARGUMENT', message: /ann/ });
  t.is(store.ratings('duel', ['ann'])[0]?.games, 0);
});
