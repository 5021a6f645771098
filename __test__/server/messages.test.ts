import test from 'ava';

import { ClientMessage } from '../../ts/protocol/v1.ts';
import { type Form, TestClient } from '../support/client.ts';
import { shareGateway, startGateway } from '../support/gateway.ts';
import { assertHealthy, newPlayer } from '../support/pair.ts';

const shared = shareGateway(test);

const JSON_FORM: Form = 'musterd.v1.json';
const PROTO_FORM: Form = 'musterd.v1.proto';

for (const [red, blue] of [
  [undefined, JSON_FORM],
  [PROTO_FORM, PROTO_FORM],
  [JSON_FORM, PROTO_FORM],
] as const) {
  test.serial(`two players are matched, ${red ?? 'no subprotocol'} and ${blue}`, async (t) => {
    const { url } = await shared();
    const [ann, bob] = [newPlayer(), newPlayer()];
    const { client: one } = await TestClient.welcomed(url, { playerId: ann }, { form: red });
    const { client: two } = await TestClient.welcomed(url, { playerId: bob }, { form: blue });
    one.say({ type: 'enqueue', id: 'q', ticketId: `t-${ann}`, queue: 'duel', attributes: { rating: 1_500 } });
    t.like(await one.next('ticket'), {
      ref: 'q',
      seq: 1,
      ticketId: `t-${ann}`,
      state: 'SEARCHING',
      players: [ann],
    });
    two.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1_540 } });
    const [first, second] = [await one.next('match'), await two.next('match')];
    t.is(first.matchId, second.matchId);
    t.is(first.ticketId, `t-${ann}`);
    t.deepEqual(
      first.teams.map(({ name, players }) => [name, players.length]),
      [
        ['red', 1],
        ['blue', 1],
      ],
    );
    const own = first.teams.flatMap(({ players }) => players).find(({ playerId }) => playerId === ann);
    const other = first.teams.flatMap(({ players }) => players).find(({ playerId }) => playerId === bob);
    t.deepEqual(own?.attributes, { rating: 1_500 });
    t.deepEqual(other?.attributes, {}, 'attributes that are not public stay private');
    t.true(first.quality >= 0 && first.quality <= 1);
    await Promise.all([one.close(), two.close()]);
  });
}

const party = (ids: string[]) => ids.map((playerId) => ({ playerId, attributes: { rating: 1 } }));
const duel = { type: 'enqueue', queue: 'duel' };

const mistakes: [string, object, string][] = [
  ['an unknown queue', { ...duel, queue: 'chess', attributes: { rating: 1 } }, 'UNKNOWN_QUEUE'],
  ['a queue called __proto__', { ...duel, queue: '__proto__', attributes: { rating: 1 } }, 'UNKNOWN_QUEUE'],
  ['an attribute that is missing', duel, 'BAD_ATTRIBUTE'],
  ['an attribute of the wrong type', { ...duel, attributes: { rating: '1500' } }, 'BAD_ATTRIBUTE'],
  ['an attribute that is not declared', { ...duel, attributes: { rating: 1, mood: 2 } }, 'BAD_ATTRIBUTE'],
  [
    'an attribute called __proto__',
    JSON.parse('{"type":"enqueue","queue":"duel","attributes":{"rating":1,"__proto__":{"x":1}}}'),
    'BAD_ATTRIBUTE',
  ],
  ['a boolean attribute', { ...duel, attributes: { rating: true } }, 'BAD_ATTRIBUTE'],
  [
    'a party over the limit',
    { ...duel, players: party(Array.from({ length: 11 }, (_, index) => `p${index}`)) },
    'PARTY_TOO_LARGE',
  ],
  ['a bad ticket id', { ...duel, ticketId: 'a b', attributes: { rating: 1 } }, 'BAD_MESSAGE'],
  ['a long ticket id', { ...duel, ticketId: 'x'.repeat(65), attributes: { rating: 1 } }, 'BAD_MESSAGE'],
  ['reserved queues', { ...duel, queues: ['a'], attributes: { rating: 1 } }, 'NOT_SUPPORTED'],
  ['an unknown ticket', { type: 'cancel', ticketId: 'nobody' }, 'TICKET_NOT_FOUND'],
  ['explain of an unknown ticket', { type: 'explain', ticketId: 'x' }, 'TICKET_NOT_FOUND'],
];

for (const form of [JSON_FORM, PROTO_FORM]) {
  for (const [name, message, code] of mistakes) {
    if (form === PROTO_FORM && name === 'a boolean attribute') continue; // Has no protobuf form.
    test.serial(`${name} is ${code}, ${form}`, async (t) => {
      const { url } = await shared();
      const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form });
      client.say({ ...message, id: 'mistake' });
      t.like(await client.next('error'), { code: `ERR_MUSTER_${code}`, ref: 'mistake' });
      client.say({ type: 'ping', ts: 1 });
      await client.next('pong');
      await client.close();
    });
  }
}

const infinite = '{"type":"enqueue","id":"m","queue":"duel","attributes":{"rating":1e999}}';

test.serial('an infinite number in JSON is BAD_ATTRIBUTE', async (t) => {
  const { url } = await shared();
  const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
  client.sayRaw(infinite);
  t.like(await client.next('error'), { code: 'ERR_MUSTER_BAD_ATTRIBUTE', ref: 'm' });
  await client.close();
});

for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) {
  test.serial(`${number} in protobuf is BAD_ATTRIBUTE`, async (t) => {
    const { url } = await shared();
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form: PROTO_FORM });
    const enqueue = { queue: 'duel', attributes: { rating: { number } } };
    client.sayRaw(Buffer.from(ClientMessage.encode({ id: 'm', enqueue }).finish()));
    t.like(await client.next('error'), { code: 'ERR_MUSTER_BAD_ATTRIBUTE', ref: 'm' });
    await client.close();
  });
}

test.serial(
  'a second ticket of the same player is PLAYER_BUSY, the same ticket again is answered with itself',
  async (t) => {
    const { url } = await shared();
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
    const enqueue = { ...duel, ticketId: 'one', attributes: { rating: 77 } };
    client.say(enqueue);
    const first = await client.next('ticket');
    client.say({ ...enqueue, ticketId: 'two' });
    t.is(await client.nextCode(), 'ERR_MUSTER_PLAYER_BUSY');
    client.say(enqueue);
    t.like(await client.next('ticket'), { ticketId: 'one', state: first.state });
    client.say({ ...enqueue, attributes: { rating: 78 } });
    t.is(await client.nextCode(), 'ERR_MUSTER_DUPLICATE_TICKET');
    client.say({ type: 'cancel', ticketId: 'one' });
    t.is((await client.next('ticket')).state, 'CANCELLED');
    await client.close();
  },
);

for (const form of [JSON_FORM, PROTO_FORM]) {
  test.serial(`a frame of the wrong kind closes with 1003, ${form}`, async (t) => {
    const { url } = await shared();
    for (const saysHello of [false, true]) {
      const client = await TestClient.connect(url, { form });
      if (saysHello) client.say({ type: 'hello', playerId: newPlayer() });
      client.sayRaw(form === JSON_FORM ? Buffer.from('{}') : '{}');
      t.is((await client.closed).code, 1003);
    }
    await assertHealthy(t, url);
  });

  test.serial(`a frame over the limit closes with 1009, ${form}`, async (t) => {
    const { url } = await shared();
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form });
    client.sayRaw(form === JSON_FORM ? ' '.repeat(16_385) : Buffer.alloc(16_385));
    t.is((await client.closed).code, 1009);
    await assertHealthy(t, url);
  });
}

const unreadable: [Form, string, (string | Buffer)[]][] = [
  [JSON_FORM, 'not JSON', ['{', '', 'hello']],
  [JSON_FORM, 'no type', ['{}', '[]', 'null']],
  [JSON_FORM, 'a type that is no text', ['{"type":1}', '{"type":null}', '{"type":["ping"]}']],
  [PROTO_FORM, 'cut off', [Buffer.from([0x0a]), Buffer.from([0x22, 0x05, 0x01]), Buffer.from([0xff])]],
  [PROTO_FORM, 'no body', [Buffer.alloc(0), Buffer.from([0x0a, 0x01, 0x61]), Buffer.from([0x10, 0x05])]],
];

for (const [form, name, messages] of unreadable) {
  for (const greets of [false, true]) {
    test.serial(
      `three times ${name} closes with 4003, ${form}, ${greets ? 'after' : 'before'} hello`,
      async (t) => {
        const { url } = await shared();
        const client = await TestClient.connect(url, { form });
        if (greets) client.say({ type: 'hello', playerId: newPlayer() });
        for (const message of messages) {
          client.sayRaw(message);
          t.is(await client.nextCode(), 'ERR_MUSTER_BAD_MESSAGE');
        }
        t.is((await client.closed).code, 4003);
        await assertHealthy(t, url);
      },
    );
  }
}

test.serial('mistakes of shape are no reason to close', async (t) => {
  const { url } = await shared();
  const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
  for (let mistake = 0; mistake < 10; mistake++) {
    client.say({ type: 'cancel', id: `m${mistake}` });
    t.like(await client.next('error'), { code: 'ERR_MUSTER_BAD_MESSAGE', ref: `m${mistake}` });
  }
  client.say({ type: 'ping', ts: 1 });
  await client.next('pong');
  await client.close();
});

test.serial('control messages are not for players', async (t) => {
  const { url } = await shared();
  const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form: PROTO_FORM });
  const frames = [
    { admit: { connection: 1, playerId: 'x' } },
    { deleteTicket: { ticketId: 't' } },
    { detach: { connection: 1 } },
  ];
  for (const [index, body] of frames.entries()) {
    client.sayRaw(Buffer.from(ClientMessage.encode({ id: `c${index}`, ...body }).finish()));
    t.like(await client.next('error'), { code: 'ERR_MUSTER_BAD_MESSAGE', ref: `c${index}` });
  }
  client.sayRaw(Buffer.from(ClientMessage.encode({ ping: { ts: 1 } }).finish()));
  await client.next('pong');
  await client.close();
});

test.serial(
  'messages over the rate are RATE_LIMITED with a time to wait, and the connection lives',
  async (t) => {
    const { url } = await shared();
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
    for (let index = 0; index < 60; index++) client.say({ type: 'ping', id: `p${index}`, ts: index });
    const error = await client.next('error');
    t.is(error.code, 'ERR_MUSTER_RATE_LIMITED');
    t.regex(error.ref ?? '', /^p(39|4\d|5\d)$/);
    t.true((error.retryAfterMs as number) > 0 && (error.retryAfterMs as number) <= 50);
    await new Promise((resolve) => setTimeout(resolve, 200));
    client.heard.length = 0;
    client.say({ type: 'ping', id: 'later', ts: 1 });
    t.is((await client.next('pong')).ref, 'later');
    await client.close();
  },
);

test.serial('who goes on over the rate is closed with 4029', async (t) => {
  const { url } = await startGateway(t, { limits: { rateIgnoredMs: 400 } });
  const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
  const began = Date.now();
  const flood = setInterval(() => {
    for (let index = 0; index < 20; index++) client.sayRaw('{"type":"ping","ts":1}');
  }, 5);
  t.is((await client.closed).code, 4029);
  clearInterval(flood);
  t.true(Date.now() - began >= 400);
  await assertHealthy(t, url);
});

test.serial('pings of the WebSocket itself are answered, and count as messages', async (t) => {
  const { url } = await startGateway(t, { limits: { rateIgnoredMs: 300 } });
  const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
  const pong = new Promise<Buffer>((resolve) => client.socket.once('pong', resolve));
  client.socket.ping('are you there');
  t.is((await pong).toString(), 'are you there');
  const flood = setInterval(() => {
    for (let index = 0; index < 20; index++) client.socket.ping();
  }, 5);
  t.is((await client.closed).code, 4029);
  clearInterval(flood);
});
