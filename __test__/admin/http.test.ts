import { once } from 'node:events';
import { connect } from 'node:net';

import test from 'ava';

import { serve } from '../../ts/index.ts';
import { TestClient } from '../support/client.ts';
import { type Asked, solo, startServer } from './scene.ts';

for (const [path, body] of [
  ['/healthz', { status: 'ok' }],
  ['/readyz', { status: 'ready' }],
] as const) {
  test(`GET ${path} of a running server is 200`, async (t) => {
    const { ask } = await startServer(t);
    t.like(await ask('GET', path), { status: 200, body });
  });
}

test('a server that waits for its last players is not ready any more', async (t) => {
  const { server, ask } = await startServer(t);
  const { client } = await TestClient.welcomed(server.url, { playerId: 'ann' });
  client.socket.pause();
  const closed = server.close();
  const answer = await ask('GET', '/readyz');
  t.like(answer, { status: 503, headers: { 'retry-after': '1' } });
  t.is(answer.body.error.code, 'ERR_MUSTER_SHUTTING_DOWN');
  client.terminate();
  await closed;
});

test('HEAD is GET without the body', async (t) => {
  const { ask } = await startServer(t);
  t.like(await ask('HEAD', '/healthz'), { status: 200, body: '' });
});

const local = 'application/json';
const big = JSON.stringify({ pad: 'x'.repeat(2_097_152) });

for (const [name, method, path, asked, status, code] of [
  ['an unknown path', 'GET', '/v2/tickets', {}, 404, 'BAD_MESSAGE'],
  ['a longer path', 'GET', '/v1/tickets/a/b/c', {}, 404, 'BAD_MESSAGE'],
  ['a name of a prototype', 'GET', '/constructor', {}, 404, 'BAD_MESSAGE'],
  ['a path that is not well encoded', 'GET', '/v1/tickets/%zz', {}, 400, 'BAD_MESSAGE'],
  [
    'a foreign Host on a write',
    'POST',
    '/v1/tickets',
    { body: solo('t', 'p'), headers: { host: 'evil.example' } },
    403,
    'FORBIDDEN',
  ],
  [
    'a Host that only begins like a local one',
    'POST',
    '/v1/tickets',
    { body: solo('t', 'p'), headers: { host: '127.0.0.1.evil.example' } },
    403,
    'FORBIDDEN',
  ],
  [
    'a foreign Host on a DELETE',
    'DELETE',
    '/v1/tickets/t',
    { headers: { host: 'evil.example:7701' } },
    403,
    'FORBIDDEN',
  ],
  [
    'a foreign Host on a write of a later build',
    'PUT',
    '/v1/queues/duel/rules',
    { body: {}, headers: { host: 'evil.example' } },
    403,
    'FORBIDDEN',
  ],
  [
    'a form',
    'POST',
    '/v1/tickets',
    { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'BAD_MESSAGE',
  ],
  [
    'plain text',
    'POST',
    '/v1/tickets',
    { body: '{}', headers: { 'content-type': 'text/plain' } },
    415,
    'BAD_MESSAGE',
  ],
  ['no content-type', 'POST', '/v1/tickets', {}, 415, 'BAD_MESSAGE'],
  ['no body', 'POST', '/v1/tickets', { body: '' }, 400, 'BAD_MESSAGE'],
  ['a body that is no JSON', 'POST', '/v1/tickets', { body: '{"a":' }, 400, 'BAD_MESSAGE'],
  [
    'a body that is not UTF-8',
    'POST',
    '/v1/tickets',
    { body: Buffer.from([0x22, 0xff, 0x22]) },
    400,
    'BAD_MESSAGE',
  ],
  ['a list for a body', 'POST', '/v1/tickets', { body: '[]' }, 400, 'BAD_MESSAGE'],
  [
    'a deeply nested body',
    'POST',
    '/v1/tickets',
    { body: `${'['.repeat(500_000)}${']'.repeat(500_000)}` },
    400,
    'BAD_MESSAGE',
  ],
  ['a body over 2 MiB', 'POST', '/v1/tickets', { body: big }, 413, 'MESSAGE_TOO_LARGE'],
  [
    'a body over 2 MiB without its length',
    'POST',
    '/v1/tickets',
    { body: big, headers: { 'transfer-encoding': 'chunked' } },
    413,
    'MESSAGE_TOO_LARGE',
  ],
] as const satisfies readonly (readonly [string, string, string, Asked, number, string])[]) {
  test(`${name} is answered with ${status} ${code}`, async (t) => {
    const { ask } = await startServer(t);
    const answer = await ask(method, path, asked);
    t.is(answer.status, status);
    t.is(answer.body.error.code, `ERR_MUSTER_${code}`);
    t.true(answer.body.error.message.length > 0);
    t.is((await ask('GET', '/readyz')).status, 200);
  });
}

for (const host of ['127.0.0.1:7701', 'localhost', 'LOCALHOST:1', '[::1]:7701', '127.1.2.3']) {
  test(`a write with Host ${host} is let in`, async (t) => {
    const { ask } = await startServer(t);
    const headers = { host, 'content-type': `${local}; charset=utf-8` };
    t.is((await ask('POST', '/v1/tickets', { body: solo('t', 'p'), headers })).status, 201);
  });
}

test('a read needs no local Host', async (t) => {
  const { ask } = await startServer(t);
  t.is((await ask('GET', '/metrics', { headers: { host: 'metrics.example' } })).status, 200);
});

for (const [method, path, allow] of [
  ['POST', '/healthz', 'GET, HEAD'],
  ['GET', '/v1/tickets', 'POST'],
  ['PUT', '/v1/tickets/t', 'GET, DELETE, HEAD'],
  ['DELETE', '/v1/events', 'GET, HEAD'],
  ['PATCH', '/v1/queues/duel/rules', 'GET, PUT, HEAD'],
  ['OPTIONS', '/v1/tickets', 'POST'],
] as const) {
  test(`${method} ${path} is 405 and names ${allow}`, async (t) => {
    const { ask } = await startServer(t);
    const answer = await ask(method, path);
    t.like(answer, { status: 405, headers: { allow } });
    t.is(answer.body.error.code, 'ERR_MUSTER_BAD_MESSAGE');
  });
}

test('what is no HTTP at all is cut off, and the server lives', async (t) => {
  const { server, ask } = await startServer(t);
  const socket = connect(Number(new URL(server.adminUrl).port), '127.0.0.1');
  socket.write('\x16\x03\x01 this is no request\r\n\r\n');
  socket.resume();
  await once(socket, 'close');
  t.is((await ask('GET', '/healthz')).status, 200);
});

test('a request whose head never ends is cut off within its time', async (t) => {
  const { server } = await startServer(t);
  const socket = connect(Number(new URL(server.adminUrl).port), '127.0.0.1');
  const begun = performance.now();
  socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
  socket.resume();
  await once(socket, 'close');
  t.true(performance.now() - begun > 4_000);
});

test('the queues are listed with how they stand', async (t) => {
  const { ask } = await startServer(t);
  await ask('POST', '/v1/tickets', { body: solo('t', 'p') });
  const { body } = await ask('GET', '/v1/queues');
  t.deepEqual(
    body.queues.map(({ name, tickMs, ticketsWaiting }: Record<string, unknown>) => [
      name,
      tickMs,
      ticketsWaiting,
    ]),
    [
      ['duel', 0, 1],
      ['squads', 200, 0],
    ],
  );
  const duel = await ask('GET', '/v1/queues/duel');
  t.like(duel.body, { name: 'duel', ruleSet: 'duel', version: 1, suspended: false, playersWaiting: 1 });
  t.like(await ask('GET', '/v1/queues/none'), {
    status: 404,
    body: { error: { code: 'ERR_MUSTER_UNKNOWN_QUEUE' } },
  });
});

test('a port in use is refused by name', async (t) => {
  const { server } = await startServer(t);
  const port = Number(new URL(server.adminUrl).port);
  const error = await t.throwsAsync(serve({ ephemeral: true, port: 0, adminPort: port }), {
    code: 'ERR_MUSTER_PORT_IN_USE',
  });
  t.regex(error?.message ?? '', new RegExp(`${port}.*--admin-port`));
});
