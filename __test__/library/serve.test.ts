import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import * as musterd from '../../ts/index.ts';
import { MusterdError, type Server, serve, type WholeMatch } from '../../ts/index.ts';
import { startServer } from '../admin/scene.ts';
import { anyTwo, folderWith } from '../config/folder.ts';
import { TestClient } from '../support/client.ts';
import { assertHealthy } from '../support/pair.ts';

test('the package exports what its documents name, and nothing by accident', (t) => {
  t.deepEqual(Object.keys(musterd).toSorted(), [
    'Matchmaker',
    'MusterdError',
    'codes',
    'isErrorCode',
    'kernel',
    'serve',
  ]);
});

test('a server has two addresses, and serves', async (t) => {
  const { server } = await startServer(t);
  t.regex(server.url, /^ws:\/\/127\.0\.0\.1:\d+\/v1\/match$/);
  t.regex(server.adminUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
  await assertHealthy(t, server.url);
});

test('an IPv6 address is in brackets', async (t) => {
  const { server } = await startServer(t, { host: '::1', adminHost: '::1' });
  t.regex(server.url, /^ws:\/\/\[::1\]:\d+\/v1\/match$/);
  t.is((await fetch(`${server.adminUrl}/healthz`)).status, 200);
  await assertHealthy(t, server.url);
});

test('close is idempotent, and frees both ports', async (t) => {
  const server = await serve({ ephemeral: true, port: 0, adminPort: 0 });
  const { url, adminUrl } = server;
  const closing = server.close();
  t.is(server.close(), closing);
  await closing;
  await server.close();
  const again = await serve({
    ephemeral: true,
    port: Number(new URL(url).port),
    adminPort: Number(new URL(adminUrl).port),
  });
  t.is(again.url, url);
  await again.close();
});

test('await using closes', async (t) => {
  let kept: Server;
  {
    await using server = await serve({ ephemeral: true, port: 0, adminPort: 0 });
    kept = server;
    t.is((await fetch(`${server.adminUrl}/readyz`)).status, 200);
  }
  await t.throwsAsync(fetch(`${kept.adminUrl}/readyz`));
});

test('servers of one process know nothing of each other', async (t) => {
  const [one, two] = await Promise.all([startServer(t), startServer(t)]);
  const red = await TestClient.welcomed(one.server.url, { playerId: 'ann' });
  const blue = await TestClient.welcomed(two.server.url, { playerId: 'bob' });
  for (const { client } of [red, blue])
    client.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
  await red.client.next('ticket');
  await blue.client.next('ticket');
  for (const { ask } of [one, two]) t.is((await ask('GET', '/v1/queues/duel')).body.ticketsWaiting, 1);
});

test('the life of a session is told', async (t) => {
  const { server } = await startServer(t, { session: { graceMs: 2_000 } });
  const told: [string, string][] = [];
  for (const name of ['session:open', 'session:dropped', 'session:resumed', 'session:closed'] as const) {
    server.on(name, ({ playerId }) => told.push([name, playerId]));
  }
  const { client, welcome } = await TestClient.welcomed(server.url, { playerId: 'ann' });
  await client.close();
  const again = await TestClient.welcomed(server.url, { playerId: 'ann', resume: welcome.resume });
  t.true(again.welcome.resumed);
  await again.client.close();
  while (told.length < 5) await sleep(20);
  t.deepEqual(told, [
    ['session:open', 'ann'],
    ['session:dropped', 'ann'],
    ['session:resumed', 'ann'],
    ['session:dropped', 'ann'],
    ['session:closed', 'ann'],
  ]);
});

test('matches and ends of tickets are told, from the first listener on', async (t) => {
  const { server } = await startServer(t);
  await assertHealthy(t, server.url);
  await sleep(20);
  const matches: WholeMatch[] = [];
  const states: string[] = [];
  server.on('match', (match) => matches.push(match));
  server.on('ticket', ({ state }) => states.push(state));
  await assertHealthy(t, server.url);
  while (states.length < 2) await sleep(10);
  t.is(matches.length, 1);
  t.deepEqual(states, ['COMPLETED', 'COMPLETED']);
  t.true(matches[0]?.teams.every(({ players }) => players.every(({ attributes }) => 'rating' in attributes)));
});

test('a resume token outlives a restart when the key is configured', async (t) => {
  const resumeKey = 'k'.repeat(32);
  const first = await serve({ ephemeral: true, port: 0, adminPort: 0, session: { resumeKey } });
  const { client, welcome } = await TestClient.welcomed(first.url, { playerId: 'ann' });
  const closed = client.closed;
  await first.close();
  t.is((await closed).code, 1012);
  const { server } = await startServer(t, { session: { resumeKey } });
  // The session itself is gone: there is no journal in this build. Its token is good all the same, and no error.
  const again = await TestClient.welcomed(server.url, { playerId: 'ann', resume: welcome.resume });
  t.false(again.welcome.resumed);
});

test('the log goes where the options say', async (t) => {
  const lines: string[] = [];
  const server = await serve({ ephemeral: true, port: 0, adminPort: 0, log: (line) => lines.push(line) });
  await server.close();
  const messages = lines.map((line) => JSON.parse(line).message);
  t.deepEqual(messages, ['nothing is kept', 'queue open', 'queue open', 'ready', 'closing']);
});

for (const [name, options, code, pattern] of [
  ['an unknown key', { prot: 1 }, 'CONFIG_INVALID', /prot: unknown key; did you mean port\?/],
  ['a value of the wrong type', { port: '7700' }, 'CONFIG_INVALID', /port: must be a whole number/],
  ['a feature of a later build', { redis: 'redis://here' }, 'NOT_SUPPORTED', /redis: .* not supported yet/],
  [
    'rules that are wrong',
    { queues: { arena: { rules: { teams: 1 } } } },
    'RULES_INVALID',
    /queues\.arena\.rules\.teams: /,
  ],
  [
    'a queue key that is wrong',
    { queues: { arena: { rules: anyTwo, tickMs: -1 } } },
    'RULES_INVALID',
    /queues\.arena\.tickMs: /,
  ],
  ['a queue name with a space', { queues: { 'my queue': { rules: anyTwo } } }, '', /my queue|queue's name/],
] as const) {
  test(`${name} is refused`, async (t) => {
    const error = await t.throwsAsync(
      serve({ ephemeral: true, port: 0, adminPort: 0, ...options } as object),
      {
        instanceOf: MusterdError,
      },
    );
    if (code !== '') t.is(error?.code, `ERR_MUSTER_${code}`);
    t.regex(error?.message ?? '', pattern);
  });
}

test('a rule file with a mistake is refused with its line', async (t) => {
  const folder = folderWith(t, { 'arena.json': '{\n  "ruleLanguageVersion": "1.0",\n  "teams": 7\n}' });
  const error = await t.throwsAsync(serve({ ephemeral: true, port: 0, adminPort: 0, rules: [folder] }), {
    code: 'ERR_MUSTER_RULES_INVALID',
  });
  const [problem] = (error as MusterdError).problems ?? [];
  t.like(problem, { path: 'teams', line: 3, file: `${folder}/arena.json` } as object);
});

test('a port in use leaves nothing open', async (t) => {
  const { server } = await startServer(t);
  const port = Number(new URL(server.url).port);
  for (let attempt = 0; attempt < 3; attempt++) {
    const error = await t.throwsAsync(serve({ ephemeral: true, port, adminPort: 0 }), {
      code: 'ERR_MUSTER_PORT_IN_USE',
    });
    t.regex(error?.message ?? '', new RegExp(`${port}.*--port`));
  }
  await assertHealthy(t, server.url);
});
