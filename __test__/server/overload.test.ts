// The intake ring is full: stood in for by an engine that takes nothing for a while.
import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import type { Link } from '../../ts/engine/link.ts';
import { Submission } from '../../ts/engine/submission.ts';
import { type Form, TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { assertHealthy, newPlayer } from '../support/pair.ts';
import { until } from '../support/until.ts';

/** Until the returned function is called, `submit` finds the ring full. */
function fillRing(link: Link): () => void {
  const { submit } = link;
  link.submit = () => Submission.RING_FULL;
  return () => {
    link.submit = submit;
  };
}

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as Form[]) {
  test.serial(`messages and hellos are OVERLOADED and may be said again, ${form}`, async (t) => {
    const { url, link } = await startGateway(t);
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form });
    const newcomer = await TestClient.connect(url, { form });
    const empty = fillRing(link);
    client.say({ type: 'ping', id: 'p', ts: 1 });
    t.like(await client.next('error'), { code: 'ERR_MUSTER_OVERLOADED', ref: 'p', retryAfterMs: 100 });
    const hello = { type: 'hello', id: 'h', playerId: newPlayer() };
    newcomer.say(hello);
    t.like(await newcomer.next('error'), { code: 'ERR_MUSTER_OVERLOADED', ref: 'h', retryAfterMs: 100 });
    empty();
    client.say({ type: 'ping', id: 'again', ts: 1 });
    t.is((await client.next('pong')).ref, 'again');
    newcomer.say(hello);
    await newcomer.next('welcome');
    await Promise.all([client.close(), newcomer.close()]);
  });
}

test.serial('the engine hears of a lost socket when there is room again', async (t) => {
  const { url, link, gateway } = await startGateway(t);
  const { client: lost, welcome } = await TestClient.welcomed(url, { playerId: newPlayer() });
  const { client: rival } = await TestClient.welcomed(url, { playerId: newPlayer() });
  lost.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
  await lost.next('ticket');
  const empty = fillRing(link);
  lost.terminate();
  await until(() => gateway.stats().droppedSessions === 1);
  empty();
  await sleep(300);
  rival.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
  await rival.next('ticket');
  await sleep(100);
  t.deepEqual(rival.heard, [], 'the lost player is known to be absent');
  const hello = { playerId: welcome.playerId, resume: welcome.resume, lastSeq: 1 };
  const { client: back } = await TestClient.welcomed(url, hello);
  await Promise.all([back.next('match'), rival.next('match')]);
  await Promise.all([back.close(), rival.close()]);
  await assertHealthy(t, url);
});
