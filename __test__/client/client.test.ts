import test from 'ava';

import { ACK_DELAY_MS, ACK_MESSAGES_MAX, REQUESTS_MAX } from '../../ts/client/limits.ts';
import type { MatchMessage } from '../../ts/protocol/types.ts';
import { event, lostAndBack, welcomed } from './scene.ts';
import { ticket, WELCOME } from './scripted-server.ts';

const MATCH: MatchMessage = {
  type: 'match',
  matchId: 'm1',
  ticketId: 't1',
  queue: 'duel',
  teams: [{ name: 'red', players: [{ playerId: 'ada', attributes: { rating: 1500 } }] }],
  quality: 0.5,
};

test('enqueue chooses a ticket id and resolves with the acknowledgement', async (t) => {
  const { client, peer } = await welcomed(t);
  const asked = client.enqueue({ queue: 'duel', attributes: { rating: 1500 } });
  const { id, ticketId, ...rest } = await peer.next('enqueue');
  t.regex(ticketId, /^[0-9a-f]{32}$/);
  t.deepEqual(rest, { type: 'enqueue', queue: 'duel', attributes: { rating: 1500 } });
  const answer = ticket({ ticketId: ticketId, ref: id, seq: 1 });
  peer.send(answer);
  t.deepEqual(await asked, answer);
});

for (const { verb, request, answer } of [
  {
    verb: 'cancel',
    request: { type: 'cancel', ticketId: 't1' },
    answer: ticket({ state: 'CANCELLED', seq: 1 }),
  },
  {
    verb: 'explain',
    request: { type: 'explain', ticketId: 't1' },
    answer: { type: 'explanation', ticketId: 't1', state: 'SEARCHING', blocking: [], nextExpansion: 5_000 },
  },
] as const) {
  test(`${verb} resolves with its answer, with and without ref`, async (t) => {
    const { client, peer } = await welcomed(t);
    for (const hasRef of [true, false]) {
      const asked = client[verb]('t1');
      const { id, ...rest } = await peer.next(verb);
      t.deepEqual(rest, request as object);
      const sent = { ...answer, ...(hasRef && { ref: id }) };
      peer.send(sent);
      t.deepEqual(await asked, sent);
    }
  });
}

for (const verb of ['accept', 'decline'] as const) {
  test(`${verb} resolves when the proposal or its ticket moves on`, async (t) => {
    const { client, peer } = await welcomed(t);
    const proposed = event(client, 'proposal');
    const proposal = {
      type: 'proposal',
      matchId: 'm1',
      ticketId: 't1',
      players: 2,
      expiresInMs: 9_000,
    } as const;
    peer.send({ ...proposal, accepted: 0, seq: 1 });
    await proposed;

    const first = client[verb]('m1');
    t.is((await peer.next(verb)).matchId, 'm1');
    peer.send({ ...proposal, accepted: 1, seq: 2 });
    t.is(await first, undefined);

    const second = client[verb]('m1');
    await peer.next(verb);
    peer.send(ticket({ state: 'PLACING', seq: 3 }));
    t.is(await second, undefined);
  });
}

test('a refusal rejects its request with the code, and is no event', async (t) => {
  const { client, peer } = await welcomed(t);
  client.on('error', () => t.fail());
  const asked = client.enqueue({ queue: 'nowhere' });
  const other = client.cancel('t9');
  const { id } = await peer.next('enqueue');
  peer.send({
    type: 'error',
    code: 'ERR_MUSTER_QUEUE_FULL',
    message: 'Full.',
    retryAfterMs: 250,
    ref: id,
  });
  const error = await t.throwsAsync(asked, { code: 'ERR_MUSTER_QUEUE_FULL', message: 'Full.' });
  t.is((error as { retryAfterMs?: number }).retryAfterMs, 250);
  peer.send({
    type: 'error',
    code: 'ERR_MUSTER_FROM_THE_FUTURE',
    message: 'New.',
    ref: (await peer.next('cancel')).id,
  });
  await t.throwsAsync(other, { code: 'ERR_MUSTER_INTERNAL', message: 'ERR_MUSTER_FROM_THE_FUTURE: New.' });
});

test('a refusal that answers nothing is an event', async (t) => {
  const { client, peer } = await welcomed(t);
  const told = event(client, 'error');
  peer.send({ type: 'error', code: 'ERR_MUSTER_RATE_LIMITED', message: 'Slow down.', retryAfterMs: 50 });
  t.like(await told, { code: 'ERR_MUSTER_RATE_LIMITED', retryAfterMs: 50 });
});

for (const { title, frame } of [
  { title: 'no JSON', frame: '{' },
  { title: 'no object', frame: '17' },
  { title: 'null', frame: 'null' },
  { title: 'an object without a type', frame: '{"seq": 1}' },
  { title: 'bytes', frame: Buffer.from('{"type":"pong","ts":1}') },
]) {
  test(`a frame that is ${title} is an error event, and the client goes on`, async (t) => {
    const { client, peer } = await welcomed(t);
    const told = event(client, 'error');
    peer.socket.send(frame);
    t.is((await told).code, 'ERR_MUSTER_BAD_MESSAGE');
    const matched = event(client, 'match');
    peer.send({ type: 'from-the-future' } as never);
    peer.send({ ...MATCH, seq: 1 });
    await matched;
  });
}

test('every notification is told once and in order, repeats after a reconnect too', async (t) => {
  const scene = await welcomed(t);
  const told: string[] = [];
  for (const name of ['ticket', 'match'] as const) {
    scene.client.on(name, (message) => told.push(`${message.seq} ${message.type}`));
  }
  const messages = [ticket({ seq: 1 }), ticket({ seq: 2, state: 'PLACING' }), { ...MATCH, seq: 3 }] as const;
  const matched = event(scene.client, 'match');
  for (const message of [messages[0], messages[1], messages[1], messages[0], messages[2]])
    scene.peer.send(message);
  await matched;

  const again = await lostAndBack(scene, scene.peer);
  const hello = await again.welcome({ resumed: true });
  t.like(hello, { resume: 'r1', lastSeq: 3 });
  for (const message of messages) again.send(message);
  const last = event(scene.client, 'ticket');
  again.send(ticket({ seq: 4, state: 'COMPLETED' }));
  await last;
  t.deepEqual(told, ['1 ticket', '2 ticket', '3 match', '4 ticket']);
});

test('acknowledgements are cumulative and batched, and repeats are acknowledged again', async (t) => {
  const scene = await welcomed(t);
  const { client, clock, peer } = scene;
  const second = new Promise<void>((resolve) => client.on('ticket', ({ seq }) => seq === 2 && resolve()));
  peer.send(ticket({ seq: 1 }));
  peer.send(ticket({ seq: 2 }));
  await second;
  clock.advance(ACK_DELAY_MS);
  t.is((await peer.next('ack')).seq, 2);

  for (let seq = 3; seq < 3 + ACK_MESSAGES_MAX; seq += 1) peer.send(ticket({ seq }));
  t.is((await peer.next('ack')).seq, 2 + ACK_MESSAGES_MAX, 'at once, without the clock');
  t.is(peer.unread, 0);
});

test('what is not acknowledged when the connection is lost, the next hello says', async (t) => {
  const scene = await welcomed(t);
  const told = event(scene.client, 'ticket');
  scene.peer.send(ticket({ seq: 5 }));
  await told;
  const reconnecting = event(scene.client, 'reconnecting');
  scene.peer.socket.terminate();
  const { delayMs } = await reconnecting;
  t.is(scene.clock.pending, 1, 'only the next attempt is planned');
  scene.clock.advance(delayMs);
  t.is((await (await scene.server.next()).next('hello')).lastSeq, 5);
});

test('what is not acknowledged yet goes with close()', async (t) => {
  const { client, peer } = await welcomed(t);
  const told = event(client, 'ticket');
  peer.send(ticket({ seq: 1 }));
  await told;
  void client.close();
  t.is((await peer.next('ack')).seq, 1);
  t.is(await peer.closed(), 1000);
});

test('a message whose listener closes the client is acknowledged', async (t) => {
  const { client, clock, peer } = await welcomed(t);
  client.on('match', () => void client.close());
  peer.send({ ...MATCH, seq: 3 });
  t.is((await peer.next('ack')).seq, 3);
  t.is(await peer.closed(), 1000);
  await client.close();
  t.is(clock.pending, 0);
});

test('an unknown outcome is read back: the same bytes after a reconnect', async (t) => {
  const scene = await welcomed(t);
  const { client, peer } = scene;
  const asked = client.enqueue({ queue: 'duel', attributes: { rating: 1 } });
  const cancelled = client.cancel('t7');
  const first = await peer.next('enqueue');
  await peer.next('cancel');

  const again = await lostAndBack(scene, peer);
  await again.welcome({ resumed: true });
  t.deepEqual(await again.next('enqueue'), first);
  const { id } = await again.next('cancel');
  again.send(ticket({ ticketId: first.ticketId, ref: first.id, seq: 1 }));
  again.send({ type: 'error', code: 'ERR_MUSTER_TICKET_NOT_FOUND', message: 'No.', ref: id });
  t.is((await asked).ticketId, first.ticketId);
  await t.throwsAsync(cancelled, { code: 'ERR_MUSTER_TICKET_NOT_FOUND' });

  const third = await lostAndBack(scene, again);
  await third.welcome({ resumed: true });
  const next = client.cancel('t8');
  t.is((await third.next('cancel')).ticketId, 't8', 'what was answered is not sent again');
  third.send(ticket({ ticketId: 't8', state: 'CANCELLED', seq: 2 }));
  await next;
});

test('an answer resolves its request even when its seq was handled before', async (t) => {
  const { client, peer } = await welcomed(t);
  const told = event(client, 'ticket');
  peer.send(ticket({ seq: 4 }));
  await told;
  const asked = client.enqueue({ queue: 'duel', ticketId: 't1' });
  const { id } = await peer.next('enqueue');
  client.on('ticket', () => t.fail());
  peer.send(ticket({ seq: 4, ref: id }));
  t.is((await asked).ticketId, 't1');
});

test('requests made while the connection is down wait for it, up to a limit', async (t) => {
  const scene = await welcomed(t);
  const reconnecting = event(scene.client, 'reconnecting');
  scene.peer.socket.terminate();
  const { delayMs } = await reconnecting;
  const asked = Array.from({ length: REQUESTS_MAX }, (_, index) => scene.client.cancel(`t${index}`));
  await t.throwsAsync(scene.client.cancel('one too many'), { code: 'ERR_MUSTER_OVERLOADED' });
  scene.clock.advance(delayMs);
  const again = await scene.server.next();
  await again.welcome();
  for (let index = 0; index < REQUESTS_MAX; index += 1) {
    const { ticketId } = await again.next('cancel');
    t.is(ticketId, `t${index}`);
    again.send(ticket({ ticketId, state: 'CANCELLED' }));
  }
  t.is((await Promise.all(asked)).length, REQUESTS_MAX);
});

test('a request made by a listener of the first event is sent once', async (t) => {
  const scene = await welcomed(t);
  const again = await lostAndBack(scene, scene.peer);
  const asked: Promise<unknown>[] = [];
  scene.client.on('state', ({ to }) => to === 'ready' && asked.push(scene.client.cancel('t1')));
  scene.client.on('welcome', () => asked.push(scene.client.cancel('t2')));
  await again.welcome();
  t.is((await again.next('cancel')).ticketId, 't1');
  t.is((await again.next('cancel')).ticketId, 't2');
  again.send(ticket({ ticketId: 't1', state: 'CANCELLED' }));
  again.send(ticket({ ticketId: 't2', state: 'CANCELLED' }));
  await Promise.all(asked);
  t.is(again.unread, 0);
});

test('a server that forgot the session: news is counted from the start, old endings are not told again', async (t) => {
  const scene = await welcomed(t);
  const matched = event(scene.client, 'match');
  scene.peer.send({ ...MATCH, seq: 8 });
  await matched;
  const again = await lostAndBack(scene, scene.peer);
  await again.welcome({ sessionId: 's2', resume: 'r2', resumed: false });
  await scene.client.ready();
  scene.client.on('match', () => t.fail());
  const told = event(scene.client, 'ticket');
  again.send({ ...MATCH, seq: 1 });
  again.send(ticket({ ticketId: 't2', seq: 2 }));
  t.is((await told).seq, 2);
  t.is(scene.client.lastSeq, 2);
  t.is(scene.client.resume, 'r2');
});

test('a second welcome on one connection changes nothing', async (t) => {
  const { client, peer } = await welcomed(t);
  const told = event(client, 'ticket');
  peer.send({ ...WELCOME, resume: 'stray' });
  peer.send(ticket({ seq: 1 }));
  await told;
  t.is(client.resume, 'r1');
});
