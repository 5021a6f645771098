// There is no docker here to build the image with: what its recipe names is there, and its commands work.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { run } from '../../scripts/lib/child.js';
import { startServer } from './server-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const recipe = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .replaceAll(/^#.*\n/gm, '')
  .replaceAll(/\\\n\s*/g, '');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: { musterd: string } };
const cli = join(root, manifest.bin.musterd);

/** Every line of an instruction, in the last stage. */
function last(instruction: string): string[] {
  const stage = recipe.slice(recipe.lastIndexOf('\nFROM '));
  return [...stage.matchAll(new RegExp(`^${instruction} (.+)$`, 'gm'))].map(([, rest = '']) => rest);
}

const list = (text = '[]') => JSON.parse(text) as string[];
const settings = Object.fromEntries(
  last('ENV').flatMap((line) => line.split(' ').map((setting) => setting.split('=') as [string, string])),
);
const health = list(/CMD (\[.+\])$/.exec(last('HEALTHCHECK')[0] ?? '')?.[1]);

test('it runs what the package calls musterd', async (t) => {
  const [program, file] = list(last('ENTRYPOINT')[0]);
  t.is(program, 'node');
  t.is(file, `/opt/musterd/node_modules/musterd/${manifest.bin.musterd}`);
  const { code } = await run(process.execPath, [cli, ...list(last('CMD')[0]), '--help']);
  t.is(code, 0);
});

test('every setting of its environment is one of the server', async (t) => {
  const { lines } = await run(process.execPath, [cli, 'serve', '--help']);
  const ours = Object.keys(settings).filter((name) => name.startsWith('MUSTERD_'));
  t.true(ours.length > 0);
  for (const name of ours) {
    const flag = `--${name.slice('MUSTERD_'.length).toLowerCase().replaceAll('_', '-')} `;
    t.true(lines.join('\n').includes(flag), flag);
  }
});

test('it is nobody privileged, keeps its data in a volume of his, and hears SIGTERM', (t) => {
  t.deepEqual(last('USER'), ['1000:1000']);
  t.deepEqual(last('VOLUME'), [settings['MUSTERD_DATA_DIR']]);
  t.true(
    last('RUN').some((line) =>
      line.includes(`--owner=node --group=node --mode=0700 ${settings['MUSTERD_DATA_DIR']}`),
    ),
  );
  t.deepEqual(last('STOPSIGNAL'), ['SIGTERM']);
  t.deepEqual(last('EXPOSE'), [settings['MUSTERD_PORT']], 'not the admin port');
});

test('its base has the C library of the package that it installs, and a Node that we run on', (t) => {
  const bases = [...recipe.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  t.is(new Set(bases).size, 1);
  const [, version] = /^node:(\d+)-bookworm-slim$/.exec(bases[0] ?? '') ?? [];
  t.true(Number(version) >= 20, bases[0]);
  t.regex(recipe, /musterd-linux-\$\(node -p process\.arch\)-gnu-/);
});

test('of the checkout only the packed packages are sent to docker', (t) => {
  const rules = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');
  t.deepEqual(
    rules.filter((line) => line !== '' && !line.startsWith('#')),
    ['*', '!tarballs'],
  );
  const copied = [...recipe.matchAll(/^COPY (\S+) /gm)].map(([, source]) => source);
  t.deepEqual(copied, ['tarballs/', '--from=install']);
});

test('its health check tells a ready server from none', async (t) => {
  const [program = '', ...parameters] = health;
  t.is(program, 'node');
  const server = startServer(
    t,
    process.execPath,
    [cli, 'serve', '--ephemeral', '--port', '0', '--admin-port', '0'],
    root,
  );
  const { adminUrl } = await server.ready;
  const env = { MUSTERD_ADMIN_PORT: new URL(adminUrl).port };
  t.is((await run(process.execPath, parameters, { env })).code, 0);
  server.child.kill('SIGTERM');
  await server.exit;
  t.is((await run(process.execPath, parameters, { env })).code, 1);
});
