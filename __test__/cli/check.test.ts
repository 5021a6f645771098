import test from 'ava';

import { anyTwo, folderWith } from '../config/folder.ts';
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
  t.deepEqual(stdout.split('\n').slice(0, 5), [
    'cup.json: ok',
    '  queue world-cup: a pass each 200 ms, tickets time out after 60 s',
    '  teams: home of 2 to 3, guest of 2',
    '  rule close: batchDistance of rating at most 100, which the search is indexed by',
    '  expansion: rules[close].maxDistance becomes 250 after 5 s',
  ]);
  t.regex(stdout, /note: expansionAgeSelection is newest/);
});

test.serial('there is no note on waits under clock oldest', async (t) => {
  const cwd = folderWith(t, { 'cup.json': { ...cup, algorithm: { expansionAgeSelection: 'oldest' } } });
  const { stdout } = await musterd(['check', 'cup.json'], { cwd });
  t.notRegex(stdout, /note/);
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

test.serial('a rule set that uses more than this build runs is refused by name', async (t) => {
  const rules = [{ name: 'maps', type: 'collection', measurements: [], operation: 'intersection' }];
  const cwd = folderWith(t, { 'maps.json': { ...anyTwo, rules } });
  const { code, stdout } = await musterd(['check', 'maps.json'], { cwd });
  t.is(code, 2);
  t.regex(stdout, /^maps\.json:\d+: rules\[0\].*: not supported yet: rule type collection/m);
});

test.serial('an empty folder is a mistake', async (t) => {
  const cwd = folderWith(t, { 'rules/readme.txt': '' });
  const { code, stdout } = await musterd(['check', 'rules'], { cwd });
  t.is(code, 2);
  t.is(stdout, 'rules: is a folder without a .json file\n');
});
