// Several threads on one port: to a player they are one server.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import { type Server, serve } from '../../ts/index.ts';
import { TestClient } from '../support/client.ts';
import { assertHealthy } from '../support/pair.ts';
import { until } from '../support/until.ts';
import { metricsOf, placed, placedApart, sessionsOf, startWorkers, whereWorkersAre } from './scene.ts';

const open = { port: 0, adminPort: 0, ephemeral: true };
/** Waits until all have left. */
const nobodyOn = (server: Server) =>
  until(async () => (await metricsOf(server)).get('musterd_sessions') === 0);

const enqueue = (rating: number) => ({ type: 'enqueue', queue: 'duel', attributes: { rating } });

whereWorkersAre(() => {
  /** One server for the tests that need nothing else; they follow one another, for they look at who comes where. */
  let shared: Promise<Server> | undefined;
  const common = () => (shared ??= serve({ ...open, workers: 2, origin: ['https://play.example'] }));
  test.after.always(async () => (await shared)?.close());

  test.serial('players on different workers are matched with each other', async (t) => {
    const server = await common();
    const ann = await placed(server, { playerId: 'ann' });
    const bob = await placedApart(server, ann.place, (attempt) => ({ playerId: `bob ${attempt}` }));
    t.not(ann.place, bob.place);
    for (const { client } of [ann, bob]) client.say(enqueue(1_500));
    const [one, other] = [await ann.client.next('match'), await bob.client.next('match')];
    t.is(one.matchId, other.matchId);
    t.is(new Set(one.teams.flatMap((team) => team.players.map(({ playerId }) => playerId))).size, 2);
    await Promise.all([ann.client.close(), bob.client.close()]);
    await nobodyOn(server);
  });

  test.serial('when it is ready all workers accept, and each gets connections', async (t) => {
    const server = await common();
    t.is((await fetch(`${server.adminUrl}/readyz`)).status, 200);
    const players = Array.from({ length: 64 }, (_, index) => ({ playerId: `p${index}` }));
    const clients = await Promise.all(players.map((hello) => TestClient.welcomed(server.url, hello)));
    const sessions = await sessionsOf(server);
    t.true(
      sessions.every((count) => count > 0),
      `${sessions}`,
    );
    const all = await metricsOf(server);
    t.is(all.get('musterd_sessions'), 64);
    await Promise.all(clients.map(({ client }) => client.close()));
    await nobodyOn(server);
  });

  test.serial('both forms of the protocol are spoken, and paths and subprotocols refused', async (t) => {
    const server = await common();
    for (const form of ['musterd.v1.proto', 'musterd.v1.json'] as const)
      await assertHealthy(t, server.url, form);
    for (let attempt = 0; attempt < 8; attempt++) {
      const elsewhere = server.url.replace('/v1/match', '/v2');
      await t.throwsAsync(TestClient.connect(elsewhere), { message: /404/ });
      await t.throwsAsync(TestClient.connect(server.url, { form: 'none' as never }), { message: /400/ });
      const origin = 'https://evil.example';
      await t.throwsAsync(TestClient.connect(server.url, { origin }), { message: /403/ });
    }
  });

  test.serial(
    'a player resumes on another worker: same session, same place, the old socket closed with 4009',
    async (t) => {
      const server = await common();
      const story: string[] = [];
      for (const name of ['session:open', 'session:dropped', 'session:resumed', 'session:closed'] as const)
        server.on(name, ({ playerId }) => {
          if (playerId === 'ann') story.push(name.slice('session:'.length));
        });
      let ann = await placed(server, { playerId: 'ann' });
      const { sessionId } = ann.welcome;
      const first = ann.place;
      ann.client.say(enqueue(1_500));
      await ann.client.next('ticket');
      for (let attempts = 0; ann.place === first && attempts < 60; attempts++) {
        const { client, welcome } = ann;
        const again = await TestClient.welcomed(server.url, { playerId: 'ann', resume: welcome.resume });
        t.like(await client.closed, { code: 4009 });
        t.like(again.welcome, { sessionId, resumed: true });
        await until(async () => (await sessionsOf(server)).reduce((sum, count) => sum + count) === 1);
        ann = { ...again, place: (await sessionsOf(server)).indexOf(1) };
      }
      t.not(ann.place, first);
      const { client: bob } = await TestClient.welcomed(server.url, { playerId: 'bob' });
      bob.say(enqueue(1_510));
      t.is((await ann.client.next('match')).matchId, (await bob.next('match')).matchId);
      await Promise.all([ann.client.close(), bob.close()]);
      await until(() => story.at(-1) === 'dropped');
      t.deepEqual(
        [story[0], ...new Set(story.slice(1, -1).filter((_, index) => index % 2 === 1))],
        ['open', 'resumed'],
      );
      t.is(
        story.filter((name) => name === 'dropped').length,
        story.filter((name) => name !== 'dropped').length,
      );
    },
  );

  test('a hello without the token, on another worker, begins a new session and ends the old one', async (t) => {
    const server = await startWorkers(t, { session: { graceMs: 50 } });
    const closed: string[] = [];
    server.on('session:closed', ({ sessionId }) => closed.push(sessionId));
    const ann = await placed(server, { playerId: 'ann' });
    const again = await TestClient.welcomed(server.url, { playerId: 'ann' });
    t.like(await ann.client.closed, { code: 4009 });
    t.false(again.welcome.resumed);
    await until(() => closed.includes(ann.welcome.sessionId));
    t.deepEqual(closed, [ann.welcome.sessionId]);
    await again.client.close();
  });

  test('limits of an address hold over all workers', async (t) => {
    const limits = { connectionsPerAddress: 4, includeLoopback: true };
    const server = await startWorkers(t, { limits });
    const clients = await Promise.all(Array.from({ length: 4 }, () => TestClient.connect(server.url)));
    for (let attempt = 0; attempt < 12; attempt++)
      await t.throwsAsync(TestClient.connect(server.url), { message: /429/ });
    await clients[0]?.close();
    let taken: TestClient | undefined;
    await until(async () => {
      taken = await TestClient.connect(server.url).catch(() => undefined);
      return taken !== undefined;
    });
    await Promise.all([...clients.slice(1), taken].map((client) => client?.close()));
  });

  test('hellos of an address are counted over all workers', async (t) => {
    const limits = { hellosPerAddressPerSecond: 1, helloBurstPerAddress: 6, includeLoopback: true };
    const server = await startWorkers(t, { limits });
    const clients = await Promise.all(Array.from({ length: 16 }, () => TestClient.connect(server.url)));
    const startedAtMs = performance.now();
    for (const [index, client] of clients.entries()) client.say({ type: 'hello', playerId: `p${index}` });
    const heard = () => clients.map((client) => client.heard[0]?.type);
    await until(() => heard().every((type) => type !== undefined));
    const welcomes = heard().filter((type) => type === 'welcome').length;
    const secondsAtMost = Math.ceil((performance.now() - startedAtMs) / 1_000);
    t.true(welcomes >= 6 && welcomes <= 6 + secondsAtMost, `${welcomes} welcomes`);
    for (const client of clients) client.terminate();
  });

  test('a port in use is refused, whoever has it', async (t) => {
    const server = await startWorkers(t);
    const port = Number(new URL(server.url).port);
    const other = { ...open, port };
    for (const workers of [1, 2])
      await t.throwsAsync(serve({ ...other, workers }), {
        code: 'ERR_MUSTER_PORT_IN_USE',
        message: /--port/,
      });
    await server.close();
    const again = await serve({ ...other, workers: 2 });
    t.is(again.url, server.url);
    await again.close();
  });

  test('close tells every player and is idempotent', async (t) => {
    const server = await startWorkers(t);
    const clients = await Promise.all(
      Array.from({ length: 16 }, (_, index) => TestClient.welcomed(server.url, { playerId: `p${index}` })),
    );
    const closing = server.close();
    t.is(server.close(), closing);
    for (const { client } of clients) {
      t.is(await client.nextCode(), 'ERR_MUSTER_SHUTTING_DOWN');
      t.like(await client.closed, { code: 1012 });
    }
    await closing;
  });

  test('heartbeats and lag are counted on every worker', async (t) => {
    const heartbeat = { intervalMs: 50, timeoutMs: 40, suspectIntervalMs: 50 };
    const server = await startWorkers(t, { heartbeat });
    const ann = await placed(server, { playerId: 'ann' });
    const bob = await placedApart(server, ann.place, (attempt) => ({ playerId: `bob ${attempt}` }));
    const rtt = async () => (await metricsOf(server)).get('musterd_heartbeat_rtt_seconds_count') ?? 0;
    await until(async () => (await rtt()) > 0);
    // Three threads, a sample each half a second.
    const lag = async () => (await metricsOf(server)).get('musterd_event_loop_lag_seconds_count') ?? 0;
    const before = await lag();
    await sleep(1_600);
    t.true((await lag()) - before >= 6, 'not of one thread alone');
    await Promise.all([ann.client.close(), bob.client.close()]);
  });

  test('players of one socket in a process that has many', async (t) => {
    const server = await startWorkers(t, { workers: 4 });
    const clients = await Promise.all(
      Array.from({ length: 40 }, (_, index) => TestClient.welcomed(server.url, { playerId: `p${index}` })),
    );
    for (const [index, { client }] of clients.entries()) client.say(enqueue(1_000 * Math.floor(index / 2)));
    const matches = await Promise.all(clients.map(({ client }) => client.next('match')));
    t.is(new Set(matches.map(({ matchId }) => matchId)).size, 20);
    const closed = clients.map(({ client }) => once(client.socket, 'close'));
    for (const { client } of clients) client.socket.close();
    await Promise.all(closed);
  });
});
