// Sign-in on the real command line: what is refused at start, what is only warned of, and a whole exchange.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import test from 'ava';
import { createRemoteJWKSet, jwtVerify } from 'jose';

import { serving, musterd } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { serve } from '../../ts/index.ts';
import { TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { keyServer, pairSigner, secretSigner } from './keys.ts';

const free = ['serve', '--port', '0', '--admin-port', '0', '--ephemeral'];

for (const [name, words, pattern] of [
  ['no keys', [], /--auth: jwt needs the keys that sign tokens: add --jwks or --jwt-secret-file/],
  ['a missing secret', ['--jwt-secret-file', 'none'], /AUTH_KEYS: --jwt-secret-file none cannot be read/],
  ['a short secret', ['--jwt-secret-file', 'short'], /AUTH_KEYS: .* has 5 bytes; a secret has 32 or more/],
  ['keys that are none', ['--jwks', 'short'], /AUTH_KEYS: --jwks short is not JSON/],
  ['keys by plain HTTP', ['--jwks', 'http://keys.example/'], /--jwks: .* use https/],
] as const) {
  test.serial(`musterd serve --auth jwt with ${name} ends with 2 and says what is wrong`, async (t) => {
    const cwd = folderWith(t, { short: 'short' });
    const { code, stderr, stdout } = await musterd([...free, '--auth', 'jwt', ...words], { cwd });
    t.is(code, 2, stderr);
    t.regex(stderr, pattern);
    t.is(stdout, '');
  });
}

test.serial('a key server that is down is a warning, and players come in once it answers', async (t) => {
  const keys = await keyServer(t);
  const signer = await pairSigner('EdDSA', 'k1');
  const words = ['--auth', 'jwt', '--jwks', keys.url, '--jwt-audience', 'arena', '--ephemeral'];
  const { url, child, ended } = await serving(t, words);
  const token = await signer.sign({ sub: 'ann', aud: 'arena' });
  const early = await TestClient.connect(url);
  early.say({ type: 'hello', token });
  t.like(await early.next('error'), { code: 'ERR_MUSTER_AUTH_KEYS', retryAfterMs: 1_000 });
  t.is((await early.closed).code, 1013);

  keys.serve(signer.publicKey);
  let welcomed = false;
  while (!welcomed) {
    const client = await TestClient.connect(url);
    client.say({ type: 'hello', token });
    welcomed = await client.next('welcome').then(
      () => true,
      () => false,
    );
    client.terminate();
  }
  child.kill('SIGTERM');
  const { stderr } = await ended;
  t.regex(stderr, /"level":"warn".*the keys that sign tokens cannot be fetched.*it answered 503/);
});

test('under auth jwt a match carries passes, and the players are those of the tokens', async (t) => {
  const signer = secretSigner(t);
  const server = await serve({
    port: 0,
    adminPort: 0,
    ephemeral: true,
    auth: { mode: 'jwt', jwtSecretFile: signer.file },
  });
  t.teardown(() => server.close());
  const clients = [];
  for (const sub of ['ann', 'bob']) {
    const token = await signer.sign({ sub, attributes: { rating: 1_500 } });
    const { client } = await TestClient.welcomed(server.url, { token });
    client.say({ type: 'enqueue', queue: 'duel' });
    clients.push(client);
  }
  const keys = createRemoteJWKSet(new URL(`${server.adminUrl}/v1/keys`));
  for (const [index, client] of clients.entries()) {
    const { pass = '', matchId } = await client.next('match');
    const { payload } = await jwtVerify(pass, keys);
    t.like(payload, { matchId, playerId: ['ann', 'bob'][index] });
    await client.close();
  }
});

test('behind a proxy addresses are those that it tells, and a client cannot make up another', async (t) => {
  const limits = { connectionsPerAddress: 1 };
  const { url } = await startGateway(t, { limits, gateway: { trustProxy: 1 } });
  const from = (forwarded: string) => TestClient.connect(url, { headers: { 'X-Forwarded-For': forwarded } });
  const first = await from('203.0.113.7');
  await t.throwsAsync(from('203.0.113.7'), { message: /429/ });
  await t.throwsAsync(from('198.51.100.1, 203.0.113.7'), { message: /429/ }, 'the left part is made up');
  const other = await from('203.0.113.8');
  await Promise.all([first.close(), other.close()]);
});

test('without a trusted proxy the header is not looked at', async (t) => {
  const limits = { connectionsPerAddress: 1, includeLoopback: true };
  const { url } = await startGateway(t, { limits });
  const from = (forwarded: string) => TestClient.connect(url, { headers: { 'X-Forwarded-For': forwarded } });
  const first = await from('203.0.113.7');
  await t.throwsAsync(from('203.0.113.8'), { message: /429/ });
  await first.close();
});

test.serial('other machines are served with everything that it takes, and by no less', async (t) => {
  const folder = folderWith(t, {});
  writeFileSync(join(folder, 'secret'), 'x'.repeat(32));
  const jwt = ['--auth', 'jwt', '--jwt-secret-file', join(folder, 'secret')];
  const behind = ['--trust-proxy', '1'];
  const refused = await musterd([...free, '--host', '0.0.0.0', ...jwt]);
  t.is(refused.code, 2);
  t.regex(refused.stderr, /--host: .* add --tls-cert and --tls-key, or --trust-proxy N/);
  const { url, child, ended } = await serving(t, ['--host', '0.0.0.0', '--ephemeral', ...jwt, ...behind]);
  t.regex(url, /^ws:\/\/0\.0\.0\.0:/);
  child.kill('SIGTERM');
  t.is((await ended).code, 0);
});
