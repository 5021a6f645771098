// The packages as a studio gets them: packed, installed into an empty folder, and used from there.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { run } from '../../scripts/lib/child.js';
import { assertHealthy } from '../support/pair.ts';
import { remainingAfter } from './processes.ts';
import { startServer } from './server-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
// Not below the checkout, whose own addon must be out of sight.
const folder = mkdtempSync(join(tmpdir(), 'musterd-packaging-'));
const tarballs = join(folder, 'tarballs');
const studio = join(folder, 'studio');
const anyPort = ['--port', '0', '--admin-port', '0'];

async function must(command: string, parameters: string[], cwd: string): Promise<string[]> {
  const { code, lines } = await run(command, parameters, { cwd });
  if (code !== 0) throw new Error(`${command} ${parameters.join(' ')}: ${code}\n${lines.join('\n')}`);
  return lines;
}

/** The platform package that is installed. */
function platformPackage(): string {
  const found = readdirSync(join(studio, 'node_modules')).find((name) => name.startsWith('musterd-'));
  if (found === undefined) throw new Error('no platform package is installed');
  return join(studio, 'node_modules', found);
}

test.before(async () => {
  await must(process.execPath, ['scripts/pack.js', '--into', tarballs], root);
  mkdirSync(studio);
  writeFileSync(join(studio, 'package.json'), '{"name": "studio", "private": true}');
  const packages = readdirSync(tarballs).map((name) => join(tarballs, name));
  await must('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], studio);
});

test.after.always(() => rmSync(folder, { recursive: true, force: true }));

test.serial('the main package holds no native code, the platform package nothing else', async (t) => {
  const contents = new Map<string, string[]>();
  for (const name of readdirSync(tarballs)) {
    contents.set(name, await must('tar', ['-tzf', join(tarballs, name)], root));
  }
  t.is(contents.size, 2);
  for (const [name, files] of contents) {
    const native = files.filter((file) => file.endsWith('.node'));
    const isMain = /^musterd-\d/.test(name);
    t.is(native.length, isMain ? 0 : 1, name);
    t.true(files.includes('package/LICENSE'), `${name} has its licence`);
    const foreign = files.filter((file) => /__test__|\.rs$|package\/(scripts|bench|ts)\//.test(file));
    t.deepEqual(foreign, [], `${name} holds nothing of the checkout`);
  }
});

test.serial('no install script waits in either package', async (t) => {
  for (const name of ['musterd', platformPackage()]) {
    const file = name === 'musterd' ? join(studio, 'node_modules', name) : name;
    const { default: manifest } = await import(join(file, 'package.json'), { with: { type: 'json' } });
    t.is(manifest.scripts, undefined);
  }
});

test.serial('npx musterd serve matches two players', async (t) => {
  const server = startServer(t, 'npx', ['musterd', 'serve', ...anyPort], studio);
  const { url, adminUrl, pid } = await server.ready;
  t.is((await fetch(`${adminUrl}/readyz`)).status, 200);
  await assertHealthy(t, url, 'musterd.v1.json');
  await assertHealthy(t, url, 'musterd.v1.proto');
  // To the server itself: npx runs it below a shell and passes no signal on.
  process.kill(pid, 'SIGTERM');
  await server.exit;
  t.deepEqual(await remainingAfter(server.mark, 5_000), []);
});

test.serial("require('musterd') serves, with the addon of the platform package", async (t) => {
  const source = `
    const { serve, Matchmaker } = require('musterd');
    serve({ port: 0, admin: { port: 0 } }).then(async (server) => {
      const loaded = process.report.getReport().sharedObjects.filter((file) => file.endsWith('.node'));
      console.log('LOADED ' + JSON.stringify(loaded), typeof Matchmaker);
      await server.close();
    });`;
  const lines = await must(process.execPath, ['-e', source], studio);
  const [, loaded = '[]', kind] = /^LOADED (.*) (\w+)$/m.exec(lines.join('\n')) ?? [];
  const files = JSON.parse(loaded) as string[];
  t.is(files.length, 1, loaded);
  t.true(files[0]?.includes(join('studio', 'node_modules', 'musterd-')), loaded);
  t.is(kind, 'function');
});

test.serial('import finds the library, the client and its protobuf codec, each with its types', async (t) => {
  const source = `
    import { serve } from 'musterd';
    import { connect } from 'musterd/client';
    import { proto } from 'musterd/client/proto';
    const server = await serve({ port: 0, admin: { port: 0 } });
    const client = connect(server.url, { playerId: 'ann', codec: proto });
    console.log('WELCOME', (await client.ready()).playerId);
    await client.close();
    await server.close();`;
  const lines = await must(process.execPath, ['--input-type=module', '-e', source], studio);
  t.true(lines.includes('WELCOME ann'), lines.join('\n'));
  for (const types of ['index.d.ts', 'client/index.d.ts', 'client/proto.d.ts']) {
    t.true(existsSync(join(studio, 'node_modules/musterd/dist', types)), types);
  }
});

test.serial('without the platform package a sentence says what to do', async (t) => {
  const there = platformPackage();
  renameSync(there, `${there}.away`);
  const server = startServer(t, 'npx', ['musterd', 'serve', ...anyPort], studio);
  t.is(await server.exit, 1);
  t.regex(server.printed(), /ERR_MUSTER_ADDON_MISSING.*Install musterd again/);
  t.notRegex(server.printed(), /\n\s+at /, 'no stack');
  renameSync(`${there}.away`, there);
});
