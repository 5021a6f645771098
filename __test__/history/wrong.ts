import { answers, asks, drops, ends, goodDuel, joins, meets, proposes, type Told, tells } from './told.ts';

/** The end of a history, two seconds later: whoever has not been told by then never is. */
export const END: Told = { ev: 'info', op: 'phase', phase: 'end', afterMs: 2_000 };

/** Makes the whole of a good duel, with some lines replaced. */
const changed = (change: (line: Told) => Told | readonly Told[]) => goodDuel().flatMap(change);

/** What goes wrong, the lines that show it, and what the check of the invariant says. */
export const wrong: readonly { name: string; invariant: string; says: RegExp; lines: readonly Told[] }[] = [
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
    name: 'a match without one who was asked',
    invariant: '5',
    says: /match m was made without ticket b, which was asked/,
    lines: [
      ...asked(),
      ...meets('ann', 'a', 'm', ['ann', 'cid'], 4),
      ...ends('ann', 'a', 'COMPLETED', 5),
      ...ends('bob', 'b', 'CANCELLED', 4),
      END,
    ],
  },
  {
    name: 'a match that somebody declined',
    invariant: '5',
    says: /bob declined m, and it was made/,
    lines: [...asked(), ...answers('bob', 'decline', 'm'), ...meets('ann', 'a', 'm', ['ann', 'bob'], 4), END],
  },
  {
    name: 'who accepted is cancelled for silence',
    invariant: '5',
    says: /ticket a had accepted m, and was cancelled for silence/,
    lines: [
      ...asked(),
      ...answers('ann', 'accept', 'm'),
      ...ends('ann', 'a', 'CANCELLED', 4, 900, { reason: 'NOT_ACCEPTED' }),
      END,
    ],
  },
  {
    name: 'who accepted loses his place',
    invariant: '5',
    says: /ticket a lost its place: asked after 700 ms, back after 3 ms/,
    lines: [...asked(), tells('ann', 'a', 'SEARCHING', 4, 3), END],
  },
  {
    name: 'a proposal that goes on after its time',
    invariant: '16',
    says: /the proposal of m to ticket a outlived its time/,
    lines: [...asked(), { ...END, afterMs: 4_000 }],
  },
  {
    name: 'a proposal that ends long after its time',
    invariant: '16',
    says: /the proposal of m to ticket b outlived its time/,
    lines: [...asked(), { ...tells('bob', 'b', 'CANCELLED', 4, 9_000), afterMs: 4_000 }, END],
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

/** Ann and Bob have asked, and are asked whether they come to match `m` within a second. */
function asked(): Told[] {
  return [
    ...joins('ann'),
    ...joins('bob'),
    ...asks('ann', 'a'),
    ...asks('bob', 'b'),
    tells('ann', 'a', 'REQUIRES_ACCEPTANCE', 2, 700),
    proposes('ann', 'a', 'm', 3),
    tells('bob', 'b', 'REQUIRES_ACCEPTANCE', 2, 700),
    proposes('bob', 'b', 'm', 3),
  ];
}

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
