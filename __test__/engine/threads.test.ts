// What happens to native code when the thread that loaded it ends. Each case is a process of its own, for the failure is
// one that ends a process.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import test, { type ExecutionContext } from 'ava';

import { addonsIn, root } from '../../scripts/lib/paths.js';
import { seedOf } from '../support/seed.ts';
import { seededAddonFile } from './seeded-addon.ts';

const run = promisify(execFile);

/** A hundred threads take half a minute on a busy machine. */
const PATIENCE_MS = 280_000;
/** What a cycled worker takes at most, on a busy machine. */
const CYCLE_MS_MAX = 500;
/** A seeded panic prints a line. */
const OUTPUT_BYTES_MAX = 512 * 1024 * 1024;

/** Workers that are started and terminated; `npm run test:long` asks for a thousand. */
const CYCLES = Number(process.env['TEST_CYCLES'] ?? 200);
/** Of the addon with seeded panics, which is a slow build, and each panic prints a line. */
const PANICKING_CYCLES = Math.ceil(CYCLES / 4);

/** The addon that is built here. */
const built = () => addonsIn(root)[0]?.file ?? 'no addon is built';

/** Runs a child with an addon, and reads the one line that it prints. An abort rejects. */
async function child(name: string, addonFile = built(), parameters: number[] = []): Promise<unknown> {
  const script = fileURLToPath(new URL(`children/${name}.js`, import.meta.url));
  const { stdout } = await run(process.execPath, [script, addonFile, ...parameters.map(String)], {
    timeout: PATIENCE_MS + CYCLES * CYCLE_MS_MAX,
    maxBuffer: OUTPUT_BYTES_MAX,
    env: { ...process.env, RUST_BACKTRACE: '0' },
  });
  return JSON.parse(stdout);
}

/** What every run of cycling-workers.js must come to. */
interface Cycles {
  readonly terminated: Record<string, number>;
  readonly defects: string[];
  readonly threadsLeft: number;
}

function assertCycled(t: ExecutionContext, outcome: Cycles, cycles: number): void {
  const counts = Object.values(outcome.terminated);
  t.log(outcome.terminated);
  t.is(
    counts.reduce((sum, count) => sum + count, 0),
    cycles,
  );
  t.true(
    counts.every((count) => count > 0),
    'each occupation was met',
  );
  t.deepEqual([outcome.defects, outcome.threadsLeft], [[], 0], 'nothing but coded errors; no engine is left');
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

test('workers are terminated in the middle of whatever they do with the addon', async (t) => {
  t.timeout(PATIENCE_MS + CYCLES * CYCLE_MS_MAX);
  const outcome = await child('cycling-workers', built(), [CYCLES, seedOf(t)]);
  assertCycled(t, outcome as Cycles, CYCLES);
});

test('workers are terminated in the middle of panics of the addon', async (t) => {
  t.timeout(600_000 + PATIENCE_MS + CYCLES * CYCLE_MS_MAX);
  const outcome = await child('cycling-workers', await seededAddonFile(), [PANICKING_CYCLES, seedOf(t)]);
  assertCycled(t, outcome as Cycles, PANICKING_CYCLES);
});
