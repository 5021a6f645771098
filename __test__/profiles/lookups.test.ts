// Stores of one's own: what they say counts, and what they do wrong keeps nobody waiting for long.
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import test, { type ExecutionContext } from 'ava';

import type { Profiles, ProfileStore } from '../../ts/index.ts';
import { Lookups } from '../../ts/profiles/lookups.ts';
import { startServer } from '../admin/scene.ts';
import { TestClient } from '../support/client.ts';

const storeThat = (read: ProfileStore['read']): ProfileStore => ({ read, applyResult: () => undefined });
const ratings = (values: Record<string, unknown>): Profiles =>
  new Map(Object.entries(values).map(([playerId, rating]) => [playerId, { rating } as { rating: number }]));
const OVERLOADED = 'ERR_MUSTER_OVERLOADED';

async function scene(t: ExecutionContext, read: ProfileStore['read']) {
  const { server, ask } = await startServer(t, { profiles: storeThat(read) });
  const player = async (playerId: string) => {
    const { client } = await TestClient.welcomed(server.url, { playerId });
    t.teardown(() => client.socket.terminate());
    return client;
  };
  return { ask, player };
}

const rated = (playerId: string, rating: number) => ({ playerId, attributes: { rating } });

const enqueue = (ticketId: string, rating?: number) => ({
  type: 'enqueue',
  id: ticketId,
  ticketId,
  queue: 'duel',
  ...(rating !== undefined && { attributes: { rating } }),
});

const answers: Record<string, ProfileStore['read']> = {
  'at once': () => ratings({ ann: 3_000, bob: 3_010 }),
  'after a while': async () => {
    await sleep(5);
    return ratings({ ann: 3_000, bob: 3_010 });
  },
};

for (const [when, read] of Object.entries(answers)) {
  test(`what a store says ${when} wins over the player, and gives way to a server`, async (t) => {
    const { ask, player } = await scene(t, read);
    const ann = await player('ann');
    ann.say(enqueue('t1', 100));
    t.is((await ann.next('ticket')).ref, 't1');
    const bob = { playerId: 'bob', attributes: { rating: 2_990 } };
    await ask('POST', '/v1/tickets', { body: { ticketId: 't2', queue: 'duel', players: [bob] } });
    await ann.next('match');
    const { body } = await ask('GET', '/v1/tickets/t1');
    const seen = body.match.teams.flatMap(({ players }: { players: unknown[] }) => players);
    t.is(seen.length, 2);
    for (const expected of [rated('ann', 3_000), rated('bob', 2_990)]) {
      t.true(seen.some((each: typeof expected) => isDeepStrictEqual(each, expected)));
    }
  });
}

test('a server that names nobody is told so, and a store that knows nobody changes nothing', async (t) => {
  const { ask, player } = await scene(t, () => new Map());
  const refused = await ask('POST', '/v1/tickets', { body: { queue: 'duel', players: [] } });
  t.is(refused.status, 400);
  const ann = await player('ann');
  ann.say(enqueue('t1', 100));
  t.is((await ann.next('ticket')).ticketId, 't1');
  const bob = await player('bob');
  bob.say(enqueue('t2'));
  t.is((await bob.next('error')).code, 'ERR_MUSTER_BAD_ATTRIBUTE');
});

test('messages behind an enqueue that waits for its profile stay behind it', async (t) => {
  const waiting: ((profiles: Profiles) => void)[] = [];
  const { player } = await scene(t, () => new Promise((resolve) => waiting.push(resolve)));
  const ann = await player('ann');
  ann.say(enqueue('t1'));
  ann.say({ type: 'cancel', ticketId: 't1' });
  await sleep(20);
  t.deepEqual(ann.heard, []);
  waiting[0]?.(ratings({ ann: 1_000 }));
  const states = [(await ann.next('ticket')).state, (await ann.next('ticket')).state];
  t.deepEqual(states, ['SEARCHING', 'CANCELLED']);
});

const failing: Record<string, ProfileStore['read']> = {
  'throws at once': () => {
    throw new Error('no database');
  },
  rejects: () => Promise.reject(new Error('no database')),
  'answers with nothing': () => undefined as unknown as Profiles,
  'knows a value that is none': () => ratings({ ann: () => 1 }),
};

for (const [what, read] of Object.entries(failing)) {
  test(`a store that ${what}: the request is refused, to be tried again`, async (t) => {
    const { ask, player } = await scene(t, read);
    const ann = await player('ann');
    ann.say(enqueue('t1', 100));
    t.like(await ann.next('error'), { code: OVERLOADED, ref: 't1', retryAfterMs: 1_000 });
    const body = { queue: 'duel', players: [{ playerId: 'bob', attributes: { rating: 1 } }] };
    const answer = await ask('POST', '/v1/tickets', { body });
    t.like(answer, { status: 503, body: { error: { code: OVERLOADED } } });
    t.is(answer.headers['retry-after'], '1');
  });
}

test('a store that never answers is given up after 2 s, and told so', async (t) => {
  let stopped = false;
  const failures: unknown[] = [];
  const lookups = new Lookups({
    store: storeThat((_queue, _players, signal) => {
      signal.addEventListener('abort', () => (stopped = true));
      return new Promise(() => {});
    }),
    isAsked: () => true,
    isAskedAtAll: () => true,
    failed: (error) => failures.push(error),
  });
  await t.throwsAsync(async () => lookups.of('duel', ['ann']), { code: OVERLOADED });
  t.true(stopped);
  t.is(failures.length, 1);
});

test('more look-ups than 4,096 at once are refused, and room is made by those that end', async (t) => {
  const waiting: ((profiles: Profiles) => void)[] = [];
  const lookups = new Lookups({
    store: storeThat(() => new Promise((resolve) => waiting.push(resolve))),
    isAsked: () => true,
    isAskedAtAll: () => true,
    failed: () => {},
  });
  const asked = Array.from({ length: 4_096 }, () => lookups.of('duel', ['ann']));
  t.throws(() => lookups.of('duel', ['bob']), { code: OVERLOADED });
  t.is(waiting.length, 4_096);
  for (const answer of waiting) answer(ratings({ ann: 1 }));
  await Promise.all(asked);
  const next = lookups.of('duel', ['bob']);
  waiting.at(-1)?.(new Map());
  t.deepEqual(await next, []);
});

test('a queue that nobody asks the store for costs it nothing', (t) => {
  const lookups = new Lookups({
    store: storeThat(() => t.fail() as unknown as Profiles),
    isAsked: (queue) => queue === 'ladder',
    isAskedAtAll: () => true,
    failed: () => {},
  });
  t.deepEqual(lookups.of('duel', ['ann']), []);
  t.deepEqual(lookups.of('ladder', []), []);
});
