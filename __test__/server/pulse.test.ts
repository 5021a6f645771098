import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import { TestClient } from '../support/client.ts';
import { type SceneOptions, startGateway } from '../support/gateway.ts';
import { newPlayer } from '../support/pair.ts';
import { until } from '../support/until.ts';

const QUICK = { intervalMs: 400, timeoutMs: 100, suspectIntervalMs: 200, recoverStepMs: 100 };

/** One miss closes, and there is time to stall in. */
const UNFORGIVING = { intervalMs: 2_000, timeoutMs: 1_000, suspectIntervalMs: 1_500, missedMax: 1 };

const quick = (options: SceneOptions = {}): SceneOptions => ({ heartbeat: QUICK, ...options });

/** Blocks this thread, and with it the server's event loop. */
function stall(forMs: number): void {
  const end = performance.now() + forMs;
  while (performance.now() < end);
}

/** A client that answers pings only while `answers` is true, and keeps their payloads. */
async function moodyClient(url: string) {
  const { client, welcome } = await TestClient.welcomed(url, { playerId: newPlayer() }, { autoPong: false });
  const mood = { answers: false, pings: [] as Buffer[], client, welcome };
  client.socket.on('ping', (payload: Buffer) => {
    mood.pings.push(payload);
    if (mood.answers) client.socket.pong(payload);
  });
  return mood;
}

test.serial('three pings without an answer close with 4008', async (t) => {
  const { url, gateway } = await startGateway(t, quick());
  const began = performance.now();
  const mood = await moodyClient(url);
  t.is((await mood.client.closed).code, 4008);
  t.is(mood.pings.length, 3);
  const tookMs = performance.now() - began;
  t.true(tookMs >= 400 + 400 + 200 + 100, `${tookMs} ms`);
  await until(() => gateway.stats().connections === 0);
  t.is(gateway.stats().droppedSessions, 1, 'the session waits in its grace');
});

test.serial('the payload of a ping is the time, and its pong gives the round trip', async (t) => {
  const rtts: number[] = [];
  const metrics = { heartbeatRtt: (milliseconds: number) => rtts.push(milliseconds) };
  const { url } = await startGateway(t, quick({ gateway: { metrics } }));
  const mood = await moodyClient(url);
  mood.answers = true;
  await until(() => rtts.length === 2);
  const [first, second] = mood.pings.map((payload) => payload.readDoubleLE());
  t.true(Math.abs((second as number) - (first as number) - 400) < 300);
  t.true(
    rtts.every((rtt) => rtt >= 0 && rtt < 300),
    rtts.join(),
  );
  mood.client.socket.pong(mood.pings[0]);
  mood.client.socket.pong(Buffer.alloc(8));
  mood.client.socket.pong('nonsense');
  await sleep(50);
  t.is(rtts.length, 2, 'old and invented pongs give no round trip');
  await mood.client.close();
});

test.serial('any frame counts as a pong', async (t) => {
  const { url } = await startGateway(t, quick());
  const mood = await moodyClient(url);
  const chatter = setInterval(() => mood.client.say({ type: 'ping', ts: 1 }), 70);
  await until(() => mood.pings.length === 5);
  clearInterval(chatter);
  t.is(mood.client.socket.readyState, mood.client.socket.OPEN);
  await mood.client.close();
});

test.serial('the first missed pong holds the ticket, the next frame releases it', async (t) => {
  const { url } = await startGateway(t, quick({ heartbeat: { ...QUICK, missedMax: 100 } }));
  const mood = await moodyClient(url);
  mood.client.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 5 } });
  t.is((await mood.client.next('ticket')).state, 'SEARCHING');
  await until(() => mood.pings.length === 2);

  const { client: rival } = await TestClient.welcomed(url, { playerId: newPlayer() });
  rival.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 5 } });
  await rival.next('ticket');
  await sleep(150);
  t.false(
    rival.heard.some(({ type }) => type === 'match'),
    'an absent player is not matched',
  );

  mood.client.socket.pong(mood.pings.at(-1));
  await mood.client.next('match');
  await rival.next('match');
  await Promise.all([mood.client.close(), rival.close()]);
});

test.serial('a stall of the server itself counts against nobody', async (t) => {
  // One miss would close; the clients are in this process, so their pongs are written only after the stall.
  const { url, gateway } = await startGateway(t, quick({ heartbeat: { ...QUICK, missedMax: 1 } }));
  const clients: TestClient[] = [];
  for (let index = 0; index < 20; index++) {
    clients.push((await TestClient.welcomed(url, { playerId: newPlayer() })).client);
    await sleep(15); // So that the stalls meet every phase of a heartbeat.
  }
  for (const forMs of [150, 1_500, 550, 2_500, 1_100]) {
    stall(forMs);
    await sleep(37);
  }
  await sleep(600);
  t.is(gateway.stats().sessions, clients.length);
  await Promise.all(clients.map((client) => client.close()));
});

test.serial('a pong that came in time is read before its sender is judged', async (t) => {
  const { url } = await startGateway(t, { heartbeat: UNFORGIVING });
  const mood = await moodyClient(url);
  await until(() => mood.pings.length === 1);
  await sleep(800);
  // The kernel has the pong 0.2 s before the deadline; this thread, and so the server, comes back 0.1 s after it.
  // That is too short a pause for the clock to leave it out.
  mood.client.socket.pong(mood.pings[0]);
  stall(300);
  mood.answers = true;
  await until(() => mood.pings.length === 3);
  t.is(mood.client.socket.readyState, mood.client.socket.OPEN);
  await mood.client.close();
});

test.serial('the time of a stall is not part of the time to answer', async (t) => {
  const { url } = await startGateway(t, { heartbeat: UNFORGIVING });
  const mood = await moodyClient(url);
  await until(() => mood.pings.length === 1);
  stall(2_000);
  await sleep(100);
  mood.client.socket.pong(mood.pings[0]);
  mood.answers = true;
  await until(() => mood.pings.length === 3);
  t.is(mood.client.socket.readyState, mood.client.socket.OPEN);
  await mood.client.close();
});

test.serial('a stall does not keep a dead connection alive for ever', async (t) => {
  const { url } = await startGateway(t, quick());
  const mood = await moodyClient(url);
  stall(1_500);
  t.is((await mood.client.closed).code, 4008);
});
