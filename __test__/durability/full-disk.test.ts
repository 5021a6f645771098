// A write that fails ends the server in order: nothing is answered that the journal does not hold.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { RatingStore } from '../../ts/engine/rating-store.ts';
import { STORE_FILE } from '../../ts/profiles/open.ts';
import { folderWith } from '../config/folder.ts';
import { TestClient } from '../support/client.ts';
import { crash, loneRating, servingFrom } from './scene.ts';

const main = fileURLToPath(new URL('../../ts/cli/main.ts', import.meta.url));

test('a journal that cannot grow: players are told, the server ends with 1, and what was acknowledged is there', async (t) => {
  const dataDir = join(folderWith(t, {}), 'data');
  // The tables of an empty store are larger than the limit, and this is not about a server that cannot begin.
  mkdirSync(dataDir);
  new RatingStore(join(dataDir, STORE_FILE)).close();
  // The shell limits the size of every file that the server writes, in blocks of 512 bytes.
  const fast = ['--limits-messages-per-second', '100000', '--limits-burst', '100000'];
  const words = ['serve', '--port', '0', '--admin-port', '0', '--data-dir', dataDir, ...fast];
  const command = [
    'ulimit -f 64; exec "$0" "$@"',
    process.execPath,
    `--import=${import.meta.resolve('tsx')}`,
    main,
    ...words,
  ];
  const child = spawn('sh', ['-c', ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.teardown(() => child.kill('SIGKILL'));
  const stderr = text(child.stderr);
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  const closed = once(child, 'close');

  const { client } = await TestClient.welcomed(url, { playerId: 'ann' });
  const acknowledged: string[] = [];
  let asked = 0;
  const ask = async (): Promise<boolean> => {
    const ticketId = `t${asked}`;
    client.say({ type: 'enqueue', ticketId, queue: 'duel', attributes: { rating: loneRating(asked) } });
    asked += 1;
    const answer = await client.next('ticket').catch(() => undefined);
    if (answer === undefined) return false;
    acknowledged.push(ticketId);
    client.say({ type: 'cancel', ticketId });
    return (await client.next('ticket').catch(() => undefined)) !== undefined;
  };
  // One segment has room for a few hundred of these.
  let isServed = true;
  for (let index = 0; isServed && index < 5_000; index += 1) isServed = await ask();
  t.false(isServed, 'the segment is full');

  t.is((await client.closed).code, 1012);
  t.deepEqual(await closed, [1, null]);
  t.regex(await stderr, /ERR_MUSTER_JOURNAL_(FULL|FAILED)/);

  const again = await servingFrom(t, dataDir);
  const found = await Promise.all(
    acknowledged.map(async (ticketId) => (await fetch(`${again.adminUrl}/v1/tickets/${ticketId}`)).status),
  );
  t.true(found.length > 10);
  t.deepEqual(
    found.filter((status) => status !== 200),
    [],
  );
  await crash(again);
});
