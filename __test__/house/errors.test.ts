// One table of error codes: the engine's, the shell's and the one in the documents are equal.
import { readFileSync } from 'node:fs';

import test from 'ava';

import { addon } from '../../ts/engine/addon.ts';
import { codes } from '../../ts/errors.ts';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
const source = readFileSync(new URL('../../crates/core/src/code.rs', import.meta.url), 'utf8');

test('the addon and the shell have the same codes in the same order', (t) => {
  t.deepEqual(
    addon().errorCodes(),
    Object.keys(codes).map((name) => `ERR_MUSTER_${name}`),
  );
});

test('a code means the same in Rust and in TypeScript', (t) => {
  const rows = [...source.matchAll(/\/\/\/ (.+)\n\s+\w+ = "(\w+)",/g)];
  const meanings = Object.fromEntries(rows.map(([, meaning, name]) => [name, meaning]));
  t.deepEqual(meanings, Object.fromEntries(Object.entries(codes).map(([name, row]) => [name, row.meaning])));
});

test('docs/protocol.md lists every code once, and no other', (t) => {
  const listed = [...page.matchAll(/^\| `ERR_MUSTER_(\w+)` \| (\d+) \| (.+) \|$/gm)];
  t.deepEqual(
    listed.map(([, name, status, meaning]) => [name, Number(status), meaning]),
    Object.entries(codes).map(([name, row]) => [name, row.status, row.meaning]),
  );
});
