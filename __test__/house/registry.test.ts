// The packages as npm gives them out: published to a registry, installed by name on a machine without a compiler.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { run } from '../../scripts/lib/child.js';
import { publishAll } from '../../scripts/lib/registry.js';
import { type LocalRegistry, startRegistry } from './local-registry.ts';
import { remainingAfter } from './processes.ts';
import { startServer } from './server-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'musterd-registry-'));
const tarballs = join(folder, 'tarballs');
const programs = join(folder, 'bin');
const studio = join(folder, 'studio');
/** Both packages of a platform, packed. */
const PACKED_BYTES_MAX = 5_000_000;
/** All that a machine has that installs and runs us. */
const PROGRAMS = ['node', 'npm', 'npx', 'sh'];
const serve = ['musterd', 'serve', '--ephemeral', '--port', '0', '--admin-port', '0'];

let registry: LocalRegistry;
let env: Record<string, string>;

async function must(command: string, parameters: string[], cwd: string): Promise<string[]> {
  const { code, lines } = await run(command, parameters, { cwd, env });
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')}: ${code}\n${lines.join('\n')}`);
  return lines;
}

/** The first file of that name on the PATH, behind all links. */
function programOf(name: string): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = folders
    .map((path) => join(path, name))
    .find((file) => statSync(file, { throwIfNoEntry: false }));
  if (found === undefined) throw new Error(`no ${name} on the PATH`);
  return realpathSync(found);
}

/** An empty folder of somebody who installs us there. */
async function install(into: string, flags: string[]): Promise<void> {
  mkdirSync(into);
  writeFileSync(join(into, 'package.json'), '{"name": "studio", "private": true}');
  await must('npm', ['install', '--no-audit', '--no-fund', ...flags, 'musterd'], into);
}

test.before(async (t) => {
  t.timeout(180_000);
  const { code, lines } = await run(process.execPath, ['scripts/pack.js', '--into', tarballs], { cwd: root });
  if (code !== 0) throw new Error(lines.join('\n'));
  registry = await startRegistry(join(folder, 'registry'));
  mkdirSync(programs);
  for (const name of PROGRAMS) symlinkSync(programOf(name), join(programs, name));
  env = { ...registry.env, PATH: programs };
  const order = await publishAll(tarballs, {
    registry: registry.url,
    provenance: false,
    dryRun: false,
    env: registry.env,
  });
  t.is(order.length, 2);
  t.regex(order[1] ?? '', /^musterd-\d/, 'the main package is the last');
  await install(studio, ['--ignore-scripts']);
});

test.after.always(async () => {
  await registry?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.serial('a release that broke off goes on: what is published stays as it is', async (t) => {
  const again = await publishAll(tarballs, {
    registry: registry.url,
    provenance: false,
    dryRun: false,
    env: registry.env,
  });
  t.deepEqual(again, []);
});

test.serial('there is no compiler, and what is installed came from the registry', async (t) => {
  const { lines } = await run('sh', ['-c', 'command -v cc gcc clang make cargo rustc python3'], { env });
  t.deepEqual(lines, []);
  const lock = JSON.parse(readFileSync(join(studio, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { resolved?: string }>;
  };
  const ours = Object.entries(lock.packages).filter(([place]) => place.startsWith('node_modules/musterd'));
  t.is(ours.length, 2);
  for (const [place, { resolved }] of ours) t.true(resolved?.startsWith(registry.url), place);
});

test.serial('both packages of a platform are small, and the main one holds no native code', async (t) => {
  const sizes = readdirSync(tarballs).map((name) => ({ name, bytes: statSync(join(tarballs, name)).size }));
  t.log(sizes);
  t.true(sizes.reduce((sum, { bytes }) => sum + bytes, 0) <= PACKED_BYTES_MAX);
  const files = readdirSync(join(studio, 'node_modules/musterd'), { recursive: true, encoding: 'utf8' });
  t.deepEqual(
    files.filter((name) => name.endsWith('.node')),
    [],
  );
});

test.serial('npx musterd serve matches two players of musterd/client', async (t) => {
  const server = startServer(t, 'npx', serve, studio, env);
  const { url, pid } = await server.ready;
  const source = `
    import { connect } from 'musterd/client';
    import { proto } from 'musterd/client/proto';
    const players = [connect(${JSON.stringify(url)}, { playerId: 'ann' }),
      connect(${JSON.stringify(url)}, { playerId: 'bob', codec: proto })];
    const matches = players.map((player) => new Promise((resolve) => player.on('match', resolve)));
    await Promise.all(players.map((player) => player.enqueue({ queue: 'duel', attributes: { rating: 1500 } })));
    const [one, other] = await Promise.all(matches);
    console.log('MATCHED', one.matchId === other.matchId, one.teams.length);
    await Promise.all(players.map((player) => player.close()));`;
  const lines = await must('node', ['--input-type=module', '-e', source], studio);
  t.true(lines.includes('MATCHED true 2'), lines.join('\n'));
  process.kill(pid, 'SIGTERM');
  await server.exit;
  t.deepEqual(await remainingAfter(server.mark, 5_000), []);
});

test.serial('without the platform package a sentence says what to do', async (t) => {
  const poor = join(folder, 'without');
  await install(poor, ['--omit=optional']);
  const server = startServer(t, 'npx', serve, poor, env);
  t.is(await server.exit, 1);
  t.regex(server.printed(), /ERR_MUSTER_ADDON_MISSING.*Install musterd again without --omit=optional/);
  t.notRegex(server.printed(), /\n\s+at /, 'no stack');
});
