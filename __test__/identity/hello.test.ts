// hello under auth jwt: who may come in, and what he is told who may not.
import { createHmac, createPublicKey } from 'node:crypto';

import test, { type ExecutionContext } from 'ava';
import { importJWK, SignJWT } from 'jose';

import { keySetFile, secretFile } from '../../ts/identity/key-source.ts';
import { Tokens } from '../../ts/identity/tokens.ts';
import { folderWith } from '../config/folder.ts';
import { type Form, TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { nowSeconds, type PairSigner, pairSigner, secretSigner } from './keys.ts';

const AUDIENCE = { issuer: 'https://accounts.example', audience: 'arena' };
const FOR_US = { iss: 'https://accounts.example', aud: 'arena' };

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

function keysFile(t: ExecutionContext, ...signers: readonly PairSigner[]): string {
  const keys = signers.map(({ publicKey }) => publicKey);
  return `${folderWith(t, { 'keys.json': JSON.stringify({ keys }) })}/keys.json`;
}

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as Form[]) {
  test(`a good token is welcome, and frames that come with it keep their order, ${form}`, async (t) => {
    const signer = secretSigner(t);
    const { url } = await startGateway(t, {
      gateway: { auth: new Tokens({ keys: secretFile(signer.file) }) },
    });
    const client = await TestClient.connect(url, { form });
    const token = await signer.sign({ sub: 'ann', attributes: { rating: 1_500 } });
    client.say({ type: 'hello', id: 'h', token });
    client.say({ type: 'ping', id: '1', ts: 1 });
    client.say({ type: 'enqueue', id: '2', ticketId: 'a', queue: 'duel' });
    client.say({ type: 'ping', id: '3', ts: 3 });
    t.like(await client.next('welcome'), { ref: 'h', playerId: 'ann', resumed: false });
    t.like(await client.next('ticket'), { ref: '2', ticketId: 'a', players: ['ann'] });
    t.is((await client.next('pong')).ref, '1');
    t.is((await client.next('pong')).ref, '3');
    await client.close();
  });
}

for (const algorithm of ['EdDSA', 'ES256', 'RS256'] as const) {
  test(`a key set verifies ${algorithm}`, async (t) => {
    const signer = await pairSigner(algorithm, 'k1');
    const { url } = await startGateway(t, {
      gateway: { auth: new Tokens({ keys: keySetFile(keysFile(t, signer)), ...AUDIENCE }) },
    });
    const token = await signer.sign({ sub: 'ann', ...FOR_US });
    const { client, welcome } = await TestClient.welcomed(url, { token });
    t.is(welcome.playerId, 'ann');
    await client.close();
  });
}

test('a token that names no key is tried with each that may have signed it', async (t) => {
  const signers = [await pairSigner('EdDSA', 'k1'), await pairSigner('EdDSA', 'k2')] as const;
  const tokens = new Tokens({ keys: keySetFile(keysFile(t, ...signers)) });
  const token = await signers[1].sign({ sub: 'ann' }, { kid: undefined });
  t.is((await tokens.verify(token)).playerId, 'ann');
  const forged = await (await pairSigner('EdDSA', 'k3')).sign({ sub: 'ann' }, { kid: undefined });
  await t.throwsAsync(tokens.verify(forged), {
    code: 'ERR_MUSTER_UNAUTHORIZED',
    message: "The token's signature is wrong.",
  });
});

test('bad tokens are UNAUTHORIZED with what is wrong, and close with 4001', async (t) => {
  const signer = secretSigner(t);
  const { url } = await startGateway(t, {
    gateway: { auth: new Tokens({ keys: secretFile(signer.file), ...AUDIENCE }) },
  });
  const good = { sub: 'ann', ...FOR_US };
  const none = `${encode({ alg: 'none' })}.${encode({ ...good, exp: nowSeconds() + 60 })}.`;
  const signed = await signer.sign(good);
  const [header, , signature] = signed.split('.');
  const hellos: [object, RegExp][] = [
    [{ playerId: 'ann' }, /needs a token/],
    [{}, /needs a token/],
    [{ token: 'x' }, /not a signed JWT/],
    [{ token: none }, /algorithm that is not allowed/],
    [{ token: none.slice(0, -1) }, /not a signed JWT/],
    [{ token: 'x'.repeat(8_193) }, /more than 8192 characters/],
    [{ token: await signer.sign({ ...good, exp: nowSeconds() - 60 }) }, /has expired/],
    [{ token: await signer.sign({ ...good, nbf: nowSeconds() + 60 }) }, /not valid yet/],
    [{ token: await signer.sign({ ...good, aud: 'another' }) }, /another audience/],
    [{ token: await signer.sign({ ...good, iss: 'another' }) }, /another issuer/],
    [{ token: await signer.sign({ sub: 'ann', iss: good.iss }) }, /no claim aud/],
    [{ token: await signer.sign({ ...FOR_US }) }, /no claim sub/],
    [{ token: await signer.sign({ ...good, exp: undefined as never }) }, /no claim exp/],
    [{ token: await signer.sign({ ...good, sub: 'a\nb' }) }, /claim sub must be a player id/],
    [{ token: `${header}.${encode({ ...good, sub: 'bob' })}.${signature}` }, /signature is wrong/],
    [{ token: await secretSigner(t).sign(good) }, /signature is wrong/],
    [{ token: signed, playerId: 'bob' }, /of another player/],
    [{ token: await signer.sign({ ...good, party: ['ann'] }) }, /claim party must be/],
    [{ token: await signer.sign({ ...good, attributes: [1] }) }, /attributes must be an object/],
    [{ token: await signer.sign({ ...good, attributes: { rating: null } }) }, /attributes\.rating must be/],
  ];
  for (const [hello, sentence] of hellos) {
    const client = await TestClient.connect(url);
    client.say({ type: 'hello', id: 'h', ...hello });
    const error = await client.next('error');
    t.like(error, { code: 'ERR_MUSTER_UNAUTHORIZED', ref: 'h' }, JSON.stringify(hello));
    t.regex(error.message, sentence);
    t.is((await client.closed).code, 4001);
  }
});

test('keys and algorithms are not confused', async (t) => {
  const rsa = await pairSigner('RS256', 'k1');
  const tokens = new Tokens({ keys: keySetFile(keysFile(t, rsa)) });
  const payload = { sub: 'ann', exp: nowSeconds() + 60 };
  // The oldest trick: the public key, which everybody knows, as a shared secret.
  const pem = createPublicKey({ key: rsa.publicKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const body = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(payload)}`;
  const confused = `${body}.${createHmac('sha256', pem).update(body).digest('base64url')}`;
  const refused = { code: 'ERR_MUSTER_UNAUTHORIZED', message: /algorithm that is not allowed/ };
  await t.throwsAsync(tokens.verify(confused), refused);
  for (const alg of ['none', 'HS512', 'PS256', 'RS512', 'ES256K']) {
    await t.throwsAsync(tokens.verify(`${encode({ alg, kid: 'k1' })}.${encode(payload)}.c2ln`), refused, alg);
  }
  // And a public-key token where a shared secret is expected.
  const secret = new Tokens({ keys: secretFile(secretSigner(t).file) });
  await t.throwsAsync(secret.verify(await rsa.sign(payload)), refused);
  // A key says no algorithm of ours: it signs nothing.
  const ps256 = { ...rsa, publicKey: { ...rsa.publicKey, alg: 'PS256' } };
  t.throws(() => keySetFile(keysFile(t, ps256)), { code: 'ERR_MUSTER_AUTH_KEYS', message: /no public key/ });
});

test('key files that cannot be right are refused with a sentence', (t) => {
  const folder = folderWith(t, {
    short: 'x'.repeat(31),
    'text.json': 'keys',
    'list.json': '[]',
    'empty.json': '{"keys": []}',
    'secret.json': '{"keys": [{"kty": "oct", "k": "c2VjcmV0"}]}',
    'private.json': '{"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "AA", "d": "AA"}]}',
    'other.json': '{"keys": [{"kty": "EC", "crv": "P-521", "x": "AA", "y": "AA"}]}',
    'many.json': JSON.stringify({ keys: Array.from({ length: 101 }, () => ({ kty: 'RSA' })) }),
    'long.json': 'x'.repeat(262_145),
  });
  const cases: [() => unknown, RegExp][] = [
    [() => secretFile(`${folder}/short`), /has 31 bytes; a secret has 32 or more/],
    [() => secretFile(`${folder}/missing`), /cannot be read: ENOENT/],
    [() => keySetFile(folder), /cannot be read: EISDIR/],
    [() => keySetFile(`${folder}/text.json`), /is not JSON/],
    [() => keySetFile(`${folder}/list.json`), /no key set/],
    [() => keySetFile(`${folder}/empty.json`), /no public key for/],
    [() => keySetFile(`${folder}/secret.json`), /secret or private key/],
    [() => keySetFile(`${folder}/private.json`), /secret or private key/],
    [() => keySetFile(`${folder}/other.json`), /no public key for/],
    [() => keySetFile(`${folder}/many.json`), /more than 100 keys/],
    [() => keySetFile(`${folder}/long.json`), /longer than 262144 bytes/],
  ];
  for (const [open, message] of cases) t.throws(open, { code: 'ERR_MUSTER_AUTH_KEYS', message });
});

test('a line end after a secret of text is not part of it, of random bytes it is', async (t) => {
  const text = 'x'.repeat(40);
  const bytes = Buffer.from(`${'\x01'.repeat(39)}\n`);
  const folder = folderWith(t, { text: `${text}\r\n`, bytes: bytes.toString() });
  for (const [file, secret] of [['text', Buffer.from(text)] as const, ['bytes', bytes] as const]) {
    const tokens = new Tokens({ keys: secretFile(`${folder}/${file}`) });
    const key = await importJWK({ kty: 'oct', k: secret.toString('base64url') }, 'HS256');
    const token = await new SignJWT({ sub: 'ann', exp: nowSeconds() + 60 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key);
    t.is((await tokens.verify(token)).playerId, 'ann', file);
  }
});

test('a session is resumed by its own player only', async (t) => {
  const signer = secretSigner(t);
  const { url } = await startGateway(t, {
    gateway: { auth: new Tokens({ keys: secretFile(signer.file) }) },
  });
  const ann = await signer.sign({ sub: 'ann' });
  const { client, welcome } = await TestClient.welcomed(url, { token: ann });
  client.terminate();
  const bob = await TestClient.connect(url);
  bob.say({ type: 'hello', token: await signer.sign({ sub: 'bob' }), resume: welcome.resume });
  const error = await bob.next('error');
  t.like(error, { code: 'ERR_MUSTER_UNAUTHORIZED', message: "The resume token is another player's." });
  t.is((await bob.closed).code, 4001);
  const back = await TestClient.welcomed(url, { token: ann, resume: welcome.resume });
  t.is(back.welcome.sessionId, welcome.sessionId);
  t.true(back.welcome.resumed);
  await back.client.close();
  const forged = await TestClient.welcomed(url, { token: ann, resume: `A${welcome.resume.slice(1)}` });
  t.false(forged.welcome.resumed);
  await forged.client.close();
});

test('a token that ends is noticed at the next heartbeat: an error, then 4001', async (t) => {
  const signer = secretSigner(t);
  const { url } = await startGateway(t, {
    gateway: { auth: new Tokens({ keys: secretFile(signer.file) }) },
    heartbeat: { intervalMs: 100, suspectIntervalMs: 100, timeoutMs: 50 },
  });
  // It has ended already, but not by more than the clocks may differ.
  const token = await signer.sign({ sub: 'ann', exp: nowSeconds() - 3 });
  const { client } = await TestClient.welcomed(url, { token });
  t.like(await client.next('error', 10_000), {
    code: 'ERR_MUSTER_UNAUTHORIZED',
    message: 'The token has expired.',
  });
  t.is((await client.closed).code, 4001);
});

test('a second hello closes with 4003', async (t) => {
  const signer = secretSigner(t);
  const { url } = await startGateway(t, {
    gateway: { auth: new Tokens({ keys: secretFile(signer.file) }) },
  });
  const token = await signer.sign({ sub: 'ann' });
  const { client } = await TestClient.welcomed(url, { token });
  client.say({ type: 'hello', token });
  t.is((await client.closed).code, 4003);
});
