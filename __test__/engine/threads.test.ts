// What happens to native code when the thread that loaded it ends. Each case is a process of its own, for the failure is
// one that ends a process.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import test from 'ava';

import { addonsIn, root } from '../../scripts/lib/paths.js';

const run = promisify(execFile);

/** A hundred threads take half a minute on a busy machine. */
const PATIENCE_MS = 280_000;

/** Runs a child with the addon that is built here, and reads the one line that it prints. */
async function child(name: string): Promise<unknown> {
  const script = fileURLToPath(new URL(`children/${name}.js`, import.meta.url));
  const [addon] = addonsIn(root);
  const { stdout } = await run(process.execPath, [script, addon?.file ?? 'no addon is built'], {
    timeout: PATIENCE_MS,
  });
  return JSON.parse(stdout);
}

test('a process outlives workers that alone loaded the addon, however they end', async (t) => {
  t.timeout(PATIENCE_MS);
  t.deepEqual(await child('lone-worker'), {
    survived: ['nothing left to do', 'process.exit', 'an exception', 'terminated'],
    ...(process.platform === 'linux' ? { mapped: true } : {}),
  });
});

test('a hundred workers are terminated while the engine rings them', async (t) => {
  t.timeout(PATIENCE_MS);
  t.deepEqual(await child('dying-workers'), { terminated: 100, busy: true });
});
