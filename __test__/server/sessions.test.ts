import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import type { SessionEventName } from '../../ts/server/connections.ts';
import { type Form, TestClient } from '../support/client.ts';
import { type Scene, shareGateway, startGateway } from '../support/gateway.ts';
import { assertHealthy, newPlayer } from '../support/pair.ts';
import { until } from '../support/until.ts';

const shared = shareGateway(test);

const NAMES: SessionEventName[] = ['session:open', 'session:dropped', 'session:resumed', 'session:closed'];

/** Every session event of a gateway as `name session`, in order. */
function eventsOf({ gateway }: Scene): string[] {
  const log: string[] = [];
  for (const name of NAMES) gateway.on(name, ({ sessionId }) => log.push(`${name} ${sessionId}`));
  return log;
}

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as Form[]) {
  test.serial(`a dropped player resumes and hears what he missed, ${form}`, async (t) => {
    const scene = await startGateway(t);
    const log = eventsOf(scene);
    const [ann, bob] = [newPlayer(), newPlayer()];
    const { client: first, welcome } = await TestClient.welcomed(scene.url, { playerId: ann }, { form });
    first.say({ type: 'enqueue', ticketId: `t-${ann}`, queue: 'duel', attributes: { rating: 1 } });
    const ticket = await first.next('ticket');
    first.terminate();
    await until(() => scene.gateway.stats().droppedSessions === 1);

    const { client: rival } = await TestClient.welcomed(scene.url, { playerId: bob });
    rival.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
    await rival.next('ticket');
    await sleep(50);
    t.deepEqual(rival.heard, [], 'an absent player is held, not matched');

    const hello = { playerId: ann, resume: welcome.resume, lastSeq: ticket.seq as number };
    const again = await TestClient.welcomed(scene.url, hello, { form });
    t.like(again.welcome, { resumed: true, sessionId: welcome.sessionId, resume: welcome.resume });
    t.is((await again.client.next('match')).ticketId, `t-${ann}`);
    await rival.next('match');
    t.deepEqual(scene.gateway.stats(), { connections: 2, sessions: 2, droppedSessions: 0 });
    t.deepEqual(
      log.filter((line) => line.endsWith(welcome.sessionId)),
      ['session:open', 'session:dropped', 'session:resumed'].map((name) => `${name} ${welcome.sessionId}`),
    );
    await Promise.all([again.client.close(), rival.close()]);
  });
}

test.serial('messages above lastSeq come again with their old seq', async (t) => {
  const { url } = await shared();
  const playerId = newPlayer();
  const { client, welcome } = await TestClient.welcomed(url, { playerId });
  client.say({ type: 'enqueue', ticketId: 'again', queue: 'duel', attributes: { rating: 1 } });
  const ticket = await client.next('ticket');
  client.say({ type: 'cancel', ticketId: 'again' });
  const final = await client.next('ticket');
  client.terminate();
  const resume = { playerId, resume: welcome.resume, lastSeq: ticket.seq as number };
  const { client: back } = await TestClient.welcomed(url, resume);
  t.like(await back.next('ticket'), { seq: final.seq as number, state: 'CANCELLED' });
  await back.close();
});

const badTokens: [string, (token: string) => string][] = [
  ['forged', () => 'AAAA'.repeat(20)],
  ['damaged', (token) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`],
  ['no token at all', () => 'not a token'],
  ['very long', () => 'A'.repeat(10_000)],
];

for (const [name, make] of badTokens) {
  test.serial(`a resume token that is ${name} begins a new session`, async (t) => {
    const { url } = await shared();
    const playerId = newPlayer();
    const { client, welcome } = await TestClient.welcomed(url, { playerId });
    client.terminate();
    const again = await TestClient.welcomed(url, { playerId, resume: make(welcome.resume) });
    t.false(again.welcome.resumed);
    t.not(again.welcome.sessionId, welcome.sessionId);
    await again.client.close();
  });
}

test.serial("another player's token begins a new session", async (t) => {
  const { url } = await shared();
  const { client, welcome } = await TestClient.welcomed(url, { playerId: newPlayer() });
  const thief = await TestClient.welcomed(url, { playerId: newPlayer(), resume: welcome.resume });
  t.false(thief.welcome.resumed);
  client.say({ type: 'ping', ts: 1 });
  await client.next('pong');
  await Promise.all([client.close(), thief.client.close()]);
});

test.serial('a token of a server with another key begins a new session', async (t) => {
  const [one, two] = [await startGateway(t), await startGateway(t)];
  const playerId = newPlayer();
  const { client, welcome } = await TestClient.welcomed(one.url, { playerId });
  const elsewhere = await TestClient.welcomed(two.url, { playerId, resume: welcome.resume });
  t.false(elsewhere.welcome.resumed);
  await Promise.all([client.close(), elsewhere.client.close()]);
});

test.serial('a second connection of a player closes the first with 4009', async (t) => {
  const scene = await startGateway(t);
  const log = eventsOf(scene);
  const playerId = newPlayer();
  const { client, welcome } = await TestClient.welcomed(scene.url, { playerId });
  const second = await TestClient.welcomed(scene.url, { playerId, resume: welcome.resume });
  t.is((await client.closed).code, 4009);
  t.true(second.welcome.resumed);
  t.is(log.at(-1), `session:resumed ${welcome.sessionId}`);
  t.is(scene.gateway.stats().sessions, 1);
  const third = await TestClient.welcomed(scene.url, { playerId });
  t.is((await second.client.closed).code, 4009);
  await third.client.close();
});

test.serial('when grace is over the session is closed and its token resumes nothing', async (t) => {
  const scene = await startGateway(t, { graceMs: 200 });
  const log = eventsOf(scene);
  const playerId = newPlayer();
  const { client, welcome } = await TestClient.welcomed(scene.url, { playerId });
  await client.close();
  await until(() => log.length === 3);
  t.deepEqual(
    log,
    ['session:open', 'session:dropped', 'session:closed'].map((name) => `${name} ${welcome.sessionId}`),
  );
  const late = await TestClient.welcomed(scene.url, { playerId, resume: welcome.resume });
  t.false(late.welcome.resumed);
  t.is(scene.gateway.stats().droppedSessions, 0);
  await late.client.close();
});

test.serial('numbers of connections are used again and nobody hears what was for another', async (t) => {
  const { url } = await shared();
  for (let round = 0; round < 40; round++) {
    const playerId = newPlayer();
    const { client, welcome } = await TestClient.welcomed(url, { playerId });
    t.is(welcome.playerId, playerId);
    client.say({ type: 'enqueue', ticketId: playerId, queue: 'duel', attributes: { rating: round * 1_000 } });
    if (round % 2 === 0) t.is((await client.next('ticket')).ticketId, playerId);
    client.terminate();
  }
  await assertHealthy(t, url);
});
