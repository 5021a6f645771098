/**
 * `musterd serve` on an empty data folder: from the start of the process to the line that says it is ready, beside an empty
 * script in Node; and the bytes of one platform's package and of the main one, as npm packs them.
 *
 * Run by `npm run bench -- start`. The contestants take turns; a figure is the median of the rounds.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { compare, printRow } from './report.ts';

/** Odd, so that the median is one of them. */
const ROUNDS = 11;
/** As npm packs. */
const COMPRESSION = { level: 9 };
const MIB = 2 ** 20;

const run = promisify(execFile);

/** Milliseconds until the server says that it is ready, in a folder that was not there. */
async function serve(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-start-'));
  const start = performance.now();
  const flags = ['--port', '0', '--admin-port', '0', '--data-dir', join(folder, 'data')];
  const server = spawn(process.execPath, ['dist/cli/main.js', 'serve', ...flags], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      if (!line.startsWith('{')) continue;
      const ready = performance.now() - start;
      if (typeof (JSON.parse(line) as { url?: unknown }).url !== 'string')
        throw new Error(`not ready: ${line}`);
      return ready;
    }
    throw new Error('the server ended before it was ready');
  } finally {
    const ended = once(server, 'close');
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const emptyScript = async () => void (await run(process.execPath, ['-e', '']));

/** Bytes that npm says it would pack of the main package. */
async function packedMain(): Promise<number> {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts']);
  const [packed] = JSON.parse(stdout) as { size: number }[];
  if (packed === undefined) throw new Error('npm packs nothing');
  return packed.size;
}

const [ready = 0, floor = 0] = await compare([serve, emptyScript], ROUNDS);
printRow({
  name: 'start: serve to ready, empty data folder',
  ours: ready,
  rival: floor,
  rivalName: 'floor: Node and nothing else',
  unit: 'ms',
  target: '<= 150',
});

const addons = readdirSync('.').filter((file) => /^musterd\..+\.node$/.test(file));
if (addons.length === 0) throw new Error('no addon: npm run build');
for (const file of addons) {
  const platform = file.slice('musterd.'.length, -'.node'.length);
  const bytes = gzipSync(readFileSync(file), COMPRESSION).length;
  printRow({ name: `package of ${platform}`, ours: bytes / MIB, unit: 'MiB', target: '<= 5' });
}
printRow({
  name: 'package of all platforms: the shell',
  ours: (await packedMain()) / MIB,
  unit: 'MiB',
  target: '<= 5',
});
