// `musterd simulate`, as it is typed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { musterd } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import type { Outcome } from '../../ts/simulate/outcome.ts';
import { within } from './rules.ts';

const PLAYERS = 100_000;
const TRACE = [
  '{"atMs": 0, "ticketId": "a", "players": [{"playerId": "ann", "attributes": {"rating": 1500}}]}',
  '{"atMs": 2000, "ticketId": "b", "players": [{"playerId": "bob", "attributes": {"rating": 1540}}]}',
  '{"atMs": 3000, "ticketId": "c", "players": [{"playerId": "cid", "attributes": {"rating": 9000}}]}',
  '{"atMs": 4000, "cancel": "c"}',
].join('\n');

const files = () => ({
  'narrow.json': within(50),
  'wide.json': within(400),
  'trace.ndjson': TRACE,
  'broken.ndjson': `${TRACE}\n{"atMs": "soon"}\n`,
  'wrong.json': '{ "ruleLanguageVersion": "1.0",\n  "teams": 7 }',
  'players.json': JSON.stringify({ players: 500, attributes: { rating: { uniform: [1_000, 2_000] } } }),
  'bad-players.json': '{\n  "playerz": 500\n}',
  'curve.csv': 'time_utc,players\n2024-03-04T00:00:00Z,5\n2024-03-04T01:00:00Z,5\n',
  'bad-curve.csv': 'when,who\n',
});

const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

test.serial(`${PLAYERS} players by one seed give identical bytes twice`, async (t) => {
  t.timeout(300_000);
  const cwd = folderWith(t, files());
  const runs = [];
  for (const html of ['one.html', 'two.html']) {
    const synthetic = `players=${PLAYERS},rating=1500~300,party=1:1,patience=60`;
    const words = [
      '--rules',
      'narrow.json',
      '--synthetic',
      synthetic,
      '--seed',
      '7',
      '--json',
      '--html',
      html,
    ];
    const { code, stdout, stderr } = await musterd(['simulate', ...words], { cwd });
    t.is(code, 0, stderr);
    const outcome = JSON.parse(stdout) as Outcome;
    t.is(outcome.sides[0]?.all.players, PLAYERS);
    runs.push([hashOf(stdout), hashOf(readFileSync(join(cwd, html)))]);
  }
  t.deepEqual(runs[0], runs[1]);
});

test.serial('another seed gives other players', async (t) => {
  const cwd = folderWith(t, files());
  const words = ['simulate', '--rules', 'narrow.json', '--synthetic', 'players.json', '--json', '--seed'];
  const [one, other] = [await musterd([...words, '1'], { cwd }), await musterd([...words, '2'], { cwd })];
  t.is(one.code, 0, one.stderr);
  t.not(one.stdout, other.stdout);
});

test.serial('a trace by two rule sets, as tables', async (t) => {
  const cwd = folderWith(t, files());
  const words = ['--rules', 'narrow.json', '--compare', 'wide.json', '--trace', 'trace.ndjson'];
  const { code, stdout, stderr } = await musterd(['simulate', ...words], { cwd });
  t.is(code, 0, stderr);
  t.is(stderr, '', 'no bar where nobody looks at one');
  t.regex(stdout, /^The trace has 4 lines\.$/m);
  t.regex(stdout, /narrow\.json +wide\.json$/m);
  t.regex(stdout, /^ {2}matched +2 \(66\.7 %\) +2 \(66\.7 %\)$/m);
  t.regex(stdout, /^ {2}gave up +1 \(33\.3 %\)/m);
  t.regex(stdout, /^ {2}wait p50 +0 ms +0 ms$/m);
  t.regex(stdout, /^ {2}worst-off ticket +a: matched after 2 s, 1 player of 1,500/m);
  t.regex(stdout, /^By rating \(rating\)$/m);
  t.regex(stdout, /^By party size$/m);
});

test.serial('broken lines are told and counted; --strict ends at the first', async (t) => {
  const cwd = folderWith(t, files());
  const words = ['simulate', '--rules', 'narrow.json', '--trace', 'broken.ndjson'];
  const counted = await musterd(words, { cwd });
  t.is(counted.code, 0);
  t.is(counted.stderr, 'broken.ndjson:5: atMs: must be a number of milliseconds from 0 to 94608000000\n');
  t.regex(counted.stdout, /1 of them are broken and were passed over/);
  const strict = await musterd([...words, '--strict'], { cwd });
  t.is(strict.code, 2);
  t.is(strict.stdout, '');
  t.regex(strict.stderr, /^musterd: ERR_MUSTER_CONFIG_INVALID: broken\.ndjson:5: atMs: must be/);
});

test.serial('--until stops the clock', async (t) => {
  const cwd = folderWith(t, files());
  const words = ['simulate', '--rules', 'narrow.json', '--trace', 'trace.ndjson', '--until', '1', '--json'];
  const { stdout } = await musterd(words, { cwd });
  const [side] = (JSON.parse(stdout) as Outcome).sides;
  t.like(side?.all, { tickets: 1, waiting: 1, matched: 0 });
  t.is(side?.endedAtMs, 1_000);
});

test.serial('a real curve', async (t) => {
  const cwd = folderWith(t, files());
  const curve = fileURLToPath(new URL('fixtures/tf2-week.csv', import.meta.url));
  const words = ['--rules', 'wide.json', '--synthetic', 'players=5000,hours=168,rating=1500~300'];
  const { code, stdout, stderr } = await musterd(['simulate', ...words, '--curve', curve, '--json'], { cwd });
  t.is(code, 0, stderr);
  const [side] = (JSON.parse(stdout) as Outcome).sides;
  t.is(side?.all.tickets, 5_000);
});

for (const [words, pattern] of [
  [['--rules', 'narrow.json'], /CONFIG_INVALID: Who arrives\? Give --trace FILE or --synthetic SPEC\./],
  [['--trace', 'trace.ndjson'], /required option '--rules <FILE>' not specified/],
  [['--rules', 'narrow.json', '--trace', 'none.ndjson'], /CONFIG_INVALID: none\.ndjson: .*[Nn]o such file/],
  [['--rules', 'none.json', '--trace', 'trace.ndjson'], /none\.json: no such file/],
  [['--rules', 'wrong.json', '--trace', 'trace.ndjson'], /RULES_INVALID\nwrong\.json:2: teams: /],
  [['--rules', '.', '--trace', 'trace.ndjson'], /\. is a folder of several rule sets; name one file/],
  [
    ['--rules', 'narrow.json', '--synthetic', 'bad-players.json'],
    /bad-players\.json: unknown field `playerz`.* line 2/,
  ],
  [
    ['--rules', 'narrow.json', '--synthetic', 'players=10'],
    /--synthetic: attributes\.rating is missing: the rules declare/,
  ],
  [['--rules', 'narrow.json', '--synthetic', 'players=0,rating=1'], /players: must be between 1 and/],
  [
    ['--rules', 'narrow.json', '--synthetic', 'players=9,rating=1', '--curve', 'bad-curve.csv'],
    /bad-curve\.csv:1: the first line/,
  ],
  [
    ['--rules', 'narrow.json', '--synthetic', 'players=9,rating=1', '--seed', 'x'],
    /It takes a whole number from 0/,
  ],
  [
    ['--rules', 'narrow.json', '--trace', 'trace.ndjson', '--synthetic', 'players=9'],
    /cannot be used with option/,
  ],
  [['--rules', 'narrow.json', '--trce', 'trace.ndjson'], /unknown flag --trce; did you mean --trace\?/],
  [['--rules', 'narrow.json', '--trace', 'trace.ndjson', '--html', 'none/x.html'], /--html: /],
] as const) {
  test.serial(`simulate ${words.join(' ')} ends with 2`, async (t) => {
    const { code, stdout, stderr } = await musterd(['simulate', ...words], { cwd: folderWith(t, files()) });
    t.is(code, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, pattern);
  });
}

test.serial('simulate --help shows examples', async (t) => {
  const { code, stdout } = await musterd(['simulate', '--help']);
  t.is(code, 0);
  for (const pattern of [/Examples:/, /--trace/, /--synthetic/, /--curve/, /--strict/, /--html/])
    t.regex(stdout, pattern);
});
