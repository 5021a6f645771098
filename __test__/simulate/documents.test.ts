// docs/simulate.md: its examples run, and its tables have every key.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { musterd } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { within } from './rules.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/simulate.md', import.meta.url)), 'utf8');

/** The first block of a language. */
const block = (language: string) => new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(page)?.[1] ?? '';

const attributes = [
  { name: 'rating', type: 'number' },
  { name: 'mode', type: 'string', default: 'ranked' },
  { name: 'maps', type: 'string_list', default: [] },
  { name: 'roles', type: 'string_list', default: [] },
  { name: 'avoid', type: 'string_list', default: [] },
  { name: 'skill', type: 'string_number_map', default: {} },
  { name: 'level', type: 'number', default: 1 },
  { name: 'season', type: 'number', default: 1 },
  { name: 'build', type: 'string', default: '1' },
];

const files = () => ({
  'duel.json': { ...within(100), playerAttributes: attributes, teams: teams(2) },
  'wide.json': { ...within(400), playerAttributes: attributes, teams: teams(2) },
  'day.ndjson': block('ndjson'),
  'players.json': block('json'),
  'online.csv': block('csv'),
});

const teams = (size: number) => ['red', 'blue'].map((name) => ({ name, minPlayers: 1, maxPlayers: size }));

const commands = block('sh')
  .trim()
  .split('\n')
  .map((line) => line.split(' ').slice(2));

test('the page has commands', (t) => {
  t.is(commands.length, 4);
});

for (const words of commands) {
  test.serial(words.join(' '), async (t) => {
    const { code, stderr } = await musterd(words, { cwd: folderWith(t, files()) });
    t.is(code, 0, stderr);
    t.is(stderr, '');
  });
}

test.serial('every key of the report is on the page', async (t) => {
  const words = ['simulate', '--rules', 'duel.json', '--trace', 'day.ndjson', '--json'];
  const { stdout } = await musterd(words, { cwd: folderWith(t, files()) });
  const keys = new Set<string>();
  JSON.parse(stdout, (key, value: unknown) => {
    if (key !== '' && Number.isNaN(Number(key))) keys.add(key);
    return value;
  });
  t.true(keys.size > 30);
  t.deepEqual(
    [...keys].filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}[]\``)),
    [],
  );
});

test.serial('every flag is on the page', async (t) => {
  for (const command of ['simulate', 'replay']) {
    const { stdout } = await musterd([command, '--help']);
    const flags = [...stdout.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, flag = '']) => flag);
    t.true(flags.length > 5);
    t.deepEqual(
      flags.filter((flag) => !page.includes(flag)),
      [],
    );
  }
});
