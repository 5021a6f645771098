import test from 'ava';

import { TestClient } from '../support/client.ts';
import { solo, startServer } from './scene.ts';

test('a ticket alone in its queue says what it waits for', async (t) => {
  const { ask } = await startServer(t);
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann') });
  const answer = await ask('GET', '/v1/tickets/t1/explain');
  t.is(answer.status, 200);
  t.like(answer.body, {
    ticketId: 't1',
    queue: 'duel',
    state: 'SEARCHING',
    candidates: { waiting: 0, examined: 0, sampled: false, passing: 0 },
    nearest: null,
    absent: [],
    matchId: null,
    players: { needed: 2, own: 1, waiting: 0, missing: 1 },
  });
  t.is(answer.body.rules.length, 1);
  t.true(answer.body.nextExpansion > 0 && answer.body.nextExpansion <= 5_000);
});

test('a server sees the nearest candidate and by how much each rule fails', async (t) => {
  const { ask } = await startServer(t);
  await ask('POST', '/v1/tickets', { body: solo('t1', 'ann', 1_500) });
  await ask('POST', '/v1/tickets', { body: solo('t2', 'bob', 2_800) });
  await ask('POST', '/v1/tickets', { body: solo('t3', 'cat', 4_500) });
  const { body } = await ask('GET', '/v1/tickets/t1/explain');
  const [rule] = body.rules;
  t.like(body.candidates, { waiting: 2, examined: 2, passing: 0, unblockedNext: 0 });
  t.like(rule, { blocked: 2, left: 0, margin: 1_200, unblocked: 0, alone: false });
  t.like(body.nearest, { ticket: { ticketId: 't2', players: ['bob'] } });
  t.deepEqual(body.nearest.players, [{ playerId: 'bob', attributes: { rating: 2_800 }, latencyMs: {} }]);
  t.deepEqual(body.nearest.rules, [{ rule: rule.rule, holds: false, margin: 1_200 }]);
  const queue = await ask('GET', '/v1/queues/duel/explain');
  t.like(queue, { status: 200, body: { queue: 'duel', ticketsWaiting: 3, examined: 3, passing: 0 } });
  t.deepEqual(queue.body.rules, [{ rule: rule.rule, tickets: 3, last: 3, pairs: 3 }]);
});

for (const [path, status, code] of [
  ['/v1/tickets/none/explain', 404, 'TICKET_NOT_FOUND'],
  ['/v1/queues/none/explain', 404, 'UNKNOWN_QUEUE'],
] as const) {
  test(`GET ${path} is ${code}`, async (t) => {
    const { ask } = await startServer(t);
    t.like(await ask('GET', path), { status, body: { error: { code: `ERR_MUSTER_${code}` } } });
  });
}

test('a player learns counts and coarse margins, and nothing of anybody else', async (t) => {
  const { server, ask } = await startServer(t);
  await ask('POST', '/v1/tickets', { body: solo('secret-ticket', 'secret-player', 2_863.25) });
  const { client } = await TestClient.welcomed(server.url, { playerId: 'ann' });
  client.say({ type: 'enqueue', ticketId: 't1', queue: 'duel', attributes: { rating: 1_500 } });
  await client.next('ticket');
  client.say({ type: 'explain', ticketId: 't1', id: 'why' });
  const said = await client.next('explanation');
  t.like(said, { ref: 'why', ticketId: 't1', state: 'SEARCHING' });
  const [{ rule: _, ...blocking }] = said.blocking as [{ rule: string; margin: number; candidates: number }];
  // 1,263.25 over the maximum of 100.
  t.deepEqual(blocking, { margin: 2_000, candidates: 1 });
  t.notRegex(JSON.stringify(said), /secret|2863|1263|1363/);
  client.say({ type: 'explain', ticketId: 'secret-ticket', id: 'foreign' });
  t.like(await client.next('error'), { ref: 'foreign', code: 'ERR_MUSTER_TICKET_NOT_FOUND' });
  await client.close();
});
