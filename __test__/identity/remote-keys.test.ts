// Keys behind a URL: a server of them that is down, slow, wrong, or rotates its keys.
import test, { type ExecutionContext } from 'ava';

import { RemoteKeys, type RemoteKeysTimes } from '../../ts/identity/remote-keys.ts';
import { Tokens } from '../../ts/identity/tokens.ts';
import { TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { keyServer, pairSigner } from './keys.ts';

/** Never fresh for long, no rest between requests: each test lengthens what it is about. */
const QUICK: RemoteKeysTimes = { fetchMs: 500, freshMs: 60_000, cooldownMs: 0, retryMs: 0 };
const HOUR_MS = 3_600_000;

async function scene(t: ExecutionContext, times: Partial<RemoteKeysTimes> = {}) {
  const server = await keyServer(t);
  const failures: string[] = [];
  const keys = new RemoteKeys(server.url, {
    failed: (reason) => failures.push(reason),
    times: { ...QUICK, ...times },
  });
  return { server, failures, keys, tokens: new Tokens({ keys }) };
}

const unreachable = {
  code: 'ERR_MUSTER_AUTH_KEYS',
  message: 'The keys that sign tokens cannot be fetched now.',
};
const unknownKey = { code: 'ERR_MUSTER_UNAUTHORIZED', message: /a key that this server does not know/ };

test('while no keys could be fetched, hello is AUTH_KEYS with a time to try again, and 1013', async (t) => {
  const { server, tokens } = await scene(t, { retryMs: 1 });
  const signer = await pairSigner('EdDSA', 'k1');
  const token = await signer.sign({ sub: 'ann' });
  const { url } = await startGateway(t, { gateway: { auth: tokens } });
  const early = await TestClient.connect(url);
  early.say({ type: 'hello', id: 'h', token });
  t.like(await early.next('error'), { code: 'ERR_MUSTER_AUTH_KEYS', ref: 'h', retryAfterMs: 1 });
  t.is((await early.closed).code, 1013);

  server.serve(signer.publicKey);
  const { client } = await TestClient.welcomed(url, { token });
  server.answer = (response) => response.socket?.destroy();
  const second = await TestClient.welcomed(url, { token: await signer.sign({ sub: 'bob' }) });
  await Promise.all([client.close(), second.client.close()]);
});

test('answers that are no key set are failures that say what is wrong', async (t) => {
  const { server, tokens, failures } = await scene(t);
  const token = await (await pairSigner('EdDSA', 'k1')).sign({ sub: 'ann' });
  const answers: [typeof server.answer, RegExp][] = [
    [(response) => response.writeHead(500).end(), /it answered 500/],
    [(response) => response.writeHead(302, { location: '/elsewhere' }).end(), /it answered 302/],
    [(response) => response.end('<html>'), /is not JSON/],
    [(response) => response.end('{"keys": []}'), /holds no public key/],
    [(response) => response.end(`"${'x'.repeat(262_145)}"`), /over 262144 bytes/],
    [(response) => response.socket?.destroy(), /UND_ERR_SOCKET|ECONNRESET/],
    [() => {}, /timeout/],
    [(response) => response.write('{"keys": ['), /timeout|aborted/],
  ];
  for (const [answer, message] of answers) {
    server.answer = answer;
    await t.throwsAsync(tokens.verify(token), unreachable);
    t.regex(failures.at(-1) ?? '', message);
  }
  t.is(failures.length, answers.length);
  t.is(server.asked, answers.length);
});

test('a token of a new key fetches the new set, and an old key that is gone from it is refused', async (t) => {
  const { server, tokens } = await scene(t);
  const [old, fresh] = [await pairSigner('EdDSA', 'k1'), await pairSigner('ES256', 'k2')];
  server.serve(old.publicKey);
  await tokens.verify(await old.sign({ sub: 'ann' }));
  server.serve(fresh.publicKey);
  t.is((await tokens.verify(await fresh.sign({ sub: 'bob' }))).playerId, 'bob');
  await t.throwsAsync(tokens.verify(await old.sign({ sub: 'cid' })), unknownKey);
});

test('tokens of unknown keys ask no more often than the cooldown allows', async (t) => {
  const { server, tokens } = await scene(t, { cooldownMs: HOUR_MS });
  const [known, unknown] = [await pairSigner('EdDSA', 'k1'), await pairSigner('EdDSA', 'k2')];
  server.serve(known.publicKey);
  await tokens.verify(await known.sign({ sub: 'ann' }));
  for (let attempt = 0; attempt < 20; attempt++) {
    await t.throwsAsync(tokens.verify(await unknown.sign({ sub: `p${attempt}` })), unknownKey);
  }
  t.is(server.asked, 1);
});

test('after a failure nobody asks again before the time to try again', async (t) => {
  const { server, tokens } = await scene(t, { retryMs: HOUR_MS });
  const token = await (await pairSigner('EdDSA', 'k1')).sign({ sub: 'ann' });
  for (let attempt = 0; attempt < 20; attempt++) await t.throwsAsync(tokens.verify(token), unreachable);
  t.is(server.asked, 1);
});

test('many tokens at once share one request', async (t) => {
  const { server, tokens } = await scene(t);
  const signer = await pairSigner('EdDSA', 'k1');
  server.serve(signer.publicKey);
  const shown = await Promise.all(
    Array.from({ length: 50 }, (_, index) => signer.sign({ sub: `p${index}` })),
  );
  const identities = await Promise.all(shown.map((token) => tokens.verify(token)));
  t.is(new Set(identities.map(({ playerId }) => playerId)).size, 50);
  t.is(server.asked, 1);
});

test('keys that are no longer fresh still work while new ones are fetched, and if that fails', async (t) => {
  const { server, tokens, failures } = await scene(t, { freshMs: 0 });
  const signer = await pairSigner('EdDSA', 'k1');
  server.serve(signer.publicKey);
  await tokens.verify(await signer.sign({ sub: 'ann' }));
  server.answer = () => {};
  t.is((await tokens.verify(await signer.sign({ sub: 'bob' }))).playerId, 'bob');
  await until(() => failures.length === 1);
  t.is((await tokens.verify(await signer.sign({ sub: 'cid' }))).playerId, 'cid');
});

test('while the set cannot be fetched a token of an unknown key is not called forged', async (t) => {
  const { server, tokens } = await scene(t);
  const [known, unknown] = [await pairSigner('EdDSA', 'k1'), await pairSigner('EdDSA', 'k2')];
  server.serve(known.publicKey);
  await tokens.verify(await known.sign({ sub: 'ann' }));
  server.answer = (response) => response.writeHead(503).end();
  await t.throwsAsync(tokens.verify(await unknown.sign({ sub: 'bob' })), unreachable);
  server.serve(known.publicKey, unknown.publicKey);
  t.is((await tokens.verify(await unknown.sign({ sub: 'bob' }))).playerId, 'bob');
});
