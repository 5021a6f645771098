// The checker as a command, and what it reads: several files, other clocks, and files that are no histories.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

import { folderWith } from '../config/folder.ts';
import { checkHistory, verdictText } from './check.ts';
import { mergeHistories, Unreadable } from './lines.ts';
import { asks, goodDuel, historyOf, joins, tells } from './told.ts';

const END = { ev: 'info', op: 'phase', phase: 'end', afterMs: 2_000 };

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
  const queues = { q: { playerAttributes: [], teams: [], rules: [{ name: 'r', type: 'telepathy' }] } };
  const text = historyOf(goodDuel(), { header: { queues } });
  const verdict = checkHistory(mergeHistories([{ name: '', text }]));
  t.regex(verdictText(verdict), /^not judged: queue q: rule r: there is no type telepathy/m);
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
