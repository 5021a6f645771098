/** Histories written by hand, for tests of the checker. */

/** A line without its time. */
export type Told = Readonly<Record<string, unknown>>;

const queues = {
  q: {
    playerAttributes: [{ name: 'rating', type: 'number' }],
    algorithm: { expansionAgeSelection: 'oldest' },
    teams: [
      { name: 'red', minPlayers: 1, maxPlayers: 1 },
      { name: 'blue', minPlayers: 1, maxPlayers: 1 },
    ],
    rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 100 }],
    queue: { tickMs: 0 },
  },
};

/** The text of a history: the lines after a header, each a millisecond after the one before unless it says `afterMs`. */
export function historyOf(
  lines: readonly Told[],
  { proc = 'bots', startMs = 1_000, header = {} } = {},
): string {
  let t = startMs * 1_000;
  const rows = [{ ev: 'info', op: 'header', host: 'here', wallMs: startMs, queues, ...header }, ...lines].map(
    ({ afterMs = 1, ...line }: Told) => {
      t += Number(afterMs) * 1_000;
      return JSON.stringify({ t, proc, ...line });
    },
  );
  // The header is written at its own time.
  return `${rows.join('\n')}\n`;
}

/** A player says hello and is welcomed. */
export function joins(
  player: string,
  { session = `s-${player}`, resumed = false, lastSeq = 0, connection = 1 } = {},
): Told[] {
  return [
    { ev: 'info', op: 'hello', player, connection, lastSeq },
    { ev: 'info', op: 'connect', player, session, connection, resumed, graceMs: 1_000 },
  ];
}

/** A player asks alone, and is acknowledged. */
export function asks(player: string, ticket: string, rating = 1_500, seq = 1): Told[] {
  const request = { id: `${player}.${ticket}`, player, ticket, queue: 'q' };
  return [
    { ev: 'invoke', op: 'enqueue', ...request, players: [{ player, attributes: { rating } }] },
    tells(player, ticket, 'SEARCHING', seq, 0),
    { ev: 'ok', op: 'enqueue', ...request, state: 'SEARCHING', waitedMs: 0 },
  ];
}

/** The server tells a player of a ticket's state. */
export function tells(
  player: string,
  ticket: string,
  state: string,
  seq: number,
  waitedMs = 1,
  more: Told = {},
): Told {
  const isFinal = ['COMPLETED', 'CANCELLED', 'TIMED_OUT', 'FAILED'].includes(state);
  const place = { player, session: `s-${player}`, connection: 1, seq };
  return {
    ev: 'info',
    op: isFinal ? 'final' : 'ticket',
    ...place,
    ticket,
    queue: 'q',
    state,
    waitedMs,
    players: [player],
    ...more,
  };
}

/** A final state as it is told and acted on. */
export function ends(
  player: string,
  ticket: string,
  state: string,
  seq: number,
  waitedMs = 1,
  more: Told = {},
): Told[] {
  return [
    tells(player, ticket, state, seq, waitedMs, more),
    { ev: 'ok', op: 'final', player, ticket, seq, state },
  ];
}

/** A match of two, as one of them is told and acts on it. */
export function meets(
  player: string,
  ticket: string,
  match: string,
  pair: readonly string[],
  seq: number,
): Told[] {
  const teams = pair.map((one, index) => ({ name: index === 0 ? 'red' : 'blue', players: [one] }));
  const place = { player, session: `s-${player}`, connection: 1, seq };
  return [
    { ev: 'info', op: 'match', ...place, ticket, match, queue: 'q', teams, quality: 1 },
    { ev: 'ok', op: 'match', player, ticket, match, seq },
  ];
}

/** A player is asked whether he comes. */
export function proposes(
  player: string,
  ticket: string,
  match: string,
  seq: number,
  expiresInMs = 1_000,
): Told {
  const place = { player, session: `s-${player}`, connection: 1, seq };
  return { ev: 'info', op: 'proposal', ...place, ticket, match, asked: 2, accepted: 0, expiresInMs };
}

/** A player answers a proposal. */
export function answers(player: string, op: 'accept' | 'decline', match: string): Told[] {
  const request = { op, id: `${player}.${op}`, player, match };
  return [
    { ev: 'invoke', ...request },
    { ev: 'ok', ...request },
  ];
}

/** A player's socket is lost. */
export function drops(player: string, more: Told = {}): Told {
  return { ev: 'info', op: 'drop', player, connection: 1, by: 'bots', code: 1006, ...more };
}

/** Two players are matched: all is well. */
export function goodDuel(ratings: readonly [number, number] = [1_500, 1_550]): Told[] {
  return [
    ...joins('ann'),
    ...joins('bob'),
    ...asks('ann', 'a', ratings[0]),
    ...asks('bob', 'b', ratings[1]),
    ...['ann', 'bob'].flatMap((player) => {
      const ticket = player.slice(0, 1);
      return [
        tells(player, ticket, 'PLACING', 2),
        ...meets(player, ticket, 'm', ['ann', 'bob'], 3),
        ...ends(player, ticket, 'COMPLETED', 4),
      ];
    }),
    { ev: 'info', op: 'phase', phase: 'end', afterMs: 2_000 },
  ];
}
