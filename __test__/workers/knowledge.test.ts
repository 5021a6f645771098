// What comes from elsewhere than the engine: profiles, tokens, certificates; the same on every worker.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect } from 'node:tls';

import test from 'ava';

import type { ProfileStore } from '../../ts/index.ts';
import { folderWith } from '../config/folder.ts';
import { makeCertificate } from '../identity/certificates.ts';
import { secretSigner } from '../identity/keys.ts';
import { TestClient } from '../support/client.ts';
import { until } from '../support/until.ts';
import { placed, placedApart, startWorkers, whereWorkersAre } from './scene.ts';

/** So many connections come to both workers, but for one time in millions. */
const MANY = 24;
const enqueue = { type: 'enqueue', queue: 'duel' };

whereWorkersAre(() => {
  test('a profile store of the embedding program is asked by every worker', async (t) => {
    const asked: string[] = [];
    const profiles: ProfileStore = {
      read: async (queue, playerIds) => {
        asked.push(...playerIds.map((playerId) => `${queue} ${playerId.slice(0, 3)}`));
        return new Map(playerIds.map((playerId) => [playerId, { rating: 3_000 }]));
      },
      applyResult: () => undefined,
    };
    const server = await startWorkers(t, { profiles });
    const ann = await placed(server, { playerId: 'ann' });
    const bob = await placedApart(server, ann.place, (attempt) => ({ playerId: `bob ${attempt}` }));
    ann.client.say({ ...enqueue, attributes: { rating: 1 } });
    bob.client.say({ ...enqueue, attributes: { rating: 9_000 } });
    const [one, other] = [await ann.client.next('match'), await bob.client.next('match')];
    t.is(one.matchId, other.matchId, 'by what the store says, not by what they say');
    t.deepEqual(asked.toSorted(), ['duel ann', 'duel bob']);
    await Promise.all([ann.client.close(), bob.client.close()]);
  });

  test('a store that fails ends the ticket on every worker as without workers', async (t) => {
    const profiles: ProfileStore = {
      read: () => Promise.reject(new Error('down')),
      applyResult: () => undefined,
    };
    const server = await startWorkers(t, { profiles });
    for (let index = 0; index < 4; index++) {
      const { client } = await TestClient.welcomed(server.url, { playerId: `p${index}` });
      client.say({ ...enqueue, attributes: { rating: 1 } });
      t.like(await client.next('ticket'), { state: 'QUEUED', reason: 'PROFILE' });
      t.like(await client.next('ticket'), { state: 'FAILED', reason: 'PROFILE_UNAVAILABLE' });
      await client.close();
    }
  });

  test('tokens are read on every worker, by new keys after a reload, and matches come with passes', async (t) => {
    const old = secretSigner(t);
    const fresh = secretSigner(t);
    const server = await startWorkers(t, { auth: { mode: 'jwt', jwtSecretFile: old.file } });
    const welcomes = async (sign: typeof old.sign) => {
      const tokens = await Promise.all(
        Array.from({ length: MANY }, (_, index) => sign({ sub: `p${index}` })),
      );
      const clients = await Promise.all(tokens.map(() => TestClient.connect(server.url)));
      for (const [index, client] of clients.entries()) client.say({ type: 'hello', token: tokens[index] });
      await until(() => clients.every(({ heard }) => heard.length > 0));
      for (const client of clients) client.terminate();
      const first = clients.flatMap(({ heard }) => heard.slice(0, 1));
      return new Set(first.map((message) => (message.type === 'error' ? message.code : message.type)));
    };
    t.deepEqual(await welcomes(old.sign), new Set(['welcome']));
    t.deepEqual(await welcomes(fresh.sign), new Set(['ERR_MUSTER_UNAUTHORIZED']));
    copyFileSync(fresh.file, old.file);
    await server.reload();
    t.deepEqual(await welcomes(fresh.sign), new Set(['welcome']));
    t.deepEqual(await welcomes(old.sign), new Set(['ERR_MUSTER_UNAUTHORIZED']));
    const pair = await Promise.all(
      ['ann', 'bob'].map(async (sub) => {
        const token = await fresh.sign({ sub, attributes: { rating: 7 } });
        return TestClient.welcomed(server.url, { token });
      }),
    );
    for (const { client } of pair) client.say(enqueue);
    const [match] = await Promise.all(pair.map(({ client }) => client.next('match')));
    t.is(match?.pass?.split('.').length, 3);
    const keys = (await (await fetch(`${server.adminUrl}/v1/keys`)).json()) as { keys: { kid: string }[] };
    const header = JSON.parse(Buffer.from(match?.pass?.split('.')[0] ?? '', 'base64url').toString());
    t.is(header.kid, keys.keys[0]?.kid, 'signed by the key that the admin port shows');
    await Promise.all(pair.map(({ client }) => client.close()));
  });

  test('every worker shows the certificate, and after a reload the new one', async (t) => {
    const folder = folderWith(t, {});
    const files = makeCertificate(folder, 'first');
    const second = makeCertificate(folder, 'second');
    const server = await startWorkers(t, { tls: { ...files } });
    const { hostname, port } = new URL(server.url);
    const shown = async () => {
      const names = await Promise.all(
        Array.from({ length: MANY }, async () => {
          const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
          await once(socket, 'secureConnect');
          const { CN } = socket.getPeerCertificate().subject;
          socket.destroy();
          return String(CN);
        }),
      );
      return [...new Set(names)];
    };
    t.deepEqual(await shown(), ['first']);
    const { client } = await TestClient.welcomed(
      server.url,
      { playerId: 'ann' },
      { ca: readFileSync(files.cert) },
    );
    await client.close();
    writeFileSync(files.cert, readFileSync(second.cert));
    writeFileSync(files.key, readFileSync(second.key));
    await server.reload();
    t.deepEqual(await shown(), ['second']);
  });

  test('a TLS session that one worker began is resumed by all', async (t) => {
    const server = await startWorkers(t, { tls: makeCertificate(folderWith(t, {}), 'first') });
    const { hostname, port } = new URL(server.url);
    const handshake = async (session?: Buffer) => {
      const options = { host: hostname, port: Number(port), rejectUnauthorized: false };
      const socket = connect({ ...options, maxVersion: 'TLSv1.2', ...(session && { session }) });
      const ticket = once(socket, 'session') as Promise<[Buffer]>;
      ticket.catch(() => {});
      await once(socket, 'secureConnect');
      const reused = socket.isSessionReused();
      const kept = session ?? (await ticket)[0];
      socket.destroy();
      return { reused, kept };
    };
    const { kept } = await handshake();
    const again = await Promise.all(Array.from({ length: MANY }, () => handshake(kept)));
    t.true(again.every(({ reused }) => reused));
  });
});
