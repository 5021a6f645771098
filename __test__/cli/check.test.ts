import test from 'ava';

import { anyTwo, folderWith } from '../config/folder.ts';
import type { Plan } from '../../ts/engine/rules.ts';
import { musterd } from './command.ts';

const cup = {
  name: 'cup',
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  teams: [
    { name: 'home', minPlayers: 2, maxPlayers: 3 },
    { name: 'guest', minPlayers: 2, maxPlayers: 2 },
  ],
  rules: [{ name: 'close', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 100 }],
  expansions: [{ target: 'rules[close].maxDistance', steps: [{ waitTimeSeconds: 5, value: 250 }] }],
  queue: { name: 'world-cup', tickMs: 200, requestTimeoutSeconds: 60 },
};

test.serial('good rules are ok, with what the engine makes of them', async (t) => {
  const cwd = folderWith(t, { 'cup.json': cup });
  const { code, stdout, stderr } = await musterd(['check', 'cup.json'], { cwd });
  t.is(code, 0, stderr);
  const lines = stdout.split('\n');
  t.deepEqual(lines.slice(0, 8), [
    'cup.json: ok',
    '  queue world-cup: a pass each 200 ms, tickets time out after 60 s; exhaustiveSearch, objective oldest',
    '  teams: home of 2 to 3, guest of 2',
    '  index: the pool is ordered by rule close (batchDistance of rating, maxDistance 100)',
    '  expansions by the age of the newest ticket:',
    '    from  rules[close].maxDistance',
    '     0 s                       100',
    '     5 s                       250',
  ]);
  t.deepEqual(lines.slice(8, 13), [
    '  evaluations, estimated, of 2,000,000 that one pass has:',
    '    tickets  candidates  one match  all tickets  passes',
    '      1,000          80         85       85,000       1',
    '     10,000         800        805    8,050,000       5',
    '    100,000       8,000      8,005  800,500,000     401',
  ]);
  t.regex(lines[13] ?? '', /^ {4}model: /);
  t.deepEqual(
    lines.slice(14).map((line) => line.split(': ').slice(0, 3).join(': ')),
    [
      '  warning: starves: algorithm.expansionAgeSelection',
      '  note: playerAttributes[rating]: a number without default',
      '',
    ],
  );
});

test.serial('--json prints one document of plans and problems', async (t) => {
  const cwd = folderWith(t, { 'cup.json': cup, 'wrong.json': '{"teams": 5}' });
  const { code, stdout } = await musterd(['check', '--json', 'cup.json', 'wrong.json', 'none.json'], { cwd });
  t.is(code, 2);
  const { ok, files, problems } = JSON.parse(stdout) as {
    ok: boolean;
    files: { file: string; queue: string; plan: Plan }[];
    problems: { file: string; path: string }[];
  };
  t.false(ok);
  t.deepEqual(
    files.map(({ file, queue }) => [file, queue]),
    [['cup.json', 'world-cup']],
  );
  t.deepEqual(files[0]?.plan.timeline.rows, [
    { fromMs: 0, values: ['100'] },
    { fromMs: 5_000, values: ['250'] },
  ]);
  t.deepEqual(
    problems.map(({ file, path }) => `${file} ${path}`),
    ['wrong.json ruleLanguageVersion', 'wrong.json teams', 'none.json '],
  );
  const fine = await musterd(['check', '--json', 'cup.json'], { cwd });
  t.is(fine.code, 0);
  t.true((JSON.parse(fine.stdout) as { ok: boolean }).ok);
});

test.serial('there is no warning of waits under clock oldest', async (t) => {
  const cwd = folderWith(t, { 'cup.json': { ...cup, algorithm: { expansionAgeSelection: 'oldest' } } });
  const { stdout } = await musterd(['check', 'cup.json'], { cwd });
  t.notRegex(stdout, /warning/);
});

test.serial('every problem of every file is told with path and line', async (t) => {
  const cwd = folderWith(t, {
    'rules/a-good.json': anyTwo,
    'rules/b-wrong.json': '{\n  "ruleLanguageVersion": "2.0",\n  "teams": [],\n  "teems": []\n}',
    'rules/c-broken.json': '{\n  "teams": [,]\n}',
    'rules/ignored.txt': 'no rule set',
  });
  const { code, stdout } = await musterd(['check', 'rules', 'none.json'], { cwd });
  t.is(code, 2);
  const lines = stdout.trim().split('\n');
  t.is(lines[0], 'rules/a-good.json: ok');
  t.true(
    lines.some((line) => line.startsWith('rules/b-wrong.json:2: ruleLanguageVersion: ')),
    stdout,
  );
  t.true(
    lines.some((line) => line.startsWith('rules/b-wrong.json:4: teems: unknown key')),
    stdout,
  );
  t.true(
    lines.some((line) => /^rules\/c-broken\.json:2: .*JSON/.test(line)),
    stdout,
  );
  t.is(lines.at(-1), 'none.json: no such file or directory');
  t.notRegex(stdout, /ignored/);
});

test.serial('warnings are printed and are no problems', async (t) => {
  const rules = [
    {
      name: 'many',
      type: 'comparison',
      measurements: 'count(teams[red].players)',
      operation: '>',
      referenceValue: 1,
    },
  ];
  const cwd = folderWith(t, { 'many.json': { ...anyTwo, rules } });
  const { code, stdout } = await musterd(['check', 'many.json'], { cwd });
  t.is(code, 0);
  t.regex(stdout, /^ {2}warning: never passes: rules\[many\]: it can never hold: .*from 1 to 1/m);
});

test.serial('what is not there yet is refused by name', async (t) => {
  const cwd = folderWith(t, { 'placed.json': { ...anyTwo, queue: { placement: {} } } });
  const { code, stdout } = await musterd(['check', 'placed.json'], { cwd });
  t.is(code, 2);
  t.regex(stdout, /^placed\.json:\d+: queue\.placement: not supported yet: placement/m);
});

test.serial('an empty folder is a mistake', async (t) => {
  const cwd = folderWith(t, { 'rules/readme.txt': '' });
  const { code, stdout } = await musterd(['check', 'rules'], { cwd });
  t.is(code, 2);
  t.is(stdout, 'rules: is a folder without a .json file\n');
});
