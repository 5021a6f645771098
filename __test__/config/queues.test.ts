import { join } from 'node:path';

import test from 'ava';

import { loadConfiguration, type Sources } from '../../ts/config/load.ts';
import type { ConfigProblem } from '../../ts/config/problem.ts';
import { anyTwo, folderWith } from './folder.ts';

const namesOf = async (sources: Sources) => (await loadConfiguration(sources)).queues.map(({ name }) => name);

/** A problem as the engine finds it in the text that it got. */
const at = (path: string) => ({ path, line: 7, message: 'wrong' });

const problemsOf = (sources: Sources) =>
  loadConfiguration(sources).then(
    () => [],
    ({ problems }: { problems: readonly ConfigProblem[] }) => problems,
  );

test('queues of a file take the place of the embedded ones', async (t) => {
  const folder = folderWith(t, { 'musterd.json': { queues: { arena: { rules: anyTwo } } } });
  t.deepEqual(await namesOf({ file: join(folder, 'musterd.json') }), ['arena']);
});

test('rule files take the place of the embedded queues', async (t) => {
  const folder = folderWith(t, { 'arena.json': anyTwo });
  t.deepEqual(await namesOf({ options: { rules: [folder] } }), ['arena']);
});

test('rule files come on top of the queues of a file, and win', async (t) => {
  const folder = folderWith(t, {
    'musterd.json': { queues: { arena: { rules: anyTwo }, cup: { rules: anyTwo } } },
    'rules/arena.json': { ...anyTwo, name: 'from the file' },
    'rules/derby.json': anyTwo,
  });
  const { queues } = await loadConfiguration({
    file: join(folder, 'musterd.json'),
    options: { rules: [join(folder, 'rules')] },
  });
  t.deepEqual(
    queues.map(({ name }) => name),
    ['arena', 'cup', 'derby'],
  );
  t.is(JSON.parse(queues[0]?.rules ?? '').name, 'from the file');
});

test('a rule file is named by its queue.name, else by the name of the file', async (t) => {
  const folder = folderWith(t, {
    'a.json': { ...anyTwo, queue: { name: 'arena' } },
    'cup.json': anyTwo,
    'readme.txt': 'not a rule set',
  });
  t.deepEqual(await namesOf({ options: { rules: [folder] } }), ['arena', 'cup']);
});

test('paths in a configuration file are relative to it', async (t) => {
  const folder = folderWith(t, {
    'etc/musterd.yaml': 'queues: { arena: { rules: ../rules/one.json } }\nrules: [../rules/two.json]\n',
    'rules/one.json': anyTwo,
    'rules/two.json': anyTwo,
  });
  t.deepEqual(await namesOf({ file: join(folder, 'etc/musterd.yaml') }), ['arena', 'two']);
});

test('a queue key is laid over the rule set', async (t) => {
  const folder = folderWith(t, {
    'musterd.json': {
      queues: {
        inline: { rules: { ...anyTwo, queue: { tickMs: 5, capacity: 9 } }, tickMs: 0 },
        file: { rules: 'arena.json', tickMs: 0 },
      },
    },
    'arena.json': anyTwo,
  });
  const { queues } = await loadConfiguration({ file: join(folder, 'musterd.json') });
  t.deepEqual(
    queues.map(({ rules }) => JSON.parse(rules).queue),
    [{ tickMs: 0, capacity: 9 }, { tickMs: 0 }],
  );
});

test('a rule file without queue keys is passed on as it is, so that lines are right', async (t) => {
  const text = `\n\n${JSON.stringify(anyTwo)}\n`;
  const folder = folderWith(t, { 'arena.json': text, 'bom.json': `\uFEFF${text}` });
  const { queues } = await loadConfiguration({ options: { rules: [folder] } });
  t.deepEqual(
    queues.map(({ rules }) => rules),
    [text, text],
  );
});

test('a problem is placed where the user wrote it', async (t) => {
  const folder = folderWith(t, {
    'musterd.yaml': [
      'queues:',
      '  inline:',
      '    tickMs: -1',
      '    rules:',
      '      teams:',
      '        - name: red',
      '  file:',
      '    rules: arena.json',
      '    tickMs: -1',
    ].join('\n'),
    'arena.json': anyTwo,
  });
  const file = join(folder, 'musterd.yaml');
  const { queues } = await loadConfiguration({ file });
  const [inline, inFile] = queues;
  t.like(inline?.place(at('queue.tickMs')), { file, line: 3, path: 'queues.inline.tickMs' });
  t.like(inline?.place(at('teams[0].name')), { file, line: 6, path: 'queues.inline.rules.teams[0].name' });
  t.like(inFile?.place(at('queue.tickMs')), { file, line: 9, path: 'queues.file.tickMs' });
  t.regex(inFile?.place(at('teams')).file ?? '', /arena\.json$/);
});

for (const [name, queues, message] of [
  [
    'an unknown queue key',
    { arena: { rules: anyTwo, tickMS: 1 } },
    /tickMS: unknown key; did you mean tickMs\?/,
  ],
  ['no rules', { arena: {} }, /arena\.rules: must be a rule set/],
  ['a missing rule file', { arena: { rules: 'none.json' } }, /none\.json: no such file or directory/],
  ['a list of queues', [anyTwo], /queues: must be a mapping of names to mappings/],
] as const) {
  test(`a configuration with ${name} is refused`, async (t) => {
    const error = await t.throwsAsync(loadConfiguration({ options: { queues } }));
    t.regex(error?.message ?? '', message);
  });
}

test('every rule file that cannot be used is told', async (t) => {
  const folder = folderWith(t, {
    'one/a.json': { ...anyTwo, queue: { name: 'arena' } },
    'two/b.json': { ...anyTwo, queue: { name: 'arena' } },
    'empty/readme.txt': '',
  });
  const rules = ['one', 'two', 'empty', 'none'].map((name) => join(folder, name));
  const problems = await problemsOf({ options: { rules } });
  t.deepEqual(
    problems.map(({ file, message }) => [file, message]),
    [
      [
        join(folder, 'two/b.json'),
        `is a second file for the queue arena, after ${join(folder, 'one/a.json')}`,
      ],
      [join(folder, 'empty'), 'is a folder without a .json file'],
      [join(folder, 'none'), 'no such file or directory'],
    ],
  );
});

test('a rule file that is no JSON is passed on: the engine says where it breaks', async (t) => {
  const folder = folderWith(t, { 'arena.json': '{ "teams": [' });
  t.deepEqual(await namesOf({ options: { rules: [folder] } }), ['arena']);
});
