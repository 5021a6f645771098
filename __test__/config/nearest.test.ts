import test from 'ava';

import { nearest, suggestion } from '../../ts/config/nearest.ts';

const words = ['port', 'host', 'adminPort', 'durability', 'logLevel'];

for (const [typed, meant] of [
  ['prot', 'port'],
  ['PORT', 'port'],
  ['hots', 'host'],
  ['adminport', 'adminPort'],
  ['durabilty', 'durability'],
  ['loglvl', 'logLevel'],
  ['', 'port'],
] as const) {
  test(`"${typed}" is nearest to ${meant}`, (t) => t.is(nearest(typed, words), meant));
}

test('the first of equals wins', (t) => t.is(nearest('ab', ['ax', 'xb']), 'ax'));

test('a very long word costs no more than a hundred characters', (t) => {
  t.is(nearest('p'.repeat(10_000_000), words), 'port');
});

test('there is no suggestion without candidates', (t) => {
  t.is(suggestion('prot', []), '');
  t.is(suggestion('prot', words), '; did you mean port?');
});
