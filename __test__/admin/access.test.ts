// Who may do what on the admin port: the table of roles, and what the refused are told.
import test from 'ava';

import { Access, type Role, roleFor } from '../../ts/admin/access.ts';
import { serve } from '../../ts/index.ts';
import { folderWith } from '../config/folder.ts';
import { solo, startServer } from './scene.ts';

const tokens = [
  { token: 'read-token', role: 'read' },
  { token: 'game-token', role: 'game' },
  { token: 'operate-token', role: 'operate' },
] as const;

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

const table: readonly [method: string, path: string, needed: Role | undefined][] = [
  ['GET', '/healthz', undefined],
  ['GET', '/readyz', undefined],
  ['GET', '/metrics', undefined],
  ['HEAD', '/metrics', undefined],
  ['GET', '/v1/queues', 'read'],
  ['GET', '/v1/queues/duel', 'read'],
  ['GET', '/v1/queues/duel/rules', 'read'],
  ['GET', '/v1/tickets/t-1', 'read'],
  ['GET', '/v1/events', 'read'],
  ['GET', '/v1/keys', 'read'],
  ['GET', '/nowhere', 'read'],
  ['POST', '/v1/tickets', 'game'],
  ['DELETE', '/v1/tickets/t-1', 'game'],
  ['POST', '/v1/matches/m-1/result', 'game'],
  ['POST', '/v1/matches/m-1/accept', 'game'],
  ['DELETE', '/v1/matches/m-1', 'game'],
  ['POST', '/v1/backfills', 'game'],
  ['PUT', '/v1/queues/duel/rules', 'operate'],
  ['POST', '/v1/queues/duel/rules/rollback', 'operate'],
  ['DELETE', '/v1/queues/duel/canary', 'operate'],
  ['POST', '/v1/configuration', 'operate'],
  ['POST', '/v1/constructor', 'operate'],
  ['PATCH', '/elsewhere', 'operate'],
];

for (const [method, path, needed] of table) {
  test(`${method} ${path} needs ${needed ?? 'no token'}`, (t) => {
    t.is(roleFor(method, path), needed);
  });
}

test('a request with the role passes, one with a lesser role is FORBIDDEN', async (t) => {
  const { ask } = await startServer(t, { admin: { tokens } });
  const post = (token: string, id: string) =>
    ask('POST', '/v1/tickets', { ...bearer(token), body: solo(id, id) });
  for (const { token } of tokens) t.is((await ask('GET', '/v1/queues', bearer(token))).status, 200, token);
  const refused = await post('read-token', 'a');
  t.is(refused.status, 403);
  t.deepEqual(refused.body.error, {
    code: 'ERR_MUSTER_FORBIDDEN',
    message: 'The role read may not do this; it needs game.',
  });
  t.is((await post('game-token', 'b')).status, 201);
  t.is((await post('operate-token', 'c')).status, 201);
  const rules = (token: string) => ask('PUT', '/v1/queues/duel/rules', { ...bearer(token), body: {} });
  t.is((await rules('game-token')).status, 403);
  t.not((await rules('operate-token')).status, 403);
});

test('without a good token it is UNAUTHORIZED with a challenge, whatever the path', async (t) => {
  const { ask } = await startServer(t, { admin: { tokens } });
  const wrong: Record<string, string>[] = [
    {},
    { authorization: 'read-token' },
    { authorization: 'Basic cmVhZC10b2tlbg==' },
    { authorization: 'Bearer ' },
    { authorization: 'Bearer read-toke' },
    { authorization: 'Bearer read-token,game-token' },
    { authorization: 'Bearer READ-TOKEN' },
  ];
  for (const headers of wrong) {
    for (const [method, path] of [
      ['GET', '/v1/queues'],
      ['GET', '/nowhere'],
      ['POST', '/v1/tickets'],
    ] as const) {
      const answer = await ask(method, path, { headers });
      t.is(answer.status, 401, `${path} ${JSON.stringify(headers)}`);
      t.is(answer.body.error.code, 'ERR_MUSTER_UNAUTHORIZED');
      t.regex(answer.headers['www-authenticate'] ?? '', /^Bearer realm="musterd"/);
    }
  }
  for (const path of ['/healthz', '/readyz', '/metrics']) t.is((await ask('GET', path)).status, 200, path);
  const lower = { headers: { authorization: 'bearer read-token' } };
  t.is((await ask('GET', '/v1/queues', lower)).status, 200, 'the scheme has no case');
});

test('a token makes a write from anywhere good, but it is JSON all the same', async (t) => {
  const { ask } = await startServer(t, { admin: { tokens } });
  const headers = { ...bearer('game-token').headers, host: 'match.example' };
  t.is((await ask('POST', '/v1/tickets', { headers, body: solo('a', 'a') })).status, 201);
  const form = { ...headers, 'content-type': 'text/plain' };
  t.is((await ask('POST', '/v1/tickets', { headers: form, body: '{}' })).status, 415);
});

test('without tokens a write needs a local Host, as ever', async (t) => {
  const { ask } = await startServer(t);
  const headers = { host: 'match.example' };
  t.is((await ask('POST', '/v1/tickets', { headers, body: solo('a', 'a') })).status, 403);
  t.is((await ask('GET', '/v1/queues')).status, 200);
});

test('a token may be in a file, which is read again on demand', (t) => {
  const folder = folderWith(t, { good: 'first\n', bad: 'two words\n' });
  const access = new Access([{ tokenFile: `${folder}/good`, role: 'read' }]);
  const refusal = (token: string) =>
    access.refusal({ method: 'GET', headers: { authorization: `Bearer ${token}` } } as never, '/v1/queues');
  t.is(refusal('first'), undefined);
  t.is(refusal('second')?.status, 401);
  for (const [file, message] of [
    ['none', /cannot be read: ENOENT/],
    ['bad', /printable ASCII without spaces/],
  ] as const) {
    const open = () => new Access([{ tokenFile: `${folder}/${file}`, role: 'read' }]);
    t.throws(open, { code: 'ERR_MUSTER_CONFIG_INVALID', message });
  }
});

test('a token with two roles has the greater one', (t) => {
  const access = new Access([
    { token: 'same', role: 'operate' },
    { token: 'same', role: 'read' },
  ]);
  const request = { method: 'POST', headers: { authorization: 'Bearer same' } } as never;
  t.is(access.refusal(request, '/v1/queues/duel/rules'), undefined);
});

test('a server whose token file is missing does not start', async (t) => {
  const broken = serve({ port: 0, admin: { port: 0, tokens: [{ tokenFile: 'missing', role: 'read' }] } });
  await t.throwsAsync(broken, { code: 'ERR_MUSTER_CONFIG_INVALID', message: /missing cannot be read/ });
});
