// The scripts leave nothing behind, say what is missing, and know their flags.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { run } from '../../scripts/lib/child.js';
import { MARK, processesWith, remainingAfter } from './processes.ts';

const scripts = fileURLToPath(new URL('../../scripts/', import.meta.url));

/** Runs a line of JavaScript as a script of the house would. */
function script(source: string, env: Record<string, string>) {
  return spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: scripts,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} during a build ends the build and whatever it started`, async (t) => {
    const mark = randomUUID();
    const child = script(
      `import { endChildrenWithUs, run } from './lib/child.js';
       endChildrenWithUs();
       await run('sh', ['-c', 'sleep 60 & echo up; sleep 60'], { onLine: console.log });`,
      { [MARK]: mark },
    );
    await once(child.stdout, 'data');
    t.true(processesWith(mark).length >= 3, 'the script, the shell and its children live');
    child.kill(signal);
    await once(child, 'exit');
    t.deepEqual(await remainingAfter(mark, 2_000), []);
  });
}

test('a child that cannot start is an exit code, not an exception', async (t) => {
  const { code, lines } = await run('musterd-no-such-program', []);
  t.is(code, 127);
  t.regex(lines.join(), /musterd-no-such-program/);
});

test('without cargo and cc a sentence says what to install', async (t) => {
  const empty = mkdtempSync(join(tmpdir(), 'musterd-empty-'));
  t.teardown(() => rmSync(empty, { recursive: true }));
  const source = `import { missingTools } from './lib/requirements.js'; console.log(missingTools().join('\\n'));`;
  const { lines } = await run(process.execPath, ['--input-type=module', '-e', source], {
    cwd: scripts,
    env: { PATH: empty, HOME: empty },
  });
  t.regex(lines.join('\n'), /cargo is missing.*rustup\.rs/);
  t.regex(lines.join('\n'), /C compiler is missing/);
});

// These two build first and hand their flags on: start.test.ts and __test__/demo ask them.
const handingOver = new Set(['start.js', 'demo.js']);

for (const name of readdirSync(scripts).filter((file) => file.endsWith('.js'))) {
  if (handingOver.has(name)) continue;

  test(`${name} --help says how it is used`, async (t) => {
    const { code, lines } = await run(process.execPath, [join(scripts, name), '--help']);
    t.is(code, 0);
    t.regex(lines.join('\n'), /npm (test|run)|node scripts\//);
  });

  test(`${name} --no-such-flag ends with 2`, async (t) => {
    const { code, lines } = await run(process.execPath, [join(scripts, name), '--no-such-flag']);
    t.is(code, 2);
    t.regex(lines.join('\n'), /no-such-flag/);
  });
}
