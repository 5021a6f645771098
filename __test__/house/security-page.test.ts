// The table of limits in docs/security.md is that of the code: every limit of ours is in it, with its value.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { embedded } from '../../ts/config/generated/embedded.ts';
import * as identity from '../../ts/identity/limits.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

const section = read('docs/security.md').split('\n## Limits')[1]?.split('\n## ')[0] ?? '';
const rows = [...section.matchAll(/^\| .+ \| ([\d,]+) \| (.+) \|$/gm)].flatMap(([, limit = '', names = '']) =>
  [...names.matchAll(/`([\w.]+)`/g)].map(
    ([, name = '']) => [name, Number(limit.replaceAll(',', ''))] as const,
  ),
);

const engine = Object.fromEntries(
  [...read('crates/core/src/limits.rs').matchAll(/^pub const (\w+): \w+ = ([\d_]+);/gm)].map(
    ([, name = '', value = '']) => [name, Number(value.replaceAll('_', ''))],
  ),
);
const configured = Object.entries(embedded.limits as Record<string, unknown>).flatMap(([name, value]) =>
  typeof value === 'number' ? [[`limits.${name}`, value] as const] : [],
);
const ours: Readonly<Record<string, number>> = { ...engine, ...Object.fromEntries(configured), ...identity };

for (const [name, value] of rows) {
  test(`${name} is ${value}`, (t) => {
    t.is(ours[name], value);
  });
}

test('every limit of the configuration and of sign-in is in the table', (t) => {
  const listed = new Set(rows.map(([name]) => name));
  const missing = [...configured.map(([name]) => name), ...Object.keys(identity)].filter(
    (name) => !listed.has(name),
  );
  t.deepEqual(missing, []);
});

test('the shell and the engine mean the same where both have a limit', (t) => {
  t.is(engine['CLAIM_ATTRIBUTES'], identity.CLAIM_ATTRIBUTES);
  t.is(engine['TICKET_PLAYERS'], identity.PARTY_MEMBERS);
});
