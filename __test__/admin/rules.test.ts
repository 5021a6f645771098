// Rules of a queue over HTTP: versions, rollback, shadow, canary, and every refusal.
import test from 'ava';

import { until } from '../support/until.ts';
import { type Scene, solo, startServer } from './scene.ts';

/** One against one, with ratings at most so far apart. */
const duel = (maxDistance: number) => ({
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 1 },
    { name: 'blue', minPlayers: 1, maxPlayers: 1 },
  ],
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance }],
  queue: { tickMs: 0 },
});

const put = ({ ask }: Scene, maxDistance: number, query = '') =>
  ask('PUT', `/v1/queues/duel/rules${query}`, { body: duel(maxDistance) });

interface Version {
  readonly version: number;
  readonly origin: string;
  readonly live: boolean;
}

async function versions({ ask }: Scene): Promise<string[]> {
  const { body } = await ask('GET', '/v1/queues/duel/rules/versions');
  return body.versions.map(
    ({ version, origin, live }: Version) => `${version} ${origin}${live ? ' live' : ''}`,
  );
}

test('PUT makes rules live, GET shows them, rollback goes back', async (t) => {
  const scene = await startServer(t);
  const first = await scene.ask('GET', '/v1/queues/duel/rules');
  t.is(first.headers['musterd-rules-version'], '1');
  t.like(await put(scene, 700), { status: 200, body: { version: 2 } });
  t.deepEqual((await scene.ask('GET', '/v1/queues/duel/rules')).body, duel(700));
  t.deepEqual((await scene.ask('GET', '/v1/queues/duel/rules?version=1')).body, first.body);
  t.like(await scene.ask('POST', '/v1/queues/duel/rules/rollback', { body: { version: 1 } }), {
    status: 200,
    body: { version: 1 },
  });
  t.deepEqual(await versions(scene), ['1 rollback live', '2 put']);
  t.like((await scene.ask('GET', '/v1/queues/duel')).body, { version: 1, rulesOrigin: 'rollback' });
});

test('PUT of an unknown queue creates it', async (t) => {
  const { ask } = await startServer(t);
  t.like(await ask('PUT', '/v1/queues/fresh/rules', { body: duel(1) }), {
    status: 201,
    body: { version: 1 },
  });
  t.like(await ask('PUT', '/v1/queues/fresh/rules', { body: duel(1) }), {
    status: 200,
    body: { version: 1 },
  });
  t.is((await ask('GET', '/v1/queues/fresh')).status, 200);
});

test('refused rules name path and line, and the old ones stay', async (t) => {
  const { ask } = await startServer(t);
  const body = '{\n"ruleLanguageVersion": "1.0",\n"teams": 7\n}';
  const headers = { 'content-type': 'application/json' };
  for (const path of ['rules', 'shadow']) {
    const refused = await ask('PUT', `/v1/queues/duel/${path}`, { body, headers });
    t.like(refused, { status: 422, body: { error: { code: 'ERR_MUSTER_RULES_INVALID' } } });
    t.like(refused.body.error.problems[0], { path: 'teams', line: 3 });
  }
  const broken = await ask('PUT', '/v1/queues/duel/rules', { body: '{', headers });
  t.is(broken.status, 422, 'what is no JSON is refused by its place too');
  t.like((await ask('GET', '/v1/queues/duel')).body, { version: 1 });
});

const refusals: [method: string, path: string, body: unknown, status: number, code: string][] = [
  ['GET', 'none/rules', undefined, 404, 'UNKNOWN_QUEUE'],
  ['GET', 'none/rules/versions', undefined, 404, 'UNKNOWN_QUEUE'],
  ['GET', 'duel/rules?version=9', undefined, 404, 'VERSION_NOT_FOUND'],
  ['GET', 'duel/rules?version=x', undefined, 400, 'BAD_MESSAGE'],
  ['POST', 'duel/rules/rollback', { version: 9 }, 404, 'VERSION_NOT_FOUND'],
  ['POST', 'duel/rules/rollback', { version: '1' }, 400, 'BAD_MESSAGE'],
  ['POST', 'duel/rules/rollback', [], 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/rules?waiting=keep', {}, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/rules?waiting=keep&forSeconds=43201', {}, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/rules?waiting=never', {}, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/rules?forSeconds=5', {}, 400, 'BAD_MESSAGE'],
  ['PUT', 'none/canary', { version: 1, percent: 5 }, 404, 'UNKNOWN_QUEUE'],
  ['PUT', 'duel/canary', { version: 9, percent: 5 }, 404, 'VERSION_NOT_FOUND'],
  ['PUT', 'duel/canary', { version: 1, percent: 5 }, 409, 'VERSION_IN_USE'],
  ['PUT', 'duel/canary', { version: 1, percent: 101 }, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/canary', { version: 1, percent: -1 }, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/canary', { version: 1, percent: 5, header: 'x' }, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/canary', { version: 1 }, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/canary', { version: 1, header: '' }, 400, 'BAD_MESSAGE'],
  ['PUT', 'duel/canary', { version: 1, percent: 5, share: 1 }, 400, 'BAD_MESSAGE'],
  ['DELETE', 'none/canary', undefined, 404, 'UNKNOWN_QUEUE'],
  ['DELETE', 'none/shadow', undefined, 404, 'UNKNOWN_QUEUE'],
];

test('each bad request has its code', async (t) => {
  const { ask } = await startServer(t);
  for (const [method, path, body, status, code] of refusals) {
    const answer = await ask(method, `/v1/queues/${path}`, body === undefined ? {} : { body });
    t.is(answer.status, status, `${method} ${path} ${JSON.stringify(body)}`);
    t.is(answer.body.error?.code, `ERR_MUSTER_${code}`, `${method} ${path} ${JSON.stringify(body)}`);
  }
});

test('a shadow is measured and matches nobody; a canary matches its players', async (t) => {
  const scene = await startServer(t);
  const { ask } = scene;
  t.like(await ask('PUT', '/v1/queues/duel/shadow', { body: duel(5_000) }), {
    status: 201,
    body: { version: 2 },
  });
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann', 1_000) });
  await ask('POST', '/v1/tickets', { body: solo('t2', 'bob', 4_000) });
  await until(async () => (await ask('GET', '/v1/queues/duel')).body.shadow.matches === 1);
  t.like((await ask('GET', '/v1/queues/duel')).body, {
    version: 1,
    ticketsWaiting: 2,
    shadow: { version: 2, tickets: 2, players: 2, ticketsWaiting: 0 },
  });
  t.like(await ask('PUT', '/v1/queues/duel/canary', { body: { version: 2, percent: 100 } }), { status: 201 });
  t.like(await ask('PUT', '/v1/queues/duel/canary', { body: { version: 2, header: '1.8.*' } }), {
    status: 200,
  });
  t.like((await ask('GET', '/v1/queues/duel')).body.canary, { version: 2, header: '1.8.*' });
  await ask('PUT', '/v1/queues/duel/canary', { body: { version: 2, percent: 100 } });
  await ask('POST', '/v1/tickets', { body: solo('t3', 'cy', 8_000) });
  await ask('POST', '/v1/tickets', { body: solo('t4', 'dan', 11_000) });
  await until(async () => (await ask('GET', '/v1/tickets/t4')).body.state === 'COMPLETED');
  const { lanes } = (await ask('GET', '/v1/queues/duel')).body;
  t.like(lanes[1], { kind: 'canary', version: 2, matches: 1, tickets: 2, players: 2 });
  t.like(await ask('DELETE', '/v1/queues/duel/canary'), { status: 200, body: { version: 1 } });
  t.like(await ask('DELETE', '/v1/queues/duel/shadow'), { status: 200, body: { version: 1 } });
  t.like((await ask('GET', '/v1/queues/duel')).body, { canary: null, shadow: null });
});

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

test('rules are for operators to change and for readers to read', async (t) => {
  const tokens = [
    { token: 'reader', role: 'read' as const },
    { token: 'gamer', role: 'game' as const },
  ];
  const { ask } = await startServer(t, { admin: { tokens } });
  t.is((await ask('GET', '/v1/queues/duel/rules', as('reader'))).status, 200);
  t.is((await ask('PUT', '/v1/queues/duel/rules', { ...as('gamer'), body: duel(1) })).status, 403);
  t.is((await ask('DELETE', '/v1/queues/duel/canary', as('gamer'))).status, 403);
});
