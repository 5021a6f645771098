// Limits over real sockets, from several loopback addresses that are limited like any other.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import test from 'ava';

import { descriptorLimit } from '../../ts/server/descriptors.ts';
import { TestClient } from '../support/client.ts';
import { type SceneOptions, startGateway } from '../support/gateway.ts';
import { newPlayer } from '../support/pair.ts';
import { RawSocket, rawFrame } from '../support/raw-socket.ts';
import { until } from '../support/until.ts';

const included = (limits: SceneOptions['limits']): SceneOptions => ({
  limits: { includeLoopback: true, ...limits },
});
const welcomedFrom = async (url: string, localAddress: string) =>
  (await TestClient.welcomed(url, { playerId: newPlayer() }, { localAddress })).client;

/** Says pings, numbered, and returns how many were answered by a pong before the first refusal. */
async function pongsBeforeRefusal(client: TestClient, messages: number): Promise<number> {
  for (let ts = 0; ts < messages; ts++) client.say({ type: 'ping', ts });
  const { code, retryAfterMs } = await client.next('error');
  if (code !== 'ERR_MUSTER_RATE_LIMITED' || retryAfterMs === undefined) throw new Error(code);
  return client.heard.filter(({ type }) => type === 'pong').length;
}

test.serial('messages of one address: shared by its sockets, and nothing to other addresses', async (t) => {
  const { url } = await startGateway(
    t,
    included({ messagesPerAddressPerSecond: 1, messageBurstPerAddress: 12 }),
  );
  const clients = await Promise.all([1, 2, 3].map(() => welcomedFrom(url, '127.0.0.2')));
  for (const client of clients.slice(0, 2)) {
    for (let ts = 0; ts < 3; ts++) {
      client.say({ type: 'ping', ts });
      await client.next('pong');
    }
  }
  const third = clients[2] as TestClient;
  t.true((await pongsBeforeRefusal(third, 10)) <= 4, '12 less three hellos and six pings');
  const stranger = await welcomedFrom(url, '127.0.0.3');
  stranger.say({ type: 'ping', ts: 1 });
  await stranger.next('pong');
  await Promise.all([...clients, stranger].map((client) => client.close()));
});

test.serial('new connections of one address: over the rate 429, and other addresses get in', async (t) => {
  const { url } = await startGateway(
    t,
    included({ connectionsPerAddressPerSecond: 1, connectionBurstPerAddress: 3 }),
  );
  for (let index = 0; index < 3; index++) (await RawSocket.connect(url, undefined, '127.0.0.2')).destroy();
  const refused = await t.throwsAsync(RawSocket.connect(url, undefined, '127.0.0.2'));
  t.regex(refused?.message ?? '', /^HTTP\/1\.1 429 [^]*retry-after: 5[^]*ERR_MUSTER_RATE_LIMITED/i);
  (await RawSocket.connect(url, undefined, '127.0.0.3')).destroy();
});

test.serial('hellos of one address: over the rate RATE_LIMITED, and the socket may try again', async (t) => {
  const { url } = await startGateway(t, included({ hellosPerAddressPerSecond: 2, helloBurstPerAddress: 3 }));
  for (let index = 0; index < 3; index++) (await welcomedFrom(url, '127.0.0.2')).terminate();
  const client = await TestClient.connect(url, { localAddress: '127.0.0.2' });
  client.say({ type: 'hello', id: 'h', playerId: newPlayer() });
  const { code, ref, retryAfterMs = 0 } = await client.next('error');
  t.deepEqual([code, ref], ['ERR_MUSTER_RATE_LIMITED', 'h']);
  t.true(retryAfterMs > 0 && retryAfterMs <= 500);
  (await welcomedFrom(url, '127.0.0.3')).terminate();
  await until(() => {
    client.say({ type: 'hello', playerId: newPlayer() });
    return client.heard.some(({ type }) => type === 'welcome');
  }).finally(() => client.terminate());
});

test.serial('a bad hello costs as much as a good one', async (t) => {
  const { url } = await startGateway(t, included({ hellosPerAddressPerSecond: 1, helloBurstPerAddress: 2 }));
  const client = await TestClient.connect(url, { localAddress: '127.0.0.2' });
  const codes: string[] = [];
  for (let index = 0; index < 3; index++) {
    client.say({ type: 'hello', playerId: '' });
    codes.push(await client.nextCode());
  }
  t.deepEqual(
    codes,
    ['BAD_MESSAGE', 'BAD_MESSAGE', 'RATE_LIMITED'].map((code) => `ERR_MUSTER_${code}`),
  );
  client.terminate();
});

for (const [scope, limits] of [
  ['in all', { hellosInFlight: 2 }],
  ['of one address', { hellosInFlightPerAddress: 2, includeLoopback: true }],
] as const) {
  test.serial(`hellos in flight, ${scope}: one more is OVERLOADED until one is done`, async (t) => {
    const { url, link } = await startGateway(t, { limits });
    const clients = await Promise.all([1, 2, 3].map(() => TestClient.connect(url)));
    const [first, second, third] = clients as [TestClient, TestClient, TestClient];
    // The engine takes the hellos and answers none for a while.
    const { tell } = link;
    const held: Parameters<typeof tell>[] = [];
    link.tell = (...told) => {
      held.push(told);
      return 0;
    };
    for (const client of [first, second]) client.say({ type: 'hello', playerId: newPlayer() });
    await until(() => held.length === 2);
    third.say({ type: 'hello', id: 'h', playerId: newPlayer() });
    t.like(await third.next('error'), { code: 'ERR_MUSTER_OVERLOADED', ref: 'h', retryAfterMs: 100 });
    first.terminate();
    link.tell = tell;
    for (const told of held.slice(1)) link.tell(...told);
    await second.next('welcome');
    third.say({ type: 'hello', playerId: newPlayer() });
    await third.next('welcome');
    await Promise.all([second, third].map((client) => client.close()));
  });
}

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as const) {
  test.serial(`an enqueue counts as several messages, a cancel as one, ${form}`, async (t) => {
    const { url } = await startGateway(t, { limits: { messagesPerSecond: 1, burst: 13, enqueueCost: 4 } });
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form });
    // 13 less the hello and two rounds of 4 and 1 leave 2: not enough for a third.
    for (const ticketId of ['a', 'b', 'c']) {
      client.say({ type: 'enqueue', ticketId, queue: 'duel', attributes: { rating: 1 } });
      client.say({ type: 'cancel', ticketId });
    }
    t.is(await client.nextCode(), 'ERR_MUSTER_RATE_LIMITED');
    for (const expected of ['a SEARCHING', 'a CANCELLED', 'b SEARCHING', 'b CANCELLED']) {
      const { ticketId, state } = await client.next('ticket');
      t.is(`${ticketId} ${state}`, expected);
    }
    client.terminate();
  });
}

/** Writes a byte now and then until the socket is closed. */
function drip(socket: Socket, bytes: Buffer, everyMs: number): NodeJS.Timeout {
  let at = 0;
  const timer = setInterval(() => {
    if (at < bytes.length && !socket.closed) socket.write(bytes.subarray(at, ++at));
    else clearInterval(timer);
  }, everyMs);
  return timer;
}

const slow: [string, Buffer][] = [
  ['a frame byte by byte', rawFrame({ opcode: 1, payload: ' '.repeat(60) })],
  ['a header that never ends', rawFrame({ opcode: 1, payload: ' '.repeat(300) }).subarray(0, 3)],
  [
    'fragments with pings between, byte by byte',
    Buffer.concat([
      rawFrame({ opcode: 1, payload: ' ', fin: false }),
      ...Array.from({ length: 12 }, () => rawFrame({ opcode: 9, payload: '' })),
    ]),
  ],
];

for (const [name, bytes] of slow) {
  test.serial(`${name} closes with 4008 after messageMs, whatever else is heard`, async (t) => {
    const { url } = await startGateway(t, { limits: { messageMs: 400 } });
    const raw = await RawSocket.connect(url);
    raw.say({ type: 'hello', playerId: newPlayer() });
    await raw.heard('welcome');
    drip(raw.socket, bytes, 20);
    t.is(await raw.closeCode(), 4008);
  });
}

test.serial('a sender who is slow, but in time, is heard', async (t) => {
  const { url } = await startGateway(t, { limits: { messageMs: 5_000 } });
  const raw = await RawSocket.connect(url);
  raw.say({ type: 'hello', playerId: newPlayer() });
  await raw.heard('welcome');
  drip(raw.socket, rawFrame({ opcode: 1, payload: '{"type":"ping","id":"slowly","ts":1}' }), 10);
  await t.notThrowsAsync(raw.heard('slowly'));
  raw.destroy();
});

test.serial('a pinger who reads nothing is closed with 1013', async (t) => {
  const { url, gateway } = await startGateway(t, {
    limits: { messagesPerSecond: 1_000_000, burst: 1_000_000, sendBufferBytes: 65_536 },
  });
  const raw = await RawSocket.connect(url);
  raw.say({ type: 'hello', playerId: newPlayer() });
  await raw.heard('welcome');
  raw.socket.pause();
  const pings = Buffer.concat(
    Array.from({ length: 500 }, () => rawFrame({ opcode: 9, payload: 'x'.repeat(125) })),
  );
  await until(() => {
    if (raw.socket.writableLength < 1_000_000) raw.socket.write(pings);
    return gateway.stats().sessions === 0;
  });
  raw.socket.resume();
  t.is(await raw.closeCode(), 1013);
});

test.serial('readers who leave too much unread together: who holds the most is cut off', async (t) => {
  const { url, gateway } = await startGateway(t, {
    limits: {
      messagesPerSecond: 1_000_000,
      burst: 1_000_000,
      sendBufferBytes: 1_073_741_824,
      sendBuffersBytes: 262_144,
    },
  });
  const { client: witness } = await TestClient.welcomed(url, { playerId: newPlayer() });
  const readers = await Promise.all([1, 2].map(() => RawSocket.connect(url)));
  for (const raw of readers) {
    raw.say({ type: 'hello', playerId: newPlayer() });
    await raw.heard('welcome');
    raw.socket.pause();
  }
  const pings = Buffer.concat(
    Array.from({ length: 500 }, () => rawFrame({ opcode: 9, payload: 'x'.repeat(125) })),
  );
  await until(() => {
    for (const { socket } of readers)
      if (!socket.closed && socket.writableLength < 1_000_000) socket.write(pings);
    return gateway.stats().sessions <= 2;
  });
  witness.say({ type: 'ping', ts: 1 });
  t.is((await witness.next('pong')).ts, 1);
  for (const raw of readers) raw.destroy();
  await witness.close();
});

/** A TCP connection that asks for nothing. */
async function idle(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.resume();
  await once(socket, 'connect');
  return socket;
}

test.serial('without headroom the socket that waits longest makes room, and players stay', async (t) => {
  const scene = await startGateway(t, { limits: { reservedDescriptors: descriptorLimit() - 4 } });
  const { client: player } = await TestClient.welcomed(scene.url, { playerId: newPlayer() });
  const holders = [await idle(scene.port), await idle(scene.port), await idle(scene.port)];
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const { client: newcomer } = await TestClient.welcomed(scene.url, { playerId: newPlayer() });
  t.true(holders[0]?.closed ?? false, 'the oldest holder is gone');
  t.false(holders[2]?.closed ?? true);
  for (const client of [player, newcomer]) {
    client.say({ type: 'ping', ts: 1 });
    await client.next('pong');
  }
  for (const socket of holders) socket.destroy();
  await Promise.all([player.close(), newcomer.close()]);
});

test.serial('behind a proxy the limits of an address are those of the address that it tells', async (t) => {
  const { url } = await startGateway(t, {
    limits: { connectionsPerAddressPerSecond: 1, connectionBurstPerAddress: 2 },
    gateway: { trustProxy: 1 },
  });
  const enter = (address: string) => TestClient.connect(url, { headers: { 'X-Forwarded-For': address } });
  const clients = [await enter('203.0.113.7'), await enter('203.0.113.7')];
  await t.throwsAsync(enter('203.0.113.7'), { message: /429/ });
  clients.push(await enter('203.0.113.8'), await enter('2001:db8:1:2::1'), await enter('2001:db8:1:2::2'));
  await t.throwsAsync(enter('2001:db8:1:2::3'), { message: /429/ }, 'one network of 64 bits is one address');
  clients.push(await enter('2001:db8:1:3::3'));
  for (const client of clients) client.terminate();
});
