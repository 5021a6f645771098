// Rules that an operator put survive kill -9, and the file does not overwrite them.
import { join } from 'node:path';

import test from 'ava';

import { folderWith } from '../config/folder.ts';
import { asked, crash, servingFrom } from './scene.ts';

const rules = (maxDistance: number) =>
  JSON.stringify({
    ruleLanguageVersion: '1.0',
    playerAttributes: [{ name: 'rating', type: 'number' }],
    teams: [{ name: 'all', minPlayers: 2, maxPlayers: 2 }],
    rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance }],
  });

const send = (url: string, method: string, path: string, body: string) =>
  fetch(`${url}/v1/queues/duel/rules${path}`, {
    method,
    body,
    headers: { 'content-type': 'application/json' },
  });

test('what was put survives kill -9 and wins over the file until it is gone back to', async (t) => {
  const folder = folderWith(t, { 'duel.json': rules(100) });
  const [dataDir, words] = [join(folder, 'data'), ['--rules', join(folder, 'duel.json')]];
  const first = await servingFrom(t, dataDir, words);
  t.is((await send(first.adminUrl, 'PUT', '', rules(250))).status, 200);
  await crash(first);

  const second = await servingFrom(t, dataDir, words);
  t.deepEqual(await asked(second.adminUrl, '/v1/queues/duel/rules'), JSON.parse(rules(250)));
  t.like(await asked(second.adminUrl, '/v1/queues/duel'), { version: 2, rulesOrigin: 'put' });
  t.is((await send(second.adminUrl, 'POST', '/rollback', '{"version": 1}')).status, 200);
  await crash(second);

  const third = await servingFrom(t, dataDir, words);
  t.like(await asked(third.adminUrl, '/v1/queues/duel'), { version: 1, rulesOrigin: 'rollback' });
  t.deepEqual(await asked(third.adminUrl, '/v1/queues/duel/rules'), JSON.parse(rules(100)));
});
