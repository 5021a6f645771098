import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

import test from 'ava';

import { Matchmaker } from '../../ts/index.ts';
import { startServer } from '../admin/scene.ts';
import { serving } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { TestClient } from '../support/client.ts';
import { SIGN } from './failing-engine.ts';

test.serial('when the engine ends, players are told, the server closes and says why', async (t) => {
  const sign = join(folderWith(t, {}), 'fail');
  process.env[SIGN] = sign;
  const { server } = await startServer(t);
  const { client } = await TestClient.welcomed(server.url, { playerId: 'ann' });
  const failed = once(server, 'listening').catch((error: unknown) => error);
  writeFileSync(sign, '');
  t.is((await client.closed).code, 1012);
  t.like(await failed, { code: 'ERR_MUSTER_INTERNAL', message: 'The engine has ended: as the test wanted' });
  await t.throwsAsync(fetch(`${server.adminUrl}/healthz`));
});

test.serial('a matchmaker tells it too', async (t) => {
  const sign = join(folderWith(t, {}), 'fail');
  process.env[SIGN] = sign;
  await using matchmaker = await Matchmaker.open({ ephemeral: true });
  const failed = once(matchmaker, 'match').catch((error: unknown) => error);
  writeFileSync(sign, '');
  t.like(await failed, { code: 'ERR_MUSTER_INTERNAL' });
});

test.serial('musterd serve ends with 1', async (t) => {
  const sign = join(folderWith(t, {}), 'fail');
  const { url, ended } = await serving(t, [], {
    env: { [SIGN]: sign },
    imports: [import.meta.resolve('./failing-engine.ts')],
  });
  const { client } = await TestClient.welcomed(url, { playerId: 'ann' });
  writeFileSync(sign, '');
  t.is((await client.closed).code, 1012);
  const { code, stderr } = await ended;
  t.is(code, 1);
  t.regex(stderr, /"level":"error","message":"the engine has ended"/);
});
