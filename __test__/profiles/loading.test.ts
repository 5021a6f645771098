// The cold tier: a ticket is acknowledged before what is known of its players is there, and waits QUEUED for it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import test, { type ExecutionContext } from 'ava';

import type { Profiles, ProfileStore, ServeOptions } from '../../ts/index.ts';
import { LOAD_TRIES } from '../../ts/profiles/limits.ts';
import { startServer } from '../admin/scene.ts';
import { TestClient } from '../support/client.ts';
import { until } from '../support/until.ts';

const storeThat = (read: ProfileStore['read']): ProfileStore => ({ read, applyResult: () => undefined });
const ratings = (values: Record<string, unknown>): Profiles =>
  new Map(Object.entries(values).map(([playerId, rating]) => [playerId, { rating } as { rating: number }]));

async function scene(t: ExecutionContext, read: ProfileStore['read'], options: ServeOptions = {}) {
  const { server, ask } = await startServer(t, { ...options, profiles: storeThat(read) });
  const player = async (playerId: string) => {
    const { client } = await TestClient.welcomed(server.url, { playerId });
    t.teardown(() => client.socket.terminate());
    return client;
  };
  return { server, ask, player };
}

/** State and reason of what is said next of a ticket. */
async function told(client: TestClient): Promise<string> {
  const { state, reason } = await client.next('ticket');
  return reason === undefined ? state : `${state} ${reason}`;
}

const enqueue = (ticketId: string, rating?: number) => ({
  type: 'enqueue',
  id: ticketId,
  ticketId,
  queue: 'duel',
  ...(rating !== undefined && { attributes: { rating } }),
});

const rated = (playerId: string, rating: number) => ({ playerId, attributes: { rating } });

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
    const first = await ann.next('ticket');
    t.like(first, { ref: 't1', state: 'QUEUED', reason: 'PROFILE' });
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

test('who was looked up is known: the next ticket does not wait, and the store is not asked', async (t) => {
  let reads = 0;
  const { ask, player } = await scene(t, () => {
    reads += 1;
    return ratings({ ann: 3_000 });
  });
  const ann = await player('ann');
  for (const ticketId of ['t1', 't2', 't3']) {
    ann.say(enqueue(ticketId));
    if (ticketId === 't1') t.is(await told(ann), 'QUEUED PROFILE');
    t.is(await told(ann), 'SEARCHING', ticketId);
    ann.say({ type: 'cancel', ticketId });
    t.is(await told(ann), 'CANCELLED REQUESTED');
  }
  t.is(reads, 1);
  const { body } = await ask('GET', '/metrics');
  const figure = (labels: string) => Number(body.match(`musterd_tier_lookups_total{${labels}} (\\d+)`)?.[1]);
  t.is(figure('tier="hot",result="hit"') + figure('tier="warm",result="hit"'), 2);
  t.is(figure('tier="warm",result="miss"'), 1);
  t.is(figure('tier="cold",result="hit"'), 1);
});

test('one load for each player however many tickets ask, which can be cancelled meanwhile', async (t) => {
  const waiting: ((profiles: Profiles) => void)[] = [];
  const { player } = await scene(t, () => new Promise((resolve) => waiting.push(resolve)));
  const ann = await player('ann');
  ann.say(enqueue('t1'));
  ann.say({ type: 'cancel', ticketId: 't1' });
  t.deepEqual([await told(ann), await told(ann)], ['QUEUED PROFILE', 'CANCELLED REQUESTED']);
  await until(() => waiting.length === 1);
  ann.say(enqueue('t2'));
  t.is(await told(ann), 'QUEUED PROFILE');
  await sleep(50);
  waiting[0]?.(ratings({ ann: 1_000 }));
  t.is(await told(ann), 'SEARCHING');
  t.is(waiting.length, 1);
});

const squad = (ticketId: string, players: string[]) => ({
  body: { ticketId, queue: 'squads', players: players.map((playerId) => ({ playerId })) },
});

test('a party waits for those of whom nothing is known yet', async (t) => {
  const asked: string[] = [];
  const { ask } = await scene(t, (_queue, playerIds) => {
    asked.push(...playerIds);
    return ratings(Object.fromEntries(playerIds.map((playerId) => [playerId, 1_000])));
  });
  const isSearching = async (ticketId: string) =>
    (await ask('GET', `/v1/tickets/${ticketId}`)).body.state === 'SEARCHING';
  await ask('POST', '/v1/tickets', squad('t1', ['ann']));
  await until(() => isSearching('t1'));
  await ask('DELETE', '/v1/tickets/t1');
  const { body } = await ask('POST', '/v1/tickets', squad('t2', ['ann', 'bob', 'eve']));
  t.is(body.state, 'QUEUED');
  await until(() => isSearching('t2'));
  t.deepEqual(asked.toSorted(), ['ann', 'bob', 'eve']);
});

const failing: Record<string, ProfileStore['read']> = {
  'throws at once': () => {
    throw new Error('no database');
  },
  rejects: () => Promise.reject(new Error('no database')),
  'answers with nothing': () => undefined as unknown as Profiles,
  'never answers': () => new Promise(() => {}),
};

for (const [what, read] of Object.entries(failing)) {
  test(`a store that ${what} is asked ${LOAD_TRIES} times; then the ticket ends`, async (t) => {
    t.timeout(30_000);
    let reads = 0;
    const signals: AbortSignal[] = [];
    const { player } = await scene(t, (queue, playerIds, signal) => {
      reads += 1;
      signals.push(signal);
      return read(queue, playerIds, signal);
    });
    const ann = await player('ann');
    ann.say(enqueue('t1', 100));
    await until(() => ann.heard.length === 2);
    t.deepEqual([await told(ann), await told(ann)], ['QUEUED PROFILE', 'FAILED PROFILE_UNAVAILABLE']);
    t.is(reads, LOAD_TRIES);
    t.true(signals.every(({ aborted }) => aborted));
  });
}

const unfit: Record<string, ProfileStore['read']> = {
  'knows nobody': () => new Map(),
  'knows a value of another kind': () => ratings({ ann: 'high' }),
  'knows a value that is none': () => ratings({ ann: () => 1 }),
};

for (const [what, read] of Object.entries(unfit)) {
  test(`a store that ${what}: the ticket ends for want of a value`, async (t) => {
    const { player } = await scene(t, read);
    const ann = await player('ann');
    ann.say(enqueue('t1'));
    t.deepEqual([await told(ann), await told(ann)], ['QUEUED PROFILE', 'FAILED BAD_PROFILE']);
  });
}

test('a store that knows nobody changes nothing', async (t) => {
  const { player } = await scene(t, () => new Map());
  const ann = await player('ann');
  ann.say(enqueue('t1', 100));
  t.deepEqual([await told(ann), await told(ann)], ['QUEUED PROFILE', 'SEARCHING']);
});

test('a ticket that was waiting when the server ended asks again', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'musterd-loading-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  const options = { ephemeral: false, durability: 'process', dataDir } as const;
  const first = await scene(t, () => new Promise(() => {}), options);
  const players = [{ playerId: 'ann' }];
  const { body } = await first.ask('POST', '/v1/tickets', {
    body: { ticketId: 't1', queue: 'duel', players },
  });
  t.like(body, { state: 'QUEUED', reason: 'PROFILE' });
  await first.server.close();
  const second = await scene(t, () => ratings({ ann: 1_000 }), options);
  await until(async () => (await second.ask('GET', '/v1/tickets/t1')).body.state === 'SEARCHING');
  t.pass();
});

test('a store behind HTTP', async (t) => {
  const asked: unknown[] = [];
  const store = createServer(async (request, response) => {
    asked.push({
      path: request.url,
      token: request.headers.authorization,
      body: JSON.parse(await text(request)),
    });
    response.end(JSON.stringify({ players: { ann: { rating: 1_000 } } }));
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  t.teardown(() => store.close());
  const folder = mkdtempSync(join(tmpdir(), 'musterd-http-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, 'secret\n');
  const url = `http://127.0.0.1:${(store.address() as AddressInfo).port}/profiles/`;
  const { ask } = await startServer(t, { profiles: { url, tokenFile } });
  const players = [{ playerId: 'ann' }];
  await ask('POST', '/v1/tickets', { body: { ticketId: 't1', queue: 'duel', players } });
  await until(async () => (await ask('GET', '/v1/tickets/t1')).body.state === 'SEARCHING');
  t.deepEqual(asked, [
    { path: '/profiles', token: 'Bearer secret', body: { queue: 'duel', playerIds: ['ann'] } },
  ]);
});

const modules: Record<string, { source: string; refused: boolean }> = {
  'a store': { source: 'export default { read: () => new Map(), applyResult() {} }', refused: false },
  'a function': {
    source: 'export default async () => ({ read: () => new Map(), applyResult() {} })',
    refused: false,
  },
  'something else': { source: 'export default { read: 1 }', refused: true },
  'no JavaScript': { source: 'export defo', refused: true },
};

for (const [what, { source, refused }] of Object.entries(modules)) {
  test(`a module whose default export is ${what}`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'musterd-module-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const module = join(folder, 'store.mjs');
    writeFileSync(module, source);
    const started = startServer(t, { profiles: { module } });
    if (refused)
      await t.throwsAsync(started, { code: 'ERR_MUSTER_CONFIG_INVALID', message: /profiles\.module/ });
    else await t.notThrowsAsync(started);
  });
}

test('a store is named once, and by a URL', async (t) => {
  const wrong = [{ url: 'http://127.0.0.1:1', module: 'store.mjs' }, { url: 'ftp://127.0.0.1' }];
  for (const profiles of wrong) {
    await t.throwsAsync(startServer(t, { profiles }), { code: 'ERR_MUSTER_CONFIG_INVALID' });
  }
});
