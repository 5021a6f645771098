/**
 * From the start of the process to ready: `musterd serve` with an empty data folder, as an operator starts it, beside a
 * `node -e` that prints a line. They take turns.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { median, printRow, rounds } from '../load/rows.ts';

const ROUNDS = rounds(9);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Milliseconds until a line holds `mark`. */
async function untilSaid(parameters: readonly string[], mark: string): Promise<number> {
  const startedAtMs = performance.now();
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  let tookMs = Number.NaN;
  for await (const line of createInterface(child.stdout)) {
    if (!line.includes(mark)) continue;
    tookMs = performance.now() - startedAtMs;
    break;
  }
  child.kill('SIGTERM');
  await ended;
  if (Number.isNaN(tookMs)) throw new Error(`${parameters.join(' ')} never said ${mark}`);
  return tookMs;
}

async function serveOnce(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-bench-'));
  const ports = ['--port', '0', '--admin-port', '0'];
  try {
    return await untilSaid([main, 'serve', ...ports, '--data-dir', join(folder, 'data')], 'adminUrl');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ours: number[] = [];
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  ours.push(await serveOnce());
  bare.push(await untilSaid(['-e', "console.log('said')"], 'said'));
}
printRow({
  name: 'start to ready, empty data folder',
  ours: median(ours),
  rival: median(bare),
  rivalName: 'node -e',
  unit: 'ms',
  target: 150,
});
