// Where several threads can accept on one port, and what is said where they cannot.
import test from 'ava';

import { whyNoSharedPort } from '../../ts/config/shared-port.ts';
import { serve } from '../../ts/index.ts';
import { musterd } from '../cli/command.ts';

for (const [node, platform, expected] of [
  ['22.12.0', 'linux', undefined],
  ['24.0.0', 'linux', undefined],
  ['23.1.0', 'linux', undefined],
  ['24.1.0', 'freebsd', undefined],
  [
    '22.11.0',
    'linux',
    /needs Node 22\.12 or newer, and this is 22\.11\.0: update Node, or leave workers at 1/,
  ],
  ['20.19.0', 'linux', /needs Node 22\.12 or newer/],
  ['20.20.2', 'darwin', /darwin does not: leave workers at 1/],
  ['24.0.0', 'darwin', /darwin does not: leave workers at 1/],
  ['24.0.0', 'win32', /win32 does not/],
] as const) {
  test(`Node ${node} on ${platform}: ${expected ? 'refused' : 'taken'}`, (t) => {
    const why = whyNoSharedPort(node, platform);
    if (expected === undefined) t.is(why, undefined);
    else t.regex(why ?? '', expected);
  });
}

const open = { port: 0, adminPort: 0, ephemeral: true };

if (whyNoSharedPort() === undefined) {
  test('this Node serves with two workers', async (t) => {
    const server = await serve({ ...open, workers: 2 });
    await server.close();
    t.pass();
  });
} else {
  test('this Node refuses two workers by a code that says what to do', async (t) => {
    const refused = await t.throwsAsync(serve({ ...open, workers: 2 }), {
      code: 'ERR_MUSTER_NOT_SUPPORTED',
    });
    const { problems } = refused as unknown as { problems: { path: string; message: string }[] };
    t.like(problems[0], { path: 'workers' });
    t.regex(problems[0]?.message ?? '', /update Node, or leave workers at 1/);
  });

  test('the command line says so and ends with 2', async (t) => {
    const { code, stderr } = await musterd(['serve', '--ephemeral', '--workers', '2']);
    t.is(code, 2);
    t.regex(stderr, /ERR_MUSTER_NOT_SUPPORTED\n--workers: more than one worker needs Node 22\.12 or newer/);
  });
}

test('one worker is taken by every Node', async (t) => {
  const server = await serve({ ...open, workers: 1 });
  await server.close();
  t.pass();
});
