// The players' port over TLS. Certificates are made with the command openssl.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import { serving } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { serve } from '../../ts/index.ts';
import { clientAddress } from '../../ts/server/forwarded.ts';
import { TestClient } from '../support/client.ts';
import { until } from '../support/until.ts';
import { makeCertificate } from './certificates.ts';
import { secretSigner } from './keys.ts';

const open = { port: 0, adminPort: 0, ephemeral: true };

/** The common name of the certificate that a new handshake shows. */
async function shownBy(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return String(CN);
}

test('players speak TLS, both forms, and are matched', async (t) => {
  const folder = folderWith(t, {});
  const files = makeCertificate(folder, 'first');
  const server = await serve({ ...open, tls: files, matchPass: 'always' });
  t.teardown(() => server.close());
  t.regex(server.url, /^wss:\/\/127\.0\.0\.1:\d+\/v1\/match$/);
  const ca = readFileSync(files.cert);
  const ann = await TestClient.welcomed(server.url, { playerId: 'ann' }, { ca, form: 'musterd.v1.proto' });
  const bob = await TestClient.welcomed(server.url, { playerId: 'bob' }, { ca, form: 'musterd.v1.json' });
  for (const { client } of [ann, bob])
    client.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
  const found = [await ann.client.next('match'), await bob.client.next('match')];
  t.is(found[0]?.matchId, found[1]?.matchId);
  await Promise.all([ann.client.close(), bob.client.close()]);
});

test('nothing older than TLS 1.2 is spoken, and nothing that is no TLS', async (t) => {
  const folder = folderWith(t, {});
  const server = await serve({ ...open, tls: makeCertificate(folder, 'first') });
  t.teardown(() => server.close());
  const port = Number(new URL(server.url).port);
  const handshake = async (options: object) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options });
    await once(socket, 'secureConnect');
    const protocol = socket.getProtocol();
    socket.destroy();
    return protocol;
  };
  t.is(await handshake({ maxVersion: 'TLSv1.2' }), 'TLSv1.2');
  t.is(await handshake({}), 'TLSv1.3');
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
  await t.throwsAsync(handshake(old));
  await t.throwsAsync(TestClient.connect(server.url.replace('wss:', 'ws:')));
});

test('connections over TLS count for their address, and are counted off', async (t) => {
  const folder = folderWith(t, {});
  const limits = { connectionsPerAddress: 2, includeLoopback: true };
  const server = await serve({
    ...open,
    tls: makeCertificate(folder, 'first'),
    limits,
  });
  t.teardown(() => server.close());
  for (let round = 0; round < 3; round++) {
    const pair = [await connectedSoon(server.url), await connectedSoon(server.url)];
    await t.throwsAsync(TestClient.connect(server.url, insecure), { message: /429/ });
    await Promise.all(pair.map((client) => client.close()));
  }
});

const insecure = { rejectUnauthorized: false };

/** Connects as soon as the server has noticed that an earlier connection is gone. */
async function connectedSoon(url: string): Promise<TestClient> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      return await TestClient.connect(url, insecure);
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(5);
    }
  }
}

test('files that are no certificate are refused at start', async (t) => {
  const folder = folderWith(t, { 'text.pem': 'text' });
  const [one, two] = [makeCertificate(folder, 'one'), makeCertificate(folder, 'two')];
  const cases: [{ cert: string; key: string }, RegExp][] = [
    [{ ...one, cert: join(folder, 'none') }, /--tls-cert .* cannot be read: ENOENT/],
    [{ ...one, key: join(folder, 'none') }, /--tls-key .* cannot be read: ENOENT/],
    [{ ...one, cert: join(folder, 'text.pem') }, /cannot be used/],
    [{ cert: one.cert, key: two.key }, /cannot be used: .*mismatch/],
  ];
  for (const [tls, message] of cases) {
    await t.throwsAsync(serve({ ...open, tls }), { code: 'ERR_MUSTER_CONFIG_INVALID', message });
  }
});

test('SIGHUP reads certificate, secret and admin tokens again, and keeps the old ones when it cannot', async (t) => {
  const folder = folderWith(t, { token: 'first-token\n' });
  const first = makeCertificate(folder, 'first');
  const second = makeCertificate(folder, 'second');
  const live = { cert: join(folder, 'live.crt'), key: join(folder, 'live.key') };
  const install = ({ cert, key }: typeof live) => {
    copyFileSync(cert, live.cert);
    copyFileSync(key, live.key);
  };
  install(first);
  const [old, fresh] = [secretSigner(t), secretSigner(t)];
  const secret = join(folder, 'secret');
  writeFileSync(secret, old.secret);
  writeFileSync(
    join(folder, 'musterd.yaml'),
    'admin: { tokens: [{ tokenFile: token, role: read }] }\ntls: { cert: live.crt, key: live.key }\n',
  );
  const words = ['--config', join(folder, 'musterd.yaml'), '--auth', 'jwt', '--jwt-secret-file', secret];
  const { url, adminUrl, child, ended } = await serving(t, [...words, '--ephemeral']);
  let log = '';
  child.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  const lines = (what: string, message: string) =>
    log.split('\n').filter((line) => line.includes(what) && line.includes(message)).length;
  const admin = async (token: string) =>
    (await fetch(`${adminUrl}/v1/queues`, { headers: { authorization: `Bearer ${token}` } })).status;
  const hello = async (token: string) => {
    const client = await TestClient.connect(url, { rejectUnauthorized: false });
    client.say({ type: 'hello', token });
    const { code } = await client.closed;
    return code;
  };
  const welcome = async (token: string) => {
    const { client } = await TestClient.welcomed(url, { token }, { rejectUnauthorized: false });
    await client.close();
  };
  t.is(await shownBy(url), 'first');
  t.is(await admin('first-token'), 200);
  await welcome(await old.sign({ sub: 'ann' }));

  // Everything is broken: the old ones go on.
  for (const file of [live.cert, secret, join(folder, 'token')]) writeFileSync(file, '\n');
  child.kill('SIGHUP');
  for (const what of ['admin tokens', 'keys of tokens', 'certificate']) {
    await until(() => lines(what, 'the old one stays') === 1);
  }
  t.is(await shownBy(url), 'first');
  t.is(await admin('first-token'), 200);
  await welcome(await old.sign({ sub: 'bob' }));

  install(second);
  writeFileSync(secret, fresh.secret);
  writeFileSync(join(folder, 'token'), 'second-token');
  const shown = await old.sign({ sub: 'ann' });
  await welcome(shown);
  child.kill('SIGHUP');
  await until(() => lines('certificate', '"read again"') === 1);
  t.is(await shownBy(url), 'second');
  t.is(await admin('first-token'), 401);
  t.is(await admin('second-token'), 200);
  t.is(await hello(shown), 4001, 'what the old secret vouched for is forgotten');
  await welcome(await fresh.sign({ sub: 'ann' }));
  child.kill('SIGTERM');
  t.is((await ended).code, 0);
});

const addresses: [string | undefined, number, string | undefined][] = [
  [undefined, 0, '10.0.0.9'],
  ['1.2.3.4', 0, '10.0.0.9'],
  ['1.2.3.4', 1, '1.2.3.4'],
  ['6.6.6.6, 1.2.3.4', 1, '1.2.3.4'],
  ['6.6.6.6, 1.2.3.4, 10.0.0.8', 2, '1.2.3.4'],
  ['1.2.3.4', 2, '10.0.0.9'],
  [undefined, 1, '10.0.0.9'],
  ['', 1, '10.0.0.9'],
  ['unknown', 1, '10.0.0.9'],
  ['1.2.3.4:5678', 1, '1.2.3.4'],
  ['[2001:db8::1]:443', 1, '2001:db8::1'],
  ['2001:db8::1', 1, '2001:db8::1'],
  ['6.6.6.6,1.2.3.4 ,', 1, '10.0.0.9'],
];

for (const [forwarded, hops, expected] of addresses) {
  test(`X-Forwarded-For ${forwarded} behind ${hops}: ${expected}`, (t) => {
    const request = {
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress: '10.0.0.9' },
    } as unknown as Parameters<typeof clientAddress>[0];
    t.is(clientAddress(request, hops), expected);
  });
}
