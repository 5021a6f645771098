// The checker on histories written by hand: each shows one thing wrong, beside the same one that is right.
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';

import { folderWith } from '../config/folder.ts';
import { checkHistory, verdictText } from './check.ts';
import { mergeHistories, Unreadable } from './lines.ts';
import { asks, drops, ends, goodDuel, historyOf, joins, meets, type Told, tells } from './told.ts';

const verdictOf = (lines: readonly Told[], header = {}) =>
  checkHistory(mergeHistories([{ name: '', text: historyOf(lines, { header }) }]));

const END = { ev: 'info', op: 'phase', phase: 'end', afterMs: 2_000 };
/** Makes the whole of a good duel, with some lines replaced. */
const changed = (change: (line: Told) => Told | readonly Told[]) => goodDuel().flatMap(change);

/** What goes wrong, the lines that show it, and what the check of the invariant says. */
const wrong: readonly { name: string; invariant: string; says: RegExp; lines: readonly Told[] }[] = [
  {
    name: 'a ticket in two matches',
    invariant: '1',
    says: /ticket a is in the matches m and n/,
    lines: changed((line) =>
      line['op'] === 'final' && line['player'] === 'ann' && line['ev'] === 'info'
        ? [...meets('ann', 'a', 'n', ['ann', 'bob'], 4), { ...line, seq: 5 }]
        : line,
    ),
  },
  {
    name: 'a second ticket before the end of the first, in one session',
    invariant: '1',
    says: /ann was in ticket c before ticket a had ended \(lines 5, 9, 11\)/,
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      END,
      ...asks('ann', 'c', 1_500, 2),
      ...ends('ann', 'a', 'TIMED_OUT', 3, 2_000),
      END,
    ],
  },
  {
    name: 'a player twice in a match',
    invariant: '1',
    says: /match m lists a player twice/,
    lines: changed((line) =>
      line['op'] === 'match' ? { ...line, teams: [{ name: 'red', players: ['ann', 'ann'] }] } : line,
    ),
  },
  {
    name: 'a ticket that is lost',
    invariant: '2',
    says: /ticket a was acknowledged, and then unknown: it was lost/,
    lines: [...joins('ann'), ...asks('ann', 'a'), ...cancels('fail', 'ERR_MUSTER_TICKET_NOT_FOUND'), END],
  },
  {
    name: 'an end that nobody was told',
    invariant: '2',
    says: /ticket a had ended, and nobody was told/,
    lines: [...joins('ann'), ...asks('ann', 'a'), ...cancels('fail', 'ERR_MUSTER_TOO_LATE'), END],
  },
  {
    name: 'two ends',
    invariant: '2',
    says: /ticket a ended TIMED_OUT and CANCELLED/,
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      ...ends('ann', 'a', 'TIMED_OUT', 2),
      ...ends('ann', 'a', 'CANCELLED', 3),
      END,
    ],
  },
  {
    name: 'a state after the end',
    invariant: '2',
    says: /ticket a was SEARCHING after its end/,
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      ...ends('ann', 'a', 'TIMED_OUT', 2),
      tells('ann', 'a', 'SEARCHING', 3),
      END,
    ],
  },
  {
    name: 'ratings too far apart',
    invariant: '3',
    says: /match m: rule near: values are 101 apart, and 100 is allowed/,
    lines: goodDuel([1_500, 1_601]),
  },
  {
    name: 'a match of somebody who never asked',
    invariant: '3',
    says: /those who play are not those who asked/,
    lines: changed((line) =>
      line['op'] === 'match' ? { ...line, teams: [{ name: 'red', players: ['ann'] }] } : line,
    ),
  },
  {
    name: 'a cancelled ticket in a match',
    invariant: '4',
    says: /ticket a was cancelled, and is in match m/,
    lines: changed((line) =>
      line['op'] === 'ticket' && line['state'] === 'PLACING' ? [...cancels('ok'), line] : line,
    ),
  },
  {
    name: 'a ticket of which nothing is said after a reconnect',
    invariant: '6',
    says: /ann came back, and the server did not speak of ticket a/,
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      drops('ann'),
      ...joins('ann', { resumed: true, lastSeq: 1, connection: 2 }),
      END,
    ],
  },
  {
    name: 'a place that is lost',
    invariant: '6',
    says: /ticket a lost its place: it had waited 900 ms, and then 5 ms/,
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      tells('ann', 'a', 'QUEUED', 2, 900, { reason: 'ABSENT' }),
      tells('ann', 'a', 'SEARCHING', 3, 5),
      END,
    ],
  },
  {
    name: 'an end before the grace is over',
    invariant: '6',
    says: /ticket a expired, and nobody was away for the grace/,
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      drops('ann'),
      ...joins('ann', { resumed: true, lastSeq: 1, connection: 2 }).map((line) => ({
        ...line,
        afterMs: 400,
      })),
      ...ends('ann', 'a', 'CANCELLED', 2, 800, { reason: 'ABSENT' }),
      END,
    ],
  },
  {
    name: 'a number that goes back',
    invariant: '7',
    says: /ann was told seq 2 after 3/,
    lines: changed((line) =>
      line['op'] === 'final' && line['player'] === 'ann' ? { ...line, seq: 2 } : line,
    ),
  },
  {
    name: 'a repeated number',
    invariant: '7',
    says: /ann was told seq 4 after 4/,
    lines: changed((line) =>
      line['op'] === 'final' && line['player'] === 'ann' && line['ev'] === 'info' ? [line, line] : line,
    ),
  },
  {
    name: 'a player who is never told of his match',
    invariant: '7',
    says: /bob was never told of match m/,
    lines: changed((line) => (line['op'] === 'match' && line['player'] === 'bob' ? [] : line)),
  },
  {
    name: 'a match that is acted on twice',
    invariant: '7',
    says: /acted on more than once: match ann m/,
    lines: changed((line) =>
      line['op'] === 'match' && line['player'] === 'ann' && line['ev'] === 'ok' ? [line, line] : line,
    ),
  },
  {
    name: 'a match that is not acted on',
    invariant: '7',
    says: /heard and not acted on: match ann m/,
    lines: changed((line) =>
      line['op'] === 'match' && line['player'] === 'ann' && line['ev'] === 'ok' ? [] : line,
    ),
  },
  {
    name: 'a sound connection that is given up',
    invariant: '13',
    says: /ann lost a sound connection \(4008\)/,
    lines: [...joins('ann'), drops('ann', { by: 'server', code: 4008 }), END],
  },
  {
    name: 'two who could be matched, and are not',
    invariant: '15',
    says: /could be matched with others that wait, and is not/,
    lines: [
      ...joins('ann'),
      ...joins('bob'),
      ...asks('ann', 'a'),
      ...asks('bob', 'b'),
      ...ends('ann', 'a', 'TIMED_OUT', 2, 9_000).map((line, index) => ({
        ...line,
        ...(index === 0 && { afterMs: 9_000 }),
      })),
      ...ends('bob', 'b', 'TIMED_OUT', 2, 9_000),
      END,
    ],
  },
  {
    name: 'a held ticket that is matched',
    invariant: '17',
    says: /ticket a was matched while it was held/,
    lines: changed((line) =>
      line['state'] === 'PLACING' && line['player'] === 'ann'
        ? [tells('ann', 'a', 'QUEUED', 2, 1, { reason: 'ABSENT' }), { ...line, seq: 3 }]
        : line['player'] === 'ann' && Number(line['seq']) > 2
          ? { ...line, seq: Number(line['seq']) + 1 }
          : line,
    ),
  },
  {
    name: 'a player who is matched while he is known to be away',
    invariant: '17',
    says: /ticket a was matched while ann was away/,
    lines: [
      ...joins('ann'),
      ...joins('bob'),
      ...joins('cyd'),
      ...asks('ann', 'a'),
      drops('ann'),
      ...asks('cyd', 'c', 5_000),
      ...asks('bob', 'b').map((line) => ({ ...line, afterMs: 5 })),
      ...meets('bob', 'b', 'm', ['ann', 'bob'], 2),
      ...ends('bob', 'b', 'COMPLETED', 3),
      ...joins('ann', { resumed: true, lastSeq: 1, connection: 2 }).map((line) => ({
        ...line,
        afterMs: 500,
      })),
      ...meets('ann', 'a', 'm', ['ann', 'bob'], 2),
      ...ends('ann', 'a', 'COMPLETED', 3, 25),
      END,
    ],
  },
  {
    name: 'a wait that becomes shorter',
    invariant: '18',
    says: /ticket a had waited 1 ms, and then 0.5 ms/,
    lines: changed((line) =>
      line['op'] === 'final' && line['player'] === 'ann' && line['ev'] === 'info'
        ? { ...line, waitedMs: 0.5 }
        : line,
    ),
  },
  {
    name: 'events whose time goes back',
    invariant: '18',
    says: /an event of 4 ms follows one of 5 ms/,
    lines: [event(1, 5), event(2, 4), END],
  },
  {
    name: 'events with a hole',
    invariant: '18',
    says: /event 3 follows event 1/,
    lines: [event(1, 5), event(3, 6), END],
  },
];

function event(seq: number, atMs: number): Told {
  return { ev: 'info', op: 'event', type: 'ticket', seq, atMs, ticket: 'x' };
}

/** Ann gives her ticket up, with this outcome. */
function cancels(ev: 'ok' | 'fail', code?: string): Told[] {
  const request = { op: 'cancel', id: 'ann.9', player: 'ann', ticket: 'a' };
  return [
    { ev: 'invoke', ...request },
    { ev, ...request, ...(code === undefined ? { state: 'CANCELLED' } : { code }) },
  ];
}

test('a good duel: every invariant holds, and what was never observed is said', (t) => {
  const verdict = verdictOf(goodDuel());
  for (const { invariant, violations } of verdict.findings) t.deepEqual(violations, [], invariant);
  t.deepEqual(verdict.share, { matched: 2, feasible: 2 });
  const text = verdictText(verdict);
  t.regex(text, /^✓ {2}3 .*: 1 observed, 0 violations$/m);
  t.regex(text, /^· {2}4 .*: never observed, 0 violations$/m);
});

for (const { name, invariant, says, lines } of wrong) {
  test(`${invariant}: ${name}`, (t) => {
    const verdict = verdictOf(lines);
    const { violations } = verdict.findings.find((finding) => finding.invariant === invariant) ?? {};
    const said =
      violations?.map(({ text, lines: at }) => `${text} (lines ${at.join(', ')})`).join('\n') ?? '';
    t.regex(said, says);
  });
}

test('every check of the checker is in the table', (t) => {
  const checked = verdictOf(goodDuel()).findings.map((finding) => finding.invariant);
  t.deepEqual([...new Set(wrong.map(({ invariant }) => invariant))].toSorted(), checked.toSorted());
});

for (const { name, lines } of [
  {
    name: 'an end that is read back by its player',
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      ...ends('ann', 'a', 'TIMED_OUT', 2),
      tells('ann', 'a', 'TIMED_OUT', 3, 1, { ref: 'x' }),
      END,
    ],
  },
  {
    name: 'a socket that its player lost',
    lines: [...joins('ann'), drops('ann'), ...joins('ann', { resumed: true, connection: 2 }), END],
  },
  {
    name: 'a server that was killed under its players',
    lines: [
      ...joins('ann'),
      { ev: 'info', op: 'server', state: 'killed' },
      drops('ann', { by: 'server', code: 1006 }),
      { ev: 'info', op: 'server', state: 'ready' },
      END,
    ],
  },
  {
    name: 'two who are too far apart and wait',
    lines: [
      ...joins('ann'),
      ...joins('bob'),
      ...asks('ann', 'a', 1_000),
      ...asks('bob', 'b', 2_000),
      ...ends('ann', 'a', 'TIMED_OUT', 2, 9_000).map((line, index) => ({
        ...line,
        ...(index === 0 && { afterMs: 9_000 }),
      })),
      ...ends('bob', 'b', 'TIMED_OUT', 2, 9_000),
      END,
    ],
  },
  {
    name: 'an absence beyond the grace that ends a ticket',
    lines: [
      ...joins('ann'),
      ...asks('ann', 'a'),
      drops('ann'),
      ...joins('ann', { connection: 2 }).map((line) => ({ ...line, afterMs: 1_100 })),
      ...ends('ann', 'a', 'CANCELLED', 2, 1_002, { reason: 'ABSENT' }),
      END,
    ],
  },
]) {
  test(`nothing is wrong with ${name}`, (t) => {
    for (const { violations } of verdictOf(lines).findings) t.deepEqual(violations, []);
  });
}

test('half of the tickets that could be matched were', (t) => {
  const alone = [...joins('cyd'), ...joins('dan'), ...asks('cyd', 'c', 3_000), ...asks('dan', 'd', 3_000)];
  const late = { afterMs: 9_000 };
  const lines = [
    ...goodDuel().slice(0, -1),
    ...alone,
    { ...tells('cyd', 'c', 'TIMED_OUT', 2, 9_000), ...late },
    tells('dan', 'd', 'TIMED_OUT', 2, 9_000),
    END,
  ];
  t.deepEqual(verdictOf(lines).share, { matched: 2, feasible: 4 });
});

test('histories of several processes are one: what one player never saw another did', (t) => {
  const all = goodDuel();
  const part = (player: string) =>
    all.map((line) => (line['player'] === player ? line : { ev: 'info', op: 'other' }));
  const texts = ['ann', 'bob'].map((player) => ({
    name: `${player}:`,
    text: historyOf(part(player), { proc: player }),
  }));
  const verdict = checkHistory(mergeHistories(texts));
  for (const { violations } of verdict.findings) t.deepEqual(violations, []);
  t.deepEqual([verdict.tickets, verdict.matches, verdict.players], [2, 1, 2]);
});

test('clocks of two machines are laid on one another, and allowed to differ', (t) => {
  const here = historyOf([END]);
  const there = historyOf([END], { startMs: 900_000, header: { host: 'there', wallMs: 1_000 } });
  const { lines, skewUs } = mergeHistories([here, there].map((text, index) => ({ name: `${index}:`, text })));
  t.is(skewUs, 50_000);
  t.is(new Set(lines.filter(({ op }) => op === 'phase').map((line) => line.t)).size, 1);
});

for (const [name, text, message] of [
  ['no JSON', `${historyOf([])}{`, /line 2 is no JSON/],
  ['no header', '{"t":1,"op":"x"}\n', /begins without a header/],
  ['a time that goes back', `${historyOf([])}{"t":1,"op":"x"}\n`, /line 2 is earlier/],
  ['a line without a time', `${historyOf([])}{"op":"x"}\n`, /line 2 has no t or op/],
] as const) {
  test(`a history with ${name} is refused with the line`, (t) => {
    t.throws(() => mergeHistories([{ name: '', text }]), { instanceOf: Unreadable, message });
  });
}

test('rules that cannot be judged are said, and their matches undecided', (t) => {
  const queues = { q: { playerAttributes: [], teams: [], rules: [{ name: 'r', type: 'latency' }] } };
  const verdict = verdictOf(goodDuel(), { queues });
  t.regex(verdictText(verdict), /^not judged: queue q: rule r: only batchDistance/m);
  t.is(verdict.findings.find(({ invariant }) => invariant === '3')?.undecided, 1);
});

for (const [name, words, code, pattern] of [
  ['a history that holds', ['good'], 0, /matched 2 of 2 tickets/],
  ['one that does not', ['bad'], 1, /✗ {2}3 .*\n {8}match m: rule near: .* \(lines /],
  ['too few matches', ['--matched-min', '1', 'good', 'lonely'], 1, /fewer than 100 % were matched/],
  ['a file that is not there', ['none'], 2, /none/],
  ['a share that is none', ['--matched-min', '7', 'good'], 2, /share from 0 to 1/],
  ['nothing', [], 2, /^Usage:/],
  ['--help', ['--help'], 0, /^Usage:/],
] as const) {
  test(`the command with ${name} ends with ${code}`, async (t) => {
    const lonely = [
      ...joins('cyd'),
      ...joins('dan'),
      ...asks('cyd', 'c'),
      ...asks('dan', 'd'),
      { ...tells('cyd', 'c', 'TIMED_OUT', 2, 9_000), afterMs: 9_000 },
      { ev: 'ok', op: 'final', player: 'cyd', ticket: 'c', seq: 2, state: 'TIMED_OUT' },
      END,
    ];
    const files = {
      good: historyOf(goodDuel()),
      bad: historyOf(goodDuel([0, 900])),
      lonely: historyOf(lonely),
    };
    const cwd = folderWith(t, files);
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const tsx = import.meta.resolve('tsx');
    const ended = await new Promise<{ code: number; text: string }>((resolve) => {
      execFile(
        process.execPath,
        [`--import=${tsx}`, main, ...words.map((word) => (word in files ? join(cwd, word) : word))],
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
      );
    });
    t.is(ended.code, code, ended.text);
    t.regex(ended.text, pattern);
  });
}
