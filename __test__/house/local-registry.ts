// A registry of one's own on a loopback port: what is published goes to a temporary folder, all else comes from the
// registry that npm uses anyway.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../../scripts/lib/child.js';
import { npm } from '../../scripts/lib/packages.js';
import { freePort } from '../support/free-port.ts';

/** The last one for Node 20. */
const VERDACCIO = '6.8.0';
/** One of its packages asks for this by a tag (`cjs`), which is no version, and which not every registry carries. */
const PINNED = { 'node-fetch': '2.7.0' };
const READY_MS = 30_000;

/** A started registry. */
export interface LocalRegistry {
  readonly url: string;
  /** What makes npm use it: address, a token that means nothing, a cache of its own. */
  readonly env: Record<string, string>;
  stop(): Promise<void>;
}

/** Installs and starts a registry below a folder. */
export async function startRegistry(folder: string): Promise<LocalRegistry> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, overrides: PINNED }));
  await must(
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', `verdaccio@${VERDACCIO}`]),
    folder,
  );
  const upstream = (await must(npm(['config', 'get', 'registry']), folder)).at(-1)?.trim() ?? '';
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  writeFileSync(join(folder, 'config.yaml'), configuration(folder, upstream));
  writeFileSync(join(folder, 'npmrc'), `registry=${url}\n//127.0.0.1:${port}/:_authToken=anybody\n`);
  const child = spawn(
    process.execPath,
    [
      join(folder, 'node_modules/verdaccio/bin/verdaccio'),
      '--config',
      'config.yaml',
      '--listen',
      `127.0.0.1:${port}`,
    ],
    { cwd: folder, stdio: 'ignore' },
  );
  await answering(child, `${url}-/ping`);
  return {
    url,
    env: {
      npm_config_registry: url,
      // npm test hands down what the repository's own .npmrc says.
      npm_config_omit_lockfile_registry_resolved: 'false',
      npm_config_userconfig: join(folder, 'npmrc'),
      npm_config_cache: join(folder, 'cache'),
    },
    async stop() {
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** Everybody may publish ours, which is never looked for elsewhere; all else comes from upstream. */
function configuration(folder: string, upstream: string): string {
  return JSON.stringify({
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream, timeout: '60s', max_fails: 5 } },
    packages: {
      'musterd*': { access: '$all', publish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '50mb',
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'error' },
  });
}

async function must([program, ...parameters]: [string, ...string[]], cwd: string): Promise<string[]> {
  const { code, lines } = await run(program, parameters, { cwd });
  if (code !== 0) throw new Error(`${program} ${parameters.join(' ')}: ${code}\n${lines.join('\n')}`);
  return lines;
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the registry ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no registry answers at ${url}`);
}
