import { isDeepStrictEqual } from 'node:util';

import test from 'ava';

import { anyTwo } from '../config/folder.ts';
import { TestClient } from '../support/client.ts';
import { solo, startServer } from './scene.ts';

const member = (playerId: string, attributes: object) => ({ playerId, attributes });

test('a ticket is made once: 201, then 200 for the same body', async (t) => {
  const { ask } = await startServer(t);
  const made = await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
  t.is(made.status, 201);
  t.like(made.body, {
    ticketId: 't1',
    queue: 'duel',
    players: ['ann'],
    reason: null,
    matchId: null,
    match: null,
  });
  t.true(['QUEUED', 'SEARCHING'].includes(made.body.state));
  const again = await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
  t.like(again, { status: 200, body: { ticketId: 't1', players: ['ann'] } });
});

test('a ticket without an id gets one', async (t) => {
  const { ask } = await startServer(t);
  const { ticketId: _, ...body } = solo('', 'ann');
  const made = await ask('POST', '/v1/tickets', { body });
  t.is(made.status, 201);
  t.regex(made.body.ticketId, /^[A-Za-z0-9_.:-]{1,64}$/);
  t.is((await ask('GET', `/v1/tickets/${made.body.ticketId}`)).status, 200);
});

test('two tickets that fit become a match, which both show with all attributes', async (t) => {
  const { ask } = await startServer(t);
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann', 1_500) });
  await ask('POST', '/v1/tickets', { body: solo('t2', 'bob', 1_540) });
  const [one, two] = await Promise.all([ask('GET', '/v1/tickets/t1'), ask('GET', '/v1/tickets/t2')]);
  t.like(one?.body, { state: 'COMPLETED', match: { queue: 'duel', ticketId: 't1' } });
  t.is(one?.body.matchId, two?.body.matchId);
  const seen = one?.body.match.teams.flatMap(({ players }: { players: object[] }) => players);
  t.true(seen.some((player: object) => isDeepStrictEqual(player, member('ann', { rating: 1_500 }))));
  t.true(seen.some((player: object) => isDeepStrictEqual(player, member('bob', { rating: 1_540 }))));
  const late = await ask('DELETE', '/v1/tickets/t1');
  t.like(late, { status: 409, body: { error: { code: 'ERR_MUSTER_TOO_LATE' } } });
});

test('a deleted ticket is CANCELLED and its player free', async (t) => {
  const { ask } = await startServer(t);
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
  t.like(await ask('DELETE', '/v1/tickets/t1'), {
    status: 200,
    body: { ticketId: 't1', state: 'CANCELLED' },
  });
  t.like(await ask('GET', '/v1/tickets/t1'), { status: 200, body: { state: 'CANCELLED' } });
  t.is((await ask('POST', '/v1/tickets', { body: solo('t2', 'ann') })).status, 201);
});

for (const [name, body, status, code] of [
  ['another body for the same id', solo('t1', 'ann', 1_501), 409, 'DUPLICATE_TICKET'],
  ['a player who has a ticket', solo('t2', 'ann'), 409, 'PLAYER_BUSY'],
  ['an unknown queue', { ...solo('t2', 'bob'), queue: 'none' }, 404, 'UNKNOWN_QUEUE'],
  ['no queue', { players: solo('', 'bob').players }, 400, 'BAD_MESSAGE'],
  ['no players', { queue: 'duel', players: [] }, 400, 'BAD_MESSAGE'],
  ['players that are no list', { queue: 'duel', players: 'bob' }, 400, 'BAD_MESSAGE'],
  ['a player without an id', { queue: 'duel', players: [{ attributes: { rating: 1 } }] }, 400, 'BAD_MESSAGE'],
  ['a ticket id with a space', solo('t 2', 'bob'), 400, 'BAD_MESSAGE'],
  ['a ticket id that is too long', solo('t'.repeat(65), 'bob'), 400, 'BAD_MESSAGE'],
  ['presence that is neither true nor false', { ...solo('t2', 'bob'), presence: 1 }, 400, 'BAD_MESSAGE'],
  [
    'an attribute of the wrong kind',
    { queue: 'duel', players: [member('bob', { rating: 'high' })] },
    400,
    'BAD_ATTRIBUTE',
  ],
  ['a missing attribute', { queue: 'duel', players: [member('bob', {})] }, 400, 'BAD_ATTRIBUTE'],
  [
    'an attribute that is null',
    { queue: 'duel', players: [member('bob', { rating: null })] },
    400,
    'BAD_ATTRIBUTE',
  ],
  [
    'an attribute that is no finite number',
    `{"queue":"duel","players":[{"playerId":"bob","attributes":{"rating":1e999}}]}`,
    400,
    'BAD_ATTRIBUTE',
  ],
  [
    'an attribute named like a prototype',
    `{"queue":"duel","players":[{"playerId":"bob","attributes":{"rating":1,"__proto__":2}}]}`,
    400,
    'BAD_ATTRIBUTE',
  ],
  [
    'a party over the teams',
    { queue: 'duel', players: ['bob', 'cat'].map((id) => member(id, { rating: 1 })) },
    400,
    'PARTY_TOO_LARGE',
  ],
] as const) {
  test(`${name} is refused with ${status} ${code}, and nobody becomes busy`, async (t) => {
    const { ask } = await startServer(t);
    await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
    const answer = await ask('POST', '/v1/tickets', { body });
    t.is(answer.body.error?.code, `ERR_MUSTER_${code}`);
    t.is(answer.status, status);
    t.is((await ask('POST', '/v1/tickets', { body: solo('free', 'bob', 9_999) })).status, 201);
  });
}

for (const method of ['GET', 'DELETE']) {
  test(`${method} of a ticket that is not there is 404`, async (t) => {
    const { ask } = await startServer(t);
    const answer = await ask(method, '/v1/tickets/none');
    t.like(answer, { status: 404, body: { error: { code: 'ERR_MUSTER_TICKET_NOT_FOUND' } } });
  });
}

test('a full queue is 503 and says when to come again', async (t) => {
  const { ask } = await startServer(t, { queues: { small: { rules: anyTwo, capacity: 1, tickMs: 60_000 } } });
  t.is(
    (await ask('POST', '/v1/tickets', { body: { queue: 'small', players: [{ playerId: 'ann' }] } })).status,
    201,
  );
  const full = await ask('POST', '/v1/tickets', { body: { queue: 'small', players: [{ playerId: 'bob' }] } });
  t.like(full, { status: 503, headers: { 'retry-after': '1' } });
  t.like(full.body.error, { code: 'ERR_MUSTER_QUEUE_FULL', retryAfterMs: 1_000 });
});

test('a ticket with presence waits for its players to come', async (t) => {
  const { server, ask } = await startServer(t);
  t.is(
    (await ask('POST', '/v1/tickets', { body: { ...solo('t1', 'ann'), presence: true } })).body.state,
    'QUEUED',
  );
  t.like((await ask('GET', '/v1/queues/duel')).body, { ticketsHeld: 1, ticketsWaiting: 0 });
  await TestClient.welcomed(server.url, { playerId: 'ann' });
  t.like((await ask('GET', '/v1/queues/duel')).body, { ticketsHeld: 0, ticketsWaiting: 1 });
});

test('a player sees the match that a server asked for', async (t) => {
  const { server, ask } = await startServer(t);
  const { client } = await TestClient.welcomed(server.url, { playerId: 'ann' });
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
  await ask('POST', '/v1/tickets', { body: solo('t2', 'bob') });
  t.like(await client.next('match'), { ticketId: 't1', queue: 'duel' });
  await client.close();
});
