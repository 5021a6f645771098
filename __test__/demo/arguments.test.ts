import test from 'ava';

import { readArguments, USAGE, WrongArguments } from '../../ts/demo/arguments.ts';

for (const { words, players, seed } of [
  { words: ['--seed', '7'], players: 1_000, seed: 7 },
  { words: ['--seed=0', '--players=20'], players: 20, seed: 0 },
  { words: ['--players', '5000', '--seed', '4294967295'], players: 5_000, seed: 4_294_967_295 },
]) {
  test(`${words.join(' ')} is taken`, (t) => {
    t.deepEqual(readArguments(words), { players, seed });
  });
}

test('a seed that is not given is invented', (t) => {
  const seeds = new Set(Array.from({ length: 5 }, () => readArguments([])?.seed));
  t.true(seeds.size > 1);
});

test('--help asks for the usage, which names every flag', (t) => {
  t.is(readArguments(['--help']), undefined);
  for (const flag of ['--players', '--seed', '--help']) t.true(USAGE.includes(flag));
});

for (const { words, sentence } of [
  { words: ['--sed', '7'], sentence: /--sed; did you mean --seed/ },
  { words: ['--player=40'], sentence: /--player; did you mean --players/ },
  { words: ['--constructor'], sentence: /Unknown flag --constructor/ },
  { words: ['-p', '40'], sentence: /Unknown flag -p/ },
  { words: ['40'], sentence: /Unknown word 40/ },
  { words: ['--players', '41'], sentence: /even/ },
  { words: ['--players', '18'], sentence: /from 20 to 5000/ },
  { words: ['--players', '5002'], sentence: /from 20 to 5000/ },
  { words: ['--players', 'many'], sentence: /whole number/ },
  { words: ['--players'], sentence: /whole number/ },
  { words: ['--seed', '1.5'], sentence: /whole number/ },
  { words: ['--seed', '-1'], sentence: /whole number|Unknown/ },
]) {
  test(`${words.join(' ')} is refused: ${sentence}`, (t) => {
    t.throws(() => readArguments(words), { instanceOf: WrongArguments, message: sentence });
  });
}
