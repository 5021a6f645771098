// The arrows of docs/architecture.md: who may import whom. An arrow that is not in these tables fails.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';
import typescript from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Crate to the crates of ours that it may name. */
const crates: Record<string, string[]> = {
  'musterd-ring': [],
  'musterd-kernel': [],
  'musterd-core': ['musterd-kernel'],
  'musterd-wire': ['musterd-core'],
  'musterd-host': ['musterd-core', 'musterd-kernel', 'musterd-ring', 'musterd-wire'],
  'musterd-store': ['musterd-kernel'],
  'musterd-node': ['musterd-host', 'musterd-kernel', 'musterd-store'],
};

/** The only crate that may name napi. */
const NAPI_CRATE = 'musterd-node';

/** Room of ts/ (a folder, or a file at its top) to the rooms that it may import. */
const rooms: Record<string, string[]> = {
  'errors.ts': [],
  'limits.ts': [],
  protocol: ['errors.ts'],
  client: ['protocol', 'errors.ts'],
  identity: ['protocol', 'errors.ts'],
  engine: ['protocol', 'errors.ts'],
  profiles: ['engine', 'protocol', 'errors.ts'],
  config: ['engine', 'profiles', 'protocol', 'errors.ts', 'limits.ts'],
  telemetry: ['engine', 'protocol', 'errors.ts'],
  server: ['engine', 'identity', 'profiles', 'protocol', 'errors.ts', 'limits.ts'],
  admin: ['engine', 'profiles', 'protocol', 'errors.ts'],
  'secrets.ts': ['admin', 'config', 'identity', 'server', 'telemetry'],
  workers: ['secrets.ts', 'config', 'engine', 'identity', 'profiles', 'server', 'telemetry', 'errors.ts'],
  'serve.ts': [
    'secrets.ts',
    'workers',
    'admin',
    'config',
    'engine',
    'identity',
    'profiles',
    'protocol',
    'server',
    'telemetry',
    'errors.ts',
  ],
  'matchmaker.ts': ['config', 'engine', 'protocol', 'errors.ts'],
  'kernel.ts': ['engine'],
  'index.ts': [
    'kernel.ts',
    'serve.ts',
    'matchmaker.ts',
    'config',
    'engine',
    'profiles',
    'protocol',
    'server',
    'errors.ts',
  ],
  bots: ['client', 'protocol', 'errors.ts'],
  simulate: ['config', 'errors.ts'],
  cli: ['serve.ts', 'index.ts', 'bots', 'client', 'config', 'engine', 'server', 'simulate', 'errors.ts'],
  demo: ['index.ts', 'serve.ts', 'bots', 'client', 'config', 'protocol', 'errors.ts'],
};

/** What comes from outside, and the only files that may import it. */
const outside: Record<string, string[]> = {
  ws: ['server/gateway.ts', 'client/node-socket.ts'],
  'prom-client': ['telemetry/metrics.ts'],
  'protobufjs/minimal.js': ['protocol/generated/v1.js', 'protocol/generated/v1.d.ts'],
};

/** The one file that loads the native addon. */
const ADDON_LOADER = 'engine/addon.ts';

interface Import {
  readonly file: string;
  readonly target: string;
}

/** Every import of ts/, of types too; a relative one as a path below ts/. */
function importsOfShell(): Import[] {
  const folder = join(root, 'ts');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(ts|js)$/.test(path))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return typescript.preProcessFile(source).importedFiles.map(({ fileName }) => ({
        file,
        target: fileName.startsWith('.') ? join(dirname(file), fileName).replaceAll('\\', '/') : fileName,
      }));
    });
}

const roomOf = (path: string) => path.split('/')[0] ?? '';
const isOurs = (target: string) => roomOf(target) in rooms;
const imports = importsOfShell();

test('crates name only crates below them', (t) => {
  const output = execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { packages } = JSON.parse(output) as {
    packages: { name: string; dependencies: { name: string }[] }[];
  };
  t.deepEqual(packages.map(({ name }) => name).toSorted(), Object.keys(crates).toSorted());
  for (const { name, dependencies } of packages) {
    const ours = dependencies.map((dependency) => dependency.name).filter((other) => other in crates);
    const upward = ours.filter((other) => !crates[name]?.includes(other));
    t.deepEqual(upward, [], `${name} may not name these`);
    const napi = dependencies.some((dependency) => dependency.name.startsWith('napi'));
    t.is(napi, name === NAPI_CRATE, `napi in ${name}`);
  }
});

test('every room of the shell is in the table', (t) => {
  const found = new Set(imports.map(({ file }) => roomOf(file)));
  t.deepEqual([...found].filter((room) => !(room in rooms)).toSorted(), []);
});

test('rooms import only rooms below them', (t) => {
  const upward = imports
    .filter(({ target }) => isOurs(target))
    .filter(({ file, target }) => roomOf(file) !== roomOf(target))
    .filter(({ file, target }) => !rooms[roomOf(file)]?.includes(roomOf(target)));
  t.deepEqual(
    upward.map(({ file, target }) => `${file} → ${target}`),
    [],
  );
});

for (const [name, files] of Object.entries(outside)) {
  test(`${name} is imported by ${files.join(' and ')} alone`, (t) => {
    const importers = new Set(imports.filter(({ target }) => target === name).map(({ file }) => file));
    t.deepEqual([...importers].toSorted(), files.toSorted());
  });
}

test('the client uses nothing of Node', (t) => {
  const used = imports.filter(({ file, target }) => roomOf(file) === 'client' && target.startsWith('node:'));
  t.deepEqual(
    used.map(({ file, target }) => `${file} → ${target}`),
    [],
  );
});

test('one file loads the native addon', (t) => {
  const loaders = new Set(
    imports
      .filter(({ file }) => /createRequire|dlopen/.test(readFileSync(join(root, 'ts', file), 'utf8')))
      .map(({ file }) => file),
  );
  t.deepEqual([...loaders], [ADDON_LOADER]);
});
