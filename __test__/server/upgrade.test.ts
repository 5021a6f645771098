import { once } from 'node:events';
import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';

import test from 'ava';

import { TestClient } from '../support/client.ts';
import { type SceneOptions, shareGateway, startGateway } from '../support/gateway.ts';
import { assertHealthy } from '../support/pair.ts';

const shared = shareGateway(test);

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly code: string | undefined;
}

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** Asks for an upgrade, or for what `headers` say, and returns what came. */
async function ask(port: number, path: string, headers: Record<string, string>): Promise<Answer> {
  const asked = request({ host: '127.0.0.1', port, path, headers, agent: false });
  asked.end();
  const answer = await Promise.race([once(asked, 'response'), once(asked, 'upgrade')]);
  const [response] = answer as [import('node:http').IncomingMessage];
  if (response.statusCode === 101) {
    asked.destroy();
    return { status: 101, headers: response.headers, code: undefined };
  }
  const chunks = (await response.toArray()) as Buffer[];
  const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { error?: { code: string } };
  return { status: response.statusCode as number, headers: response.headers, code: body.error?.code };
}

const table: [string, string, Record<string, string>, number, string | undefined, SceneOptions?][] = [
  ['the path', '/v1/match', UPGRADE, 101, undefined],
  ['a query is no matter', '/v1/match?build=7', UPGRADE, 101, undefined],
  ['another path', '/v2/match', UPGRADE, 404, 'BAD_MESSAGE'],
  ['a longer path', '/v1/match/x', UPGRADE, 404, 'BAD_MESSAGE'],
  ['binary', '/v1/match', { ...UPGRADE, 'Sec-WebSocket-Protocol': 'musterd.v1.proto' }, 101, undefined],
  [
    'an unknown subprotocol',
    '/v1/match',
    { ...UPGRADE, 'Sec-WebSocket-Protocol': 'chat' },
    400,
    'BAD_MESSAGE',
  ],
  [
    'one unknown, one known',
    '/v1/match',
    { ...UPGRADE, 'Sec-WebSocket-Protocol': 'chat, musterd.v1.json' },
    101,
    undefined,
  ],
  ['any origin', '/v1/match', { ...UPGRADE, Origin: 'https://evil.example' }, 101, undefined],
  [
    'an origin that is not listed',
    '/v1/match',
    { ...UPGRADE, Origin: 'https://evil.example' },
    403,
    'FORBIDDEN',
    { gateway: { origins: ['https://play.example'] } },
  ],
  [
    'an origin that is listed',
    '/v1/match',
    { ...UPGRADE, Origin: 'https://play.example' },
    101,
    undefined,
    { gateway: { origins: ['https://play.example'] } },
  ],
  [
    'no origin where origins are listed, as game engines connect',
    '/v1/match',
    UPGRADE,
    101,
    undefined,
    { gateway: { origins: ['https://play.example'] } },
  ],
  [
    'no headroom',
    '/v1/match',
    UPGRADE,
    503,
    'OVERLOADED',
    { limits: { reservedDescriptors: 1_000_000_000 } },
  ],
  ['plain HTTP', '/v1/match', {}, 426, 'BAD_MESSAGE'],
  ['plain HTTP elsewhere', '/', {}, 404, 'BAD_MESSAGE'],
];

for (const [name, path, headers, status, code, options] of table) {
  test.serial(`${name}: ${status}`, async (t) => {
    const { port } = await (options ? startGateway(t, options) : shared());
    const answer = await ask(port, path, headers);
    t.is(answer.status, status);
    t.is(answer.code, code && `ERR_MUSTER_${code}`);
    if (status === 503) t.is(answer.headers['retry-after'], '5');
  });
}

test.serial('the subprotocol is the first of ours in the list of the client', async (t) => {
  const { url } = await shared();
  for (const [form, expected] of [
    [undefined, ''],
    ['musterd.v1.json', 'musterd.v1.json'],
    ['musterd.v1.proto', 'musterd.v1.proto'],
  ] as const) {
    const client = await TestClient.connect(url, { form });
    t.is(client.socket.protocol, expected);
    await client.close();
  }
});

test.serial('connections of one address: the one over the limit gets 429, and room comes back', async (t) => {
  const { url, port } = await startGateway(t, {
    limits: { connectionsPerAddress: 2, includeLoopback: true },
  });
  const clients = await Promise.all([TestClient.connect(url), TestClient.connect(url)]);
  const refused = await ask(port, '/v1/match', UPGRADE);
  t.is(refused.status, 429);
  t.is(refused.code, 'ERR_MUSTER_RATE_LIMITED');
  t.is(refused.headers['retry-after'], '5');
  await Promise.all(clients.map((client) => client.close()));
  t.is((await ask(port, '/v1/match', UPGRADE)).status, 101);
});

test.serial('loopback is exempt from that limit', async (t) => {
  const { url } = await startGateway(t, { limits: { connectionsPerAddress: 1 } });
  await assertHealthy(t, url);
});

test.serial('a client that never finishes its request is cut off', async (t) => {
  const { port, url } = await shared();
  const socket = connect(port, '127.0.0.1');
  socket.write('GET /v1/match HTTP/1.1\r\nHost: x\r\n');
  socket.resume();
  const began = Date.now();
  await once(socket, 'close');
  t.true(Date.now() - began < 8_000);
  await assertHealthy(t, url);
});
