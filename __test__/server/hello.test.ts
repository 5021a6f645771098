import test from 'ava';

import { type Form, TestClient } from '../support/client.ts';
import { shareGateway, startGateway } from '../support/gateway.ts';
import { newPlayer } from '../support/pair.ts';
import { until } from '../support/until.ts';

const shared = shareGateway(test);

const forms: Form[] = ['musterd.v1.json', 'musterd.v1.proto'];

for (const form of forms) {
  test.serial(`a good hello gets a welcome, ${form}`, async (t) => {
    const { url } = await shared();
    const playerId = newPlayer();
    const { client, welcome } = await TestClient.welcomed(url, { id: 'h-1', playerId }, { form });
    t.like(welcome, {
      ref: 'h-1',
      playerId,
      resumed: false,
      graceMs: 30_000,
      heartbeat: { intervalMs: 30_000, timeoutMs: 5_000, maxMissed: 2 },
    });
    t.regex(welcome.sessionId, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    t.false('seq' in welcome);
    await client.close();
  });

  test.serial(`frames may follow the hello at once, ${form}`, async (t) => {
    const { url } = await shared();
    const client = await TestClient.connect(url, { form });
    const playerId = newPlayer();
    client.say({ type: 'hello', playerId });
    client.say({ type: 'enqueue', ticketId: playerId, queue: 'duel', attributes: { rating: 1 } });
    client.say({ type: 'ping', ts: 12.5, id: 'p' });
    await client.next('welcome');
    t.is((await client.next('ticket')).ticketId, playerId);
    t.like(await client.next('pong'), { ts: 12.5, ref: 'p' });
    await client.close();
  });

  test.serial(`a message before hello is refused and the connection lives, ${form}`, async (t) => {
    const { url } = await shared();
    const client = await TestClient.connect(url, { form });
    client.say({ type: 'ping', ts: 1, id: 'too-soon' });
    t.like(await client.next('error'), { code: 'ERR_MUSTER_BAD_MESSAGE', ref: 'too-soon' });
    client.say({ type: 'hello', playerId: newPlayer() });
    await client.next('welcome');
    await client.close();
  });

  test.serial(`a second hello closes with 4003, ${form}`, async (t) => {
    const { url } = await shared();
    const playerId = newPlayer();
    const { client } = await TestClient.welcomed(url, { playerId }, { form });
    client.say({ type: 'hello', playerId });
    t.is((await client.closed).code, 4003);
  });

  test.serial(`a token without a player is UNAUTHORIZED and closes with 4001, ${form}`, async (t) => {
    const { url } = await shared();
    const client = await TestClient.connect(url, { form });
    client.say({ type: 'hello', id: 'h', token: 'e30.e30.' });
    t.like(await client.next('error'), { code: 'ERR_MUSTER_UNAUTHORIZED', ref: 'h' });
    t.is((await client.closed).code, 4001);
  });
}

const badIds: [string, string][] = [
  ['empty', ''],
  ['129 characters', 'x'.repeat(129)],
  ['a line break', 'a\nb'],
  ['a zero', 'a\0b'],
  ['a delete', 'a\x7fb'],
  ['text direction', 'a\u202eb'],
  ['half a pair', 'a\ud800'],
  ['a line separator', 'a\u2028b'],
];

for (const [name, playerId] of badIds) {
  test.serial(`a player id with ${name} is refused and the next one may be good`, async (t) => {
    const { url } = await shared();
    const client = await TestClient.connect(url);
    client.say({ type: 'hello', id: 'h', playerId });
    t.like(await client.next('error'), { code: 'ERR_MUSTER_BAD_MESSAGE', ref: 'h' });
    client.say({ type: 'hello', playerId: newPlayer() });
    await client.next('welcome');
    await client.close();
  });
}

for (const playerId of ['x', 'ann müller', '玩家', '🂡'.repeat(128), '__proto__', 'constructor']) {
  test.serial(`a player may be called ${playerId.slice(0, 12)}`, async (t) => {
    const { url } = await shared();
    const { client, welcome } = await TestClient.welcomed(url, { playerId });
    t.is(welcome.playerId, playerId);
    await client.close();
  });
}

test.serial('a socket that never says hello is closed with 4002', async (t) => {
  const { url, gateway } = await startGateway(t, { limits: { helloMs: 300 } });
  const began = Date.now();
  const client = await TestClient.connect(url);
  t.is((await client.closed).code, 4002);
  const tookMs = Date.now() - began;
  t.true(tookMs >= 300 && tookMs < 1_500, `${tookMs} ms`);
  await until(() => gateway.stats().connections === 0);
});
