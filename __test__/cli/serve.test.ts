import { createServer } from 'node:net';
import { once } from 'node:events';

import test from 'ava';

import { anyTwo, folderWith } from '../config/folder.ts';
import { TestClient } from '../support/client.ts';
import { assertHealthy } from '../support/pair.ts';
import { musterd, serving } from './command.ts';

test.serial('when ready the last line is one JSON object with both URLs, and they answer', async (t) => {
  const { url, adminUrl, child, ended } = await serving(t);
  t.regex(url, /^ws:\/\/127\.0\.0\.1:\d+\/v1\/match$/);
  t.regex(adminUrl, /^http:\/\/127\.0\.0\.1:\d+$/);
  t.is((await fetch(`${adminUrl}/readyz`)).status, 200);
  await assertHealthy(t, url);
  child.kill('SIGTERM');
  const { code, stdout, stderr } = await ended;
  t.is(code, 0);
  t.deepEqual(JSON.parse(stdout.split('\n').at(-1) ?? ''), { url, adminUrl, pid: child.pid });
  const log = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.true(log.every(({ time, level, message }) => time && level && message));
  t.true(
    log.some(({ message, queue, version }) => message === 'queue open' && queue === 'duel' && version === 1),
  );
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test.serial(`${signal} tells the players and ends with 0`, async (t) => {
    const { url, child, ended } = await serving(t);
    const { client } = await TestClient.welcomed(url, { playerId: 'ann' });
    child.kill(signal);
    t.like(await client.next('error'), { code: 'ERR_MUSTER_SHUTTING_DOWN' });
    t.is((await client.closed).code, 1012);
    t.is((await ended).code, 0);
  });
}

test.serial('a second signal ends the process at once', async (t) => {
  const { url, child, ended } = await serving(t);
  const { client } = await TestClient.welcomed(url, { playerId: 'ann' });
  // A player who does not answer the closing handshake keeps an orderly shutdown waiting for 3 s.
  client.socket.pause();
  child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const begun = performance.now();
  child.kill('SIGTERM');
  t.is((await ended).code, 1);
  t.true(performance.now() - begun < 1_500);
  client.terminate();
});

for (const [flag, other] of [
  ['--port', '--admin-port'],
  ['--admin-port', '--port'],
] as const) {
  test.serial(`a port in use ends with 1 and names port and ${flag}`, async (t) => {
    const occupant = createServer().listen(0, '127.0.0.1');
    await once(occupant, 'listening');
    t.teardown(() => occupant.close());
    const { port } = occupant.address() as { port: number };
    const { code, stdout, stderr } = await musterd([
      'serve',
      flag,
      String(port),
      other,
      '0',
      '--log-level',
      'error',
    ]);
    t.is(code, 1);
    t.is(stdout, '');
    t.regex(stderr, new RegExp(`^musterd: ERR_MUSTER_PORT_IN_USE: .*${port}.* ${flag}`));
  });
}

test.serial('rules, configuration, environment and flags come together', async (t) => {
  const cwd = folderWith(t, {
    'musterd.yaml': 'queues: { arena: { rules: arena.json, tickMs: 0 } }\nlogFormat: text\nlogLevel: debug\n',
    'arena.json': anyTwo,
    'rules/cup.json': anyTwo,
  });
  const { adminUrl, child, ended } = await serving(t, ['--rules', 'rules', '--log-level', 'info'], {
    cwd,
    env: { MUSTERD_CONFIG: 'musterd.yaml' },
  });
  const { queues } = (await (await fetch(`${adminUrl}/v1/queues`)).json()) as { queues: { name: string }[] };
  t.deepEqual(
    queues.map(({ name }) => name),
    ['arena', 'cup'],
  );
  child.kill('SIGTERM');
  const { stderr } = await ended;
  t.regex(stderr, /^\d\d:\d\d:\d\d\.\d{3} info {2}queue open queue=arena version=1 from=arena\.json$/m);
  t.regex(stderr, /queue open queue=cup version=1 from=rules\/cup\.json/);
});

test.serial('a reader of the output that goes away does not end the server', async (t) => {
  const { adminUrl, child } = await serving(t);
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  t.is(code, 0);
  await t.throwsAsync(fetch(`${adminUrl}/healthz`));
});
