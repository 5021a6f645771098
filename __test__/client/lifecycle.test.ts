import test from 'ava';

import {
  type Client,
  ClientState,
  connect,
  type SocketConstructor,
  transitions,
} from '../../ts/client/node.ts';
import { CLOSE_MS } from '../../ts/client/limits.ts';
import { ManualClock } from './manual-clock.ts';
import { event, lostAndBack, opened, welcomed } from './scene.ts';

/** Records every change of state from now on. */
function watched(client: Client): string[] {
  const path: string[] = [client.state];
  client.on('state', ({ from, to }) => {
    if (from !== path.at(-1)) throw new Error(`${from} after ${path.at(-1)}`);
    path.push(to);
  });
  return path;
}

test('a life: from idle to closed, by the table', async (t) => {
  const scene = await opened(t);
  const path = watched(scene.client);
  const first = await scene.server.next();
  await first.welcome();
  await scene.client.ready();
  const second = await lostAndBack(scene, first);
  await second.next('hello');
  const third = await lostAndBack(scene, second);
  await third.welcome();
  await scene.client.ready();
  await scene.client.close();
  t.deepEqual(path, [
    ...['connecting', 'greeting', 'ready'],
    ...['waiting', 'connecting', 'greeting'],
    ...['waiting', 'connecting', 'greeting', 'ready'],
    'closed',
  ]);
  for (const [index, to] of path.slice(1).entries()) {
    t.true(transitions[path[index] as ClientState].includes(to as ClientState));
  }
});

test('the client is idle until the turn ends, so that no event is missed', async (t) => {
  const { server } = await opened(t);
  const client = connect(server.url, { playerId: 'bob' });
  t.is(client.state, ClientState.Idle);
  t.deepEqual(await event(client, 'state'), { from: 'idle', to: 'connecting' });
  await client.close();
});

test('every state can be reached, and all but closed can be left', (t) => {
  const states = Object.values(ClientState);
  t.deepEqual(Object.keys(transitions).toSorted(), states.toSorted());
  const reached = new Set<string>(Object.values(transitions).flat());
  for (const state of states) {
    t.is(reached.has(state), state !== 'idle');
    t.is(transitions[state].length === 0, state === 'closed');
  }
});

for (const closeIn of ['connecting', 'greeting', 'ready', 'waiting'] as const) {
  test(`close() from a listener of state ${closeIn} is final`, async (t) => {
    const { server } = await opened(t);
    await server.next();
    const clock = new ManualClock();
    const client = connect(server.url, { playerId: 'bob', clock });
    const path = watched(client);
    const told: string[] = [];
    for (const name of ['welcome', 'reconnecting', 'closed'] as const) client.on(name, () => told.push(name));
    const closed = event(client, 'closed');
    client.on('state', ({ to }) => to === closeIn && void client.close());
    if (closeIn === 'ready') await (await server.next()).welcome();
    if (closeIn === 'waiting') (await server.next()).socket.terminate();

    t.is((await closed).code, 1000);
    await client.close();
    clock.advance(3_600_000);
    t.is(client.state, 'closed');
    t.is(path.at(-1), 'closed');
    t.is(path.at(-2), closeIn);
    t.deepEqual(told, ['closed']);
    t.is(clock.pending, 0);
  });
}

test('close() may be called often, and rejects what waits', async (t) => {
  const { client, peer } = await welcomed(t);
  const codes: number[] = [];
  client.on('closed', ({ code }) => codes.push(code));
  const asked = client.enqueue({ queue: 'duel' });
  await peer.next('enqueue');
  const first = client.close();
  t.is(client.close(), first);
  t.is(client.state, 'closed');
  await t.throwsAsync(asked, { code: 'ERR_MUSTER_CLOSED' });
  await first;
  await client.close();
  t.deepEqual(codes, [1000]);
  await t.throwsAsync(client.enqueue({ queue: 'duel' }), { code: 'ERR_MUSTER_CLOSED' });
  await t.throwsAsync(client.ready(), { code: 'ERR_MUSTER_CLOSED' });
});

test('close() before the first attempt opens no socket', async (t) => {
  const { client, server } = await opened(t);
  await (await server.next()).next('hello');
  const other = connect(server.url, { playerId: 'bob' });
  await other.close();
  await client.close();
  const last = connect(server.url, { playerId: 'cyd' });
  t.deepEqual((await (await server.next()).next('hello')).playerId, 'cyd');
  await last.close();
});

test('close() does not wait for a server that never answers', async (t) => {
  const { client, clock, peer } = await welcomed(t);
  peer.socket.pause();
  const timeline: string[] = [];
  const closing = (async () => {
    await client.close();
    timeline.push('closed');
  })();
  clock.advance(CLOSE_MS - 1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  timeline.push('limit');
  clock.advance(1);
  await closing;
  t.deepEqual(timeline, ['limit', 'closed']);
});

test('await using closes at the end of the block', async (t) => {
  const { server } = await opened(t);
  await server.next();
  let seen: Client;
  {
    await using client = connect(server.url, { playerId: 'bob' });
    seen = client;
    await (await server.next()).welcome();
    await client.ready();
  }
  t.is(seen.state, 'closed');
});

test('a listener that throws disturbs neither the other listeners nor the client', async (t) => {
  const { client, peer } = await welcomed(t);
  const mistake = new Error('mistake in a listener');
  const uncaught = new Promise<unknown>((resolve) => {
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.once('uncaughtException', (error) => {
      for (const other of others) process.on('uncaughtException', other);
      resolve(error);
    });
  });
  client.on('ticket', () => {
    throw mistake;
  });
  const told = event(client, 'ticket');
  peer.send({
    type: 'ticket',
    ticketId: 't1',
    queue: 'duel',
    state: 'SEARCHING',
    players: ['ada'],
    waitedMs: 0,
    seq: 1,
  });
  t.is((await told).ticketId, 't1');
  t.is(await uncaught, mistake);
  t.is(client.state, 'ready');
});

test('the function that on() returns takes the listener away', async (t) => {
  const { client, peer } = await welcomed(t);
  client.on('match', () => t.fail())();
  const match = { type: 'match', matchId: 'm', ticketId: 't', queue: 'duel', teams: [], quality: 1 } as const;
  const told = event(client, 'match');
  peer.send({ ...match, matchId: 'n', seq: 1 });
  t.is((await told).matchId, 'n');
});

for (const { title, url, options } of [
  { title: 'neither player nor token', url: 'ws://x', options: {} },
  { title: 'both player and token', url: 'ws://x', options: { playerId: 'a', token: 'b' } },
  { title: 'another scheme', url: 'http://x', options: { playerId: 'a' } },
  { title: 'no URL', url: 'ws://', options: { playerId: 'a' } },
]) {
  test(`connect() throws at once: ${title}`, (t) => {
    t.throws(() => connect(url, options), { code: 'ERR_MUSTER_BAD_ARGUMENT' });
  });
}

for (const { url, asked } of [
  { url: '', asked: '/v1/match' },
  { url: '/', asked: '/v1/match' },
  { url: '/play/v1/match?room=1', asked: '/play/v1/match?room=1' },
]) {
  test(`path ${JSON.stringify(url)} asks for ${asked}`, async (t) => {
    const { server } = await opened(t);
    await server.next();
    const client = connect(`${server.url}${url}`, { playerId: 'bob' });
    t.is((await server.next()).path, asked);
    await client.close();
  });
}

test('everything a hello can say', async (t) => {
  const { server } = await opened(t);
  await server.next();
  const tokens = ['first', 'second'];
  const clientOptions = { token: async () => tokens.shift() ?? '', release: '1.2', resume: 'r0', lastSeq: 9 };
  const client = connect(server.url, { ...clientOptions, random: () => 0 });
  const first = await server.next();
  t.deepEqual(await first.next('hello'), {
    ...{ type: 'hello', token: 'first', release: '1.2', resume: 'r0', lastSeq: 9 },
  });
  first.socket.terminate();
  t.is((await (await server.next()).next('hello')).token, 'second');
  await client.close();
});

test('a token that comes when its connection is gone is not said to the next', async (t) => {
  const { server } = await opened(t);
  await server.next();
  const waiting: ((token: string) => void)[] = [];
  const token = () => new Promise<string>((resolve) => waiting.push(resolve));
  const client = connect(server.url, { token, random: () => 0 });
  const first = await server.next();
  const reconnecting = event(client, 'reconnecting');
  first.socket.terminate();
  await reconnecting;
  const second = await server.next();
  while (waiting.length < 2) await new Promise((resolve) => setTimeout(resolve, 1));
  waiting[0]?.('late');
  await new Promise((resolve) => setTimeout(resolve, 20));
  waiting[1]?.('fresh');
  t.is((await second.next('hello')).token, 'fresh');
  t.is(second.unread, 0);
  await client.close();
});

test('a token that cannot be had is an error event, and another attempt follows', async (t) => {
  const { server } = await opened(t);
  const outage = new Error('the sign-in service is down');
  const client = connect(server.url, { token: () => Promise.reject(outage), random: () => 0 });
  const told = event(client, 'error');
  const reconnecting = event(client, 'reconnecting');
  const error = await told;
  t.is(error.code, 'ERR_MUSTER_UNAUTHORIZED');
  t.is(error.cause, outage);
  t.is((await reconnecting).code, 1006);
  await client.close();
});

test('a socket that cannot even be made ends the client', async (t) => {
  const refused = new Error('An insecure connection may not be made from a secure page.');
  const Forbidden = function () {
    throw refused;
  } as unknown as SocketConstructor;
  const client = connect('ws://127.0.0.1', { playerId: 'ada', WebSocket: Forbidden });
  const { error } = await event(client, 'closed');
  t.is(error.code, 'ERR_MUSTER_BAD_ARGUMENT');
  t.is(error.cause, refused);
  t.is(client.state, 'closed');
});

test('an option that is undefined is one that is not given', async (t) => {
  const { server } = await opened(t);
  await server.next();
  const absent = { codec: undefined, clock: undefined, resume: undefined, connectMs: undefined };
  const client = connect(server.url, { playerId: 'bob', ...(absent as object) });
  const peer = await server.next();
  t.deepEqual(await peer.welcome(), { type: 'hello', playerId: 'bob' });
  await client.ready();
  await client.close();
});
