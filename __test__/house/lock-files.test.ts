// The lock files install everywhere: npm leaves packages of other platforms out when it writes a lock file where it
// cannot see them, and `npm ci` then refuses that file.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import test from 'ava';

interface LockFile {
  readonly packages: Record<
    string,
    { readonly resolved?: string; readonly optionalDependencies?: Record<string, string> }
  >;
}

const root = new URL('../../', import.meta.url);

for (const path of ['package-lock.json', 'bench/package-lock.json']) {
  const file = fileURLToPath(new URL(path, root));
  if (!existsSync(file)) continue;
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as LockFile;

  test(`${path} names the optional packages of every platform`, (t) => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages),
      ),
    );
    t.deepEqual(missing, []);
  });

  test(`${path} names no registry`, (t) => {
    t.deepEqual(
      Object.values(packages).flatMap(({ resolved }) => resolved ?? []),
      [],
    );
  });
}
