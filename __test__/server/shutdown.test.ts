import { once } from 'node:events';
import { connect } from 'node:net';

import test from 'ava';

import type { MusterdError } from '../../ts/errors.ts';
import { Gateway } from '../../ts/server/gateway.ts';
import { type Form, TestClient } from '../support/client.ts';
import { HEARTBEAT, LIMITS, startGateway } from '../support/gateway.ts';
import { newPlayer } from '../support/pair.ts';
import { RawSocket } from '../support/raw-socket.ts';

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as Form[]) {
  test.serial(`players are told SHUTTING_DOWN and closed with 1012, ${form}`, async (t) => {
    const { url, gateway } = await startGateway(t);
    const { client } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form });
    const silent = await TestClient.connect(url, { form });
    const closing = gateway.close('Back soon.');
    for (const each of [client, silent]) {
      t.like(await each.next('error'), {
        code: 'ERR_MUSTER_SHUTTING_DOWN',
        message: 'Back soon.',
        retryAfterMs: 1_000,
      });
      t.is((await each.closed).code, 1012);
    }
    await closing;
    t.is(gateway.stats().connections, 0);
    await t.throwsAsync(TestClient.connect(url), { code: 'ECONNREFUSED' });
  });
}

test.serial('close may be called again and waits for the same end', async (t) => {
  const { gateway, url } = await startGateway(t);
  await TestClient.connect(url);
  t.is(gateway.close(), gateway.close());
  await gateway.close();
});

test.serial('a peer that does not answer is cut off in the end', async (t) => {
  const { gateway, url, port } = await startGateway(t);
  const raw = await RawSocket.connect(url);
  const halfOpen = connect(port, '127.0.0.1').on('error', () => {});
  await once(halfOpen, 'connect');
  raw.socket.pause();
  const began = performance.now();
  await gateway.close();
  t.true(performance.now() - began < 5_000);
  raw.destroy();
  halfOpen.destroy();
});

test.serial('a gateway that never listened closes', async (t) => {
  const { link } = await startGateway(t);
  const gateway = new Gateway(link, {
    host: '127.0.0.1',
    port: 0,
    limits: LIMITS,
    heartbeat: HEARTBEAT,
    resumeKey: Buffer.alloc(32),
    auth: 'none',
  });
  await gateway.close();
  t.pass();
});

const badListens: [string, (port: number) => { host: string; port: number }, string][] = [
  ['a port in use', (port) => ({ host: '127.0.0.1', port }), 'ERR_MUSTER_PORT_IN_USE'],
  ['an address of another machine', () => ({ host: '192.0.2.1', port: 0 }), 'ERR_MUSTER_CONFIG_INVALID'],
];

for (const [name, addressOf, code] of badListens) {
  test.serial(`${name} is ${code}`, async (t) => {
    const { port, link } = await startGateway(t);
    const gateway = new Gateway(link, {
      ...addressOf(port),
      limits: LIMITS,
      heartbeat: HEARTBEAT,
      resumeKey: Buffer.alloc(32),
      auth: 'none',
    });
    const error = await t.throwsAsync<MusterdError>(gateway.listen());
    t.is(error?.code, code as MusterdError['code']);
    await gateway.close();
  });
}

test.serial('a short resume key is refused', async (t) => {
  const { link } = await startGateway(t);
  const settings = {
    host: '127.0.0.1',
    port: 0,
    limits: LIMITS,
    heartbeat: HEARTBEAT,
    auth: 'none' as const,
  };
  const error = t.throws<MusterdError>(() => new Gateway(link, { ...settings, resumeKey: Buffer.alloc(31) }));
  t.is(error?.code, 'ERR_MUSTER_BAD_ARGUMENT');
});

test.serial('the engine closed under the gateway: players are told, nothing throws', async (t) => {
  const { url, link } = await startGateway(t);
  const { client } = await TestClient.welcomed(url, { playerId: newPlayer() });
  link.close();
  client.say({ type: 'ping', id: 'p', ts: 1 });
  t.like(await client.next('error'), { code: 'ERR_MUSTER_SHUTTING_DOWN', ref: 'p' });
  const late = await TestClient.connect(url);
  late.say({ type: 'hello', id: 'h', playerId: newPlayer() });
  t.like(await late.next('error'), { code: 'ERR_MUSTER_SHUTTING_DOWN', ref: 'h' });
});
