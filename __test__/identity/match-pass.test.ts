// match.pass: a game server knows a matched player by it.
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import test from 'ava';
import fc from 'fast-check';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';

import { MatchPasses } from '../../ts/identity/match-pass.ts';
import { passKey } from '../../ts/identity/pass-key.ts';
import { serve } from '../../ts/index.ts';
import { ServerMessage } from '../../ts/protocol/v1.ts';
import { fieldsOf } from '../../ts/protocol/walk.ts';
import { withPass } from '../../ts/server/with-pass.ts';
import { folderWith } from '../config/folder.ts';
import { type Form, TestClient } from '../support/client.ts';
import { seedOf } from '../support/seed.ts';
import { nowSeconds } from './keys.ts';

const open = { port: 0, adminPort: 0, ephemeral: true };

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as Form[]) {
  test(`each player gets a pass of his own, which the published key verifies, ${form}`, async (t) => {
    const server = await serve({ ...open, matchPass: 'always' });
    t.teardown(() => server.close());
    const keys = (await (await fetch(`${server.adminUrl}/v1/keys`)).json()) as JSONWebKeySet;
    const players = ['ann', 'bob'];
    const clients: TestClient[] = [];
    for (const playerId of players) {
      const { client } = await TestClient.welcomed(server.url, { playerId }, { form });
      client.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
      clients.push(client);
    }
    for (const [index, client] of clients.entries()) {
      const { matchId, teams, pass = '' } = await client.next('match');
      const { payload, protectedHeader } = await jwtVerify(pass, createLocalJWKSet(keys));
      t.is(protectedHeader.alg, 'EdDSA');
      const team = teams.find(({ players: of }) => of.some(({ playerId }) => playerId === players[index]));
      t.like(payload, { matchId, playerId: players[index], team: team?.name });
      t.is((payload.exp ?? 0) - (payload.iat ?? 0), 300);
      t.true(Math.abs((payload.iat ?? 0) - nowSeconds()) <= 5);
      const states = new Set<string>();
      while (!states.has('COMPLETED')) states.add((await client.next('ticket')).state);
      await client.close();
    }
  });
}

for (const [matchPass, mode] of [
  ['never', 'none'],
  ['auto', 'none'],
] as const) {
  test(`no pass with matchPass ${matchPass} under auth ${mode}`, async (t) => {
    const server = await serve({ ...open, matchPass });
    t.teardown(() => server.close());
    const clients = await Promise.all(
      ['ann', 'bob'].map(async (playerId) => (await TestClient.welcomed(server.url, { playerId })).client),
    );
    for (const client of clients) client.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 1 } });
    for (const client of clients) {
      t.false('pass' in (await client.next('match')));
      await client.close();
    }
  });
}

/** What stands for a pass of so many characters. */
const pass = (length: number) => 'p'.repeat(length);

test('a pass goes into any match frame, and into no other, and changes nothing else', (t) => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const player = fc.record({
    playerId: text,
    attributes: fc.dictionary(
      fc.constantFrom('rating', 'clan', 'x'),
      fc.record({ number: fc.double({ noNaN: true }) }),
    ),
  });
  const team = fc.record({ name: text, players: fc.array(player, { maxLength: 4 }) });
  const match = fc.record({
    matchId: text,
    ticketId: text,
    queue: text,
    teams: fc.array(team, { maxLength: 3 }),
    quality: fc.double({ noNaN: true }),
    truncated: fc.boolean(),
  });
  const body = fc.oneof(
    { weight: 4, arbitrary: match.map((fields) => ({ match: fields })) },
    text.map((ticketId) => ({ ticket: { ticketId, players: [ticketId] } })),
    fc.double({ noNaN: true }).map((ts) => ({ pong: { ts } })),
  );
  const property = fc.property(
    body,
    fc.nat(0xffff_ffff),
    text,
    fc.integer({ min: 1, max: 3_000 }),
    fc.nat(20),
    (fields, seq, ref, length, before) => {
      const frame = ServerMessage.encode({ seq, ref, ...fields }).finish();
      const buffer = Buffer.concat([Buffer.alloc(before, 0xff), frame, Buffer.alloc(7, 0xff)]);
      const teams = 'match' in fields ? fields.match.teams : [];
      const named = teams.flatMap(({ players }) => players.map(({ playerId }) => playerId));
      const receiver = named.at(-1) ?? 'nobody';
      const signed = withPass(buffer, before, before + frame.length, receiver, {
        sign: () => pass(length),
      });
      if (named.length === 0) return signed === undefined;
      const expected = ServerMessage.decode(frame);
      (expected.match as { pass: string }).pass = pass(length);
      t.deepEqual(ServerMessage.decode(signed as Buffer), expected);
      return true;
    },
  );
  t.notThrows(() => fc.assert(property, { seed: seedOf(t), numRuns: 500 }));
});

test('the walk over fields ends at what is no protobuf', (t) => {
  const property = fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
    for (const { at, start, end } of fieldsOf(bytes)) {
      if (!(at < start && start <= end && end <= bytes.length)) return false;
    }
    return true;
  });
  t.notThrows(() => fc.assert(property, { seed: seedOf(t), numRuns: 5_000 }));
});

test('the key is made once, whole, for its owner alone, and read again', (t) => {
  const folder = folderWith(t, {});
  const dataDir = join(folder, 'deep', 'data');
  const made = passKey(dataDir);
  const file = join(dataDir, 'match-pass.key');
  t.is(statSync(file).mode & 0o777, 0o600);
  t.regex(readFileSync(file, 'utf8'), /^-----BEGIN PRIVATE KEY-----/);
  t.deepEqual(readdirSync(dataDir), ['match-pass.key']);
  t.true(passKey(dataDir).equals(made));
  t.deepEqual(new MatchPasses(passKey(dataDir)).publicKeys, new MatchPasses(made).publicKeys);
  t.false(passKey(undefined).equals(passKey(undefined)));
});

test('a key file that cannot be right is refused', (t) => {
  const folder = folderWith(t, {});
  const file = join(folder, 'match-pass.key');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const cases: [string, number, RegExp][] = [
    ['', 0o600, /no Ed25519 private key/],
    ['text', 0o600, /no Ed25519 private key/],
    [String(rsa.export({ type: 'pkcs8', format: 'pem' })), 0o600, /no Ed25519 private key/],
    ['text', 0o640, /can be read by other users: chmod 600/],
    ['text', 0o604, /can be read by other users/],
  ];
  for (const [content, mode, message] of cases) {
    writeFileSync(file, content);
    chmodSync(file, mode);
    t.throws(() => passKey(folder), { code: 'ERR_MUSTER_DATA_DIR', message });
  }
  t.throws(() => passKey(join(file, 'below')), { code: 'ERR_MUSTER_DATA_DIR', message: /ENOTDIR/ });
});
