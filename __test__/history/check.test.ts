// The checker on histories written by hand: each shows one thing wrong, beside the same one that is right.
import test from 'ava';

import { checkHistory, verdictText } from './check.ts';
import { mergeHistories } from './lines.ts';
import { asks, drops, ends, goodDuel, historyOf, joins, type Told, tells } from './told.ts';
import { END, wrong } from './wrong.ts';

const verdictOf = (lines: readonly Told[], header = {}) =>
  checkHistory(mergeHistories([{ name: '', text: historyOf(lines, { header }) }]));

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
    name: 'a cancel that came before the ticket, which was long on its way',
    lines: [
      ...joins('ann'),
      ...joins('bob'),
      { ev: 'invoke', op: 'cancel', id: 'b1', player: 'bob', ticket: 'a' },
      { ev: 'fail', op: 'cancel', id: 'b1', player: 'bob', ticket: 'a', code: 'ERR_MUSTER_TICKET_NOT_FOUND' },
      ...asks('ann', 'a'),
      ...ends('ann', 'a', 'TIMED_OUT', 2),
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
