// The bots as a user runs them, against a server in a process of its own.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';

import { folderWith } from '../config/folder.ts';
import { checkHistory } from '../history/check.ts';
import { readHistory } from '../history/lines.ts';
import { musterd, serving } from './command.ts';

/** How many players a server has. */
async function sessionsOf(adminUrl: string): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text();
  return Number(/^musterd_sessions (\d+)$/m.exec(text)?.[1]);
}

const EPHEMERAL = ['--ephemeral', '--log-level', 'error'];

test('a load is played, summed up, and written to a history that holds', async (t) => {
  const { url, adminUrl } = await serving(t, EPHEMERAL);
  const folder = folderWith(t, {});
  const history = join(folder, 'bots.jsonl');
  const words = ['bots', '--url', url, '--admin-url', adminUrl, '--history', history, '--seed', '7'];
  const load = ['--players', '40', '--rate', '40', '--seconds', '2', '--drop-rate', '0.3', '--patience', '6'];
  const { code, stdout, stderr } = await musterd([...words, ...load]);
  t.is(code, 0, stderr);
  t.is(stderr, '');
  t.regex(stdout, /^40 players ask for duel at ws:.*, seed 7$/m);
  t.regex(stdout, /^tickets +\d+ asked, \d+ acknowledged \(\d+\.\d\/s\), \d+ refused$/m);
  t.regex(stdout, /^wait for a match +\S+ m?s +/m);
  const { findings, tickets, matches } = checkHistory(readHistory([history]));
  t.true(tickets > 20);
  t.true(matches > 10);
  for (const { invariant, violations } of findings) t.deepEqual(violations, [], `invariant ${invariant}`);
});

test('--json prints the figures as one object, and nothing else', async (t) => {
  const { url } = await serving(t, EPHEMERAL);
  const words = [
    '--players',
    '20',
    '--rate',
    '40',
    '--seconds',
    '1',
    '--patience',
    '0',
    '--codec',
    'json',
    '--json',
  ];
  const { code, stdout } = await musterd(['bots', '--url', url, ...words]);
  t.is(code, 0);
  const { tickets, ended, wrong } = JSON.parse(stdout);
  t.true(tickets.acknowledged > 0);
  t.is(tickets.acknowledged, ended.matched + ended.cancelled + ended.waiting);
  t.deepEqual(wrong, []);
});

test('a server that goes and stays away is told', async (t) => {
  const { url, adminUrl, child } = await serving(t, EPHEMERAL);
  const running = musterd([
    'bots',
    '--url',
    url,
    '--players',
    '10',
    '--rate',
    '20',
    '--seconds',
    '3',
    '--patience',
    '0',
  ]);
  while ((await sessionsOf(adminUrl)) < 10) await sleep(50);
  child.kill('SIGKILL');
  const { code, stderr } = await running;
  t.is(code, 1);
  t.regex(stderr, /musterd bots: the server is gone/);
});

for (const [name, words, code, pattern] of [
  [
    'no server',
    ['--url', 'ws://127.0.0.1:1'],
    1,
    /CLOSED: No server answers at ws:.*ECONNREFUSED.*musterd serve/,
  ],
  ['a flag that is wrong', ['--playres', '3'], 2, /unknown flag --playres; did you mean --players\?/],
  ['a share above 1', ['--drop-rate', '2'], 2, /--drop-rate <P>.* It takes a number from 0 to 1\./],
  ['an address that is none', ['--url', 'http://x'], 2, /It takes a ws:\/\/ or wss:\/\/ URL/],
  ['too many players', ['--players', '100001'], 2, /whole number from 1 to 100000/],
  [
    'a rule file without the queue',
    ['--rules', 'other.json'],
    2,
    /--queue: other\.json has no queue duel, but other/,
  ],
  [
    'a secret that is too short',
    ['--jwt-secret-file', 'secret'],
    2,
    /HS256 needs at least 32 bytes, secret has 5/,
  ],
  [
    'an admin token that is not there',
    ['--admin-url', 'http://x', '--admin-token-file', 'none'],
    2,
    /none: no such file/,
  ],
  ['a history that cannot be written', ['--history', 'none/h.jsonl'], 2, /--history: ENOENT/],
] as const) {
  test(`musterd bots with ${name} ends with ${code} and says why`, async (t) => {
    const { url } =
      name.startsWith('a history') || name.startsWith('an admin')
        ? await serving(t, EPHEMERAL)
        : { url: 'ws://127.0.0.1:1' };
    const cwd = folderWith(t, { 'other.json': '{}', secret: 'short' });
    const ended = await musterd(['bots', '--url', url, ...words], { cwd });
    t.is(ended.code, code, ended.stderr);
    t.regex(ended.stderr, pattern);
    t.is(ended.stdout, '');
  });
}

test('--help shows examples', async (t) => {
  const { code, stdout } = await musterd(['bots', '--help']);
  t.is(code, 0);
  for (const pattern of [/Examples:/, /--drop-rate/, /--history/, /--jwt-secret-file/, /docs\/bots\.md/])
    t.regex(stdout, pattern);
});
