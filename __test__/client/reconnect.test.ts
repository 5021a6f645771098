import test from 'ava';

import { closes } from '../../ts/client/closes.ts';
import {
  ATTEMPTS_MAX,
  BACKOFF_BASE_MS,
  CONNECT_MS,
  HEARTBEAT,
  PENALTY_MS,
  RETRY_AFTER_MS_MAX,
  STABLE_MS,
} from '../../ts/client/limits.ts';
import type { ErrorMessage } from '../../ts/protocol/types.ts';
import { event, lostAndBack, opened, welcomed } from './scene.ts';
import { ticket, WELCOME } from './scripted-server.ts';

// Section 4 of docs/protocol.md, and what of it a peer can send: 1006 is a connection cut without a word.
const TABLE = [
  { code: 1001, action: 'reconnect', error: undefined },
  { code: 1006, action: 'reconnect', error: undefined },
  { code: 1012, action: 'reconnect', error: undefined },
  { code: 1013, action: 'reconnect', error: undefined },
  { code: 4008, action: 'reconnect', error: undefined },
  { code: 4002, action: 'reconnectLater', error: undefined },
  { code: 4029, action: 'reconnectLater', error: undefined },
  { code: 1000, action: 'end', error: 'ERR_MUSTER_CLOSED' },
  { code: 1003, action: 'end', error: 'ERR_MUSTER_BAD_MESSAGE' },
  { code: 1009, action: 'end', error: 'ERR_MUSTER_MESSAGE_TOO_LARGE' },
  { code: 1011, action: 'end', error: 'ERR_MUSTER_CLOSED' },
  { code: 4001, action: 'end', error: 'ERR_MUSTER_UNAUTHORIZED' },
  { code: 4003, action: 'end', error: 'ERR_MUSTER_BAD_MESSAGE' },
  { code: 4009, action: 'end', error: 'ERR_MUSTER_CLOSED' },
  { code: 4999, action: 'end', error: 'ERR_MUSTER_CLOSED' },
] as const;

test('the table of closes is the one tested here', (t) => {
  const known = TABLE.filter(({ code }) => code !== 1011 && code !== 4999);
  t.deepEqual(
    Object.entries(closes).map(([code, row]) => [Number(code), row.action] as const),
    known.map(({ code, action }) => [code, action] as const).toSorted(([one], [other]) => one - other),
  );
});

for (const { code, action, error } of TABLE) {
  for (const random of [0.01, 0.5, 0.999]) {
    test(`close ${code}: ${action} (random ${random})`, async (t) => {
      const { server, clock, client, peer } = await welcomed(t, { random: () => random });
      const closed = event(client, 'closed');
      const reconnecting = event(client, 'reconnecting');
      if (code === 1006) peer.socket.terminate();
      else peer.socket.close(code);

      if (action === 'end') {
        const end = await closed;
        t.is(end.code, code);
        t.is(end.error.code, error);
        t.is(client.state, 'closed');
        t.is(clock.pending, 0, 'nothing is planned');
        return;
      }
      const { delayMs, attempt, code: seen } = await reconnecting;
      t.is(seen, code);
      t.is(attempt, 1);
      t.is(client.state, 'waiting');
      t.is(delayMs, (action === 'reconnectLater' ? PENALTY_MS : 0) + random * BACKOFF_BASE_MS);

      clock.advance(delayMs - 0.001);
      t.is(client.state, 'waiting');
      clock.advance(0.002);
      t.is(client.state, 'connecting');
      const hello = await (await server.next()).next('hello');
      t.deepEqual(hello, { type: 'hello', playerId: 'ada', resume: 'r1', lastSeq: 0 });
    });
  }
}

for (const { code, retryAfterMs, floorMs } of [
  { code: 'ERR_MUSTER_SHUTTING_DOWN', retryAfterMs: 7_000, floorMs: 7_000 },
  { code: 'ERR_MUSTER_OVERLOADED', retryAfterMs: 1_000, floorMs: 1_000 },
  { code: 'ERR_MUSTER_SHUTTING_DOWN', retryAfterMs: 1e12, floorMs: RETRY_AFTER_MS_MAX },
  { code: 'ERR_MUSTER_SHUTTING_DOWN', retryAfterMs: undefined, floorMs: 0 },
  { code: 'ERR_MUSTER_RATE_LIMITED', retryAfterMs: 9_000, floorMs: 0 },
]) {
  test(`${code} with retryAfterMs ${retryAfterMs} puts the next attempt off by ${floorMs} ms`, async (t) => {
    const { client, peer } = await welcomed(t);
    const reconnecting = event(client, 'reconnecting');
    const error: ErrorMessage = { type: 'error', code, message: 'Later.' };
    peer.send(retryAfterMs === undefined ? error : { ...error, retryAfterMs });
    peer.socket.close(1012);
    t.is((await reconnecting).delayMs, floorMs + 0.5 * BACKOFF_BASE_MS);
  });
}

test('time that has passed since retryAfterMs was said is not waited again', async (t) => {
  const { clock, client, peer } = await welcomed(t);
  const told = event(client, 'error');
  peer.send({ type: 'error', code: 'ERR_MUSTER_OVERLOADED', message: 'Later.', retryAfterMs: 4_000 });
  await told;
  clock.advance(3_000);
  const reconnecting = event(client, 'reconnecting');
  peer.socket.close(1013);
  t.is((await reconnecting).delayMs, 1_000 + 0.5 * BACKOFF_BASE_MS);
});

test('each failed attempt doubles the range; only a connection that held starts it anew', async (t) => {
  const scene = await welcomed(t, { random: () => 1 });
  const delays: number[] = [];
  scene.client.on('reconnecting', ({ delayMs }) => delays.push(delayMs));
  let peer = await lostAndBack(scene, scene.peer);
  for (let round = 0; round < 2; round += 1) {
    await peer.welcome();
    await scene.client.ready();
    scene.clock.advance(STABLE_MS - 1);
    peer = await lostAndBack(scene, peer);
  }
  await peer.welcome();
  await scene.client.ready();
  scene.clock.advance(STABLE_MS);
  await lostAndBack(scene, peer);
  t.deepEqual(delays, [250, 500, 1_000, 250]);
});

test('a server that is not there is tried so many times, then the client closes itself', async (t) => {
  const { server, clock, client } = await opened(t, { attemptsMax: 3 });
  server.close();
  const attempts: number[] = [];
  client.on('reconnecting', ({ attempt, delayMs }) => {
    attempts.push(attempt);
    // The event comes before the timer could be late: let it fire in the next turn.
    setImmediate(() => clock.advance(delayMs));
  });
  const { code, error } = await event(client, 'closed');
  t.is(code, 1006);
  t.is(error.code, 'ERR_MUSTER_CLOSED');
  t.deepEqual(attempts, [1, 2, 3]);
  t.is(ATTEMPTS_MAX, 100);
});

test('a server that says no welcome is left in time', async (t) => {
  const { server, clock, client } = await opened(t);
  const peer = await server.next();
  await peer.next('hello');
  t.is(client.state, 'greeting');
  const left = peer.closed();
  clock.advance(CONNECT_MS - 1);
  t.is(client.state, 'greeting');
  clock.advance(1);
  t.is(client.state, 'waiting');
  t.is(await left, 1000);
});

test('a lost heartbeat reconnects at once with 4008, though the socket looks open', async (t) => {
  const heartbeat = { intervalMs: 1_000, timeoutMs: 500, maxMissed: 2 };
  const { clock, client, peer } = await welcomed(t, {}, { heartbeat });
  const reconnecting = event(client, 'reconnecting');
  client.on('ticket', () => t.fail('the connection was given up'));
  const left = peer.closed();
  clock.advance(2_499);
  t.is(client.state, 'ready');
  clock.advance(1);
  peer.send(ticket({ seq: 1 }));
  t.is((await reconnecting).code, 4008);
  t.is(client.state, 'waiting');
  t.is(await left, 4008);
  t.is(client.lastSeq, 0);
});

test('pongs keep a connection, and give the round trip', async (t) => {
  const heartbeat = { intervalMs: 1_000, timeoutMs: 500, maxMissed: 1 };
  const { clock, client, peer } = await welcomed(t, {}, { heartbeat });
  t.is(client.roundTripMs, undefined);
  for (const durationMs of [40, 70]) {
    clock.advance(1_000 - (client.roundTripMs ?? 0));
    const { ts } = await peer.next('ping');
    clock.advance(durationMs);
    const told = event(client, 'roundTrip');
    peer.send({ type: 'pong', ts });
    t.is(await told, durationMs);
    t.is(client.roundTripMs, durationMs);
  }
  t.is(client.state, 'ready');
});

test('a welcome without a heartbeat means the usual one', async (t) => {
  const { clock, client, peer } = await welcomed(t, {}, { heartbeat: undefined as never });
  clock.advance(HEARTBEAT.intervalMs);
  await peer.next('ping');
  clock.advance(HEARTBEAT.intervalMs + HEARTBEAT.timeoutMs);
  t.is(client.state, 'waiting');
});

for (const { code, state } of [
  { code: 'ERR_MUSTER_BAD_MESSAGE', state: 'closed' },
  { code: 'ERR_MUSTER_UNAUTHORIZED', state: 'closed' },
  { code: 'ERR_MUSTER_NOT_SUPPORTED', state: 'closed' },
  { code: 'ERR_MUSTER_OVERLOADED', state: 'greeting' },
  { code: 'ERR_MUSTER_INTERNAL', state: 'greeting' },
] as const) {
  test(`a hello refused with ${code}: ${state}`, async (t) => {
    const { server, client } = await opened(t);
    const ready = client.ready();
    const peer = await server.next();
    await peer.next('hello');
    const told = event(client, 'error');
    peer.send({ type: 'error', code, message: 'No.' });
    t.is((await told).code, code);
    t.is(client.state, state);
    if (state === 'closed') await t.throwsAsync(ready, { code });
    else {
      peer.send(WELCOME);
      await ready;
    }
  });
}
