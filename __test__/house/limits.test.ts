// The limits that docs/protocol.md and docs/limits.md promise are those that the code has.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { embedded } from '../../ts/config/generated/embedded.ts';
import { paths } from '../../ts/config/schema.ts';
import * as profiles from '../../ts/profiles/limits.ts';
import * as gateway from '../../ts/server/settings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/protocol.md'), 'utf8');

/** Every `pub const NAME: type = product of numbers;` of the crates' limits. */
const constants = new Map(
  readdirSync(join(root, 'crates')).flatMap((crate) => {
    const source = readIfThere(join(root, 'crates', crate, 'src/limits.rs'));
    return [...source.matchAll(/^pub const (\w+): \w+ = ([\d_ *]+);/gm)].map(
      ([, name = '', product = '']) => [name, valueOf(product)] as const,
    );
  }),
);

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function valueOf(product: string): number {
  return product
    .split('*')
    .map((factor) => Number(factor.replaceAll('_', '')))
    .reduce((one, other) => one * other);
}

/** The value of a key such as `limits.burst` or of a constant such as `ID_CHARS`. */
function limitOf(name: string): unknown {
  if (!name.includes('.')) return constants.get(name);
  return name.split('.').reduce<unknown>((at, word) => (at as Record<string, unknown>)[word], embedded);
}

const section = page.split('## Limits')[1]?.split('\n## ')[0] ?? '';
const rows = [...section.matchAll(/^\| (.+) \| ([\d,]+) \| (.+) \|$/gm)];

test('the table is found', (t) => {
  t.true(rows.length > 20);
});

for (const [, what = '', limit = '', names = ''] of rows) {
  test(`${what}: ${limit}`, (t) => {
    for (const [, name = ''] of names.matchAll(/`([\w.]+)`/g)) {
      t.is(limitOf(name), Number(limit.replaceAll(',', '')), name);
    }
  });
}

const limitsPage = readFileSync(join(root, 'docs/limits.md'), 'utf8');
const limitRows = [...limitsPage.matchAll(/^\| (.+) \| ([\d,]+) \| `([\w.]+)` \| (.+) \|$/gm)];

for (const [, what = '', limit = '', name = ''] of limitRows) {
  test(`docs/limits.md: ${what}: ${limit}`, (t) => {
    const value = name.includes('.') ? limitOf(name) : (gateway as Record<string, unknown>)[name];
    t.is(value, Number(limit.replaceAll(',', '')), name);
  });
}

const profilesPage = readFileSync(join(root, 'docs/profiles.md'), 'utf8');
const profileRows = [...profilesPage.matchAll(/^\| (.+) \| ([\d,]+) \| `([\w.]+)` \|$/gm)];

test('the table of docs/profiles.md is found', (t) => {
  t.true(profileRows.length > 10);
});

for (const [, what = '', limit = '', name = ''] of profileRows) {
  test(`docs/profiles.md: ${what}: ${limit}`, (t) => {
    const value = (profiles as Record<string, unknown>)[name] ?? limitOf(name);
    t.is(value, Number(limit.replaceAll(',', '')), name);
  });
}

test('docs/limits.md has a row for every limit of the configuration', (t) => {
  const documented = new Set(limitRows.map(([, , , name]) => name));
  const missing = paths.filter((path) => path.startsWith('limits.') && !documented.has(path));
  t.deepEqual(missing, ['limits.includeLoopback'], 'which is no number, and in the text');
  t.true(limitsPage.includes('`limits.includeLoopback`'));
  t.is(limitOf('limits.includeLoopback'), false);
});
