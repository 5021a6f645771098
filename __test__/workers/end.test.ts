// How a server with workers ends: by a signal, by a worker that dies, by an engine that does.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import test from 'ava';

import { musterd, serving } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { SIGN } from '../library/failing-engine.ts';
import { TestClient } from '../support/client.ts';
import { placed, placedApart, sessionsOf, whereWorkersAre } from './scene.ts';

const failingEngine = new URL('../library/failing-engine.ts', import.meta.url).href;
const crash = new URL('crash-preload.js', import.meta.url).href;

whereWorkersAre(() => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`${signal} drains every worker and ends with 0`, async (t) => {
      const { url, child, ended } = await serving(t, ['--workers', '3']);
      const players = Array.from({ length: 24 }, (_, index) => ({ playerId: `p${index}` }));
      const clients = await Promise.all(players.map((hello) => TestClient.welcomed(url, hello)));
      child.kill(signal);
      for (const { client } of clients) {
        t.is(await client.nextCode(), 'ERR_MUSTER_SHUTTING_DOWN');
        t.like(await client.closed, { code: 1012 });
      }
      const { code, stderr } = await ended;
      t.is(code, 0, stderr);
    });
  }

  test('SIGTERM with nobody there ends with 0', async (t) => {
    const { child, ended } = await serving(t, ['--workers', '2']);
    child.kill('SIGTERM');
    t.is((await ended).code, 0);
  });

  test('a worker that throws: the others close in order, the server says so and ends with 1', async (t) => {
    const file = join(folderWith(t, {}), 'crash');
    const server = await serving(t, ['--workers', '2'], {
      imports: [crash],
      env: { CRASH_WHEN_THERE_IS: file },
    });
    const ann = await placed(server, { playerId: 'ann' });
    const bob = await placedApart(server, ann.place, (attempt) => ({ playerId: `bob ${attempt}` }));
    const [lost, spared] = ann.place === 0 ? [ann, bob] : [bob, ann];
    writeFileSync(file, '');
    t.is(await spared.client.nextCode(), 'ERR_MUSTER_SHUTTING_DOWN');
    t.like(await spared.client.closed, { code: 1012 });
    t.like(await lost.client.closed, { code: 1006 });
    const { code, stderr } = await server.ended;
    t.is(code, 1);
    t.regex(stderr, /a worker thread has died/);
    t.regex(stderr, /The thread musterd-worker-1 has died: as the test wanted/);
  });

  test('a worker that throws at its start: the server does not start, says why and ends with 1', async (t) => {
    const words = ['serve', '--ephemeral', '--port', '0', '--admin-port', '0', '--workers', '2'];
    const { code, stderr, stdout } = await musterd(words, {
      imports: [crash],
      env: { CRASH_WHEN_THERE_IS: folderWith(t, {}) },
    });
    t.is(code, 1);
    t.is(stdout, '');
    t.regex(stderr, /ERR_MUSTER_INTERNAL: The thread musterd-worker-1 has died: as the test wanted/);
  });

  test('a worker that is stuck is stopped, and keeps neither metrics nor the others from their end', async (t) => {
    const file = join(folderWith(t, {}), 'stuck');
    const server = await serving(t, ['--workers', '2'], {
      imports: [crash],
      env: { STUCK_WHEN_THERE_IS: file },
    });
    const ann = await placed(server, { playerId: 'ann' });
    const bob = await placedApart(server, ann.place, (attempt) => ({ playerId: `bob ${attempt}` }));
    const [stuck, well] = ann.place === 0 ? [ann, bob] : [bob, ann];
    writeFileSync(file, '');
    t.deepEqual(await sessionsOf(server), [1, 1]);
    server.child.kill('SIGTERM');
    t.is(await well.client.nextCode(), 'ERR_MUSTER_SHUTTING_DOWN');
    t.like(await well.client.closed, { code: 1012 });
    t.like(await stuck.client.closed, { code: 1006 });
    const { code, stderr } = await server.ended;
    t.is(code, 0);
    t.regex(stderr, /a worker thread did not end in time and is stopped/);
  });

  test('an engine that ends closes every worker, and the server ends with 1', async (t) => {
    const file = join(folderWith(t, {}), 'fail');
    const { url, ended } = await serving(t, ['--workers', '2'], {
      imports: [failingEngine],
      env: { [SIGN]: file },
    });
    const players = Array.from({ length: 12 }, (_, index) => ({ playerId: `p${index}` }));
    const clients = await Promise.all(players.map((hello) => TestClient.welcomed(url, hello)));
    writeFileSync(file, '');
    for (const { client } of clients) t.like(await client.closed, { code: 1012 });
    const { code, stderr } = await ended;
    t.is(code, 1);
    t.regex(stderr, /the engine has ended/);
  });

  test('what the journal keeps is there after a restart with other numbers of workers', async (t) => {
    const words = ['--data-dir', folderWith(t, {}), '--durability', 'process'];
    const rating = { rating: 1_500 };
    const resume: string[] = [];
    for (const workers of ['2', '1', '3']) {
      const { url, child, ended } = await serving(t, [...words, '--workers', workers]);
      const hello = { playerId: 'ann', ...(resume[0] !== undefined && { resume: resume[0] }) };
      const { client, welcome } = await TestClient.welcomed(url, hello);
      t.is(welcome.resumed, resume.length > 0);
      if (resume.length === 0) {
        client.say({ type: 'enqueue', queue: 'duel', attributes: rating });
        await client.next('ticket');
      }
      if (workers === '3') {
        const { client: bob } = await TestClient.welcomed(url, { playerId: 'bob' });
        bob.say({ type: 'enqueue', queue: 'duel', attributes: rating });
        t.is((await client.next('match')).matchId, (await bob.next('match')).matchId);
      }
      resume[0] = welcome.resume;
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      t.is(code, 0);
      await ended;
    }
  });
});
