import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import { Matchmaker, MusterdError, type TicketFields, type WholeMatch } from '../../ts/index.ts';
import { anyTwo } from '../config/folder.ts';

const duel = (playerId: string, rating = 1_500) => ({
  queue: 'duel',
  players: [{ playerId, attributes: { rating } }],
});

test('two players who ask are matched', async (t) => {
  await using matchmaker = await Matchmaker.open({ ephemeral: true });
  const matched = once(matchmaker, 'match') as Promise<[WholeMatch]>;
  const ann = await matchmaker.enqueue({ ticketId: 't1', ...duel('ann') });
  t.like(ann, { ticketId: 't1', queue: 'duel', players: ['ann'] });
  await matchmaker.enqueue(duel('bob'));
  const [{ queue, teams }] = await matched;
  t.is(queue, 'duel');
  t.deepEqual(teams.flatMap(({ players }) => players.map(({ playerId }) => playerId)).toSorted(), [
    'ann',
    'bob',
  ]);
});

test('every ticket tells its end', async (t) => {
  await using matchmaker = await Matchmaker.open({ ephemeral: true });
  const ends: TicketFields[] = [];
  matchmaker.on('ticket', (ticket) => ends.push(ticket));
  await matchmaker.enqueue({ ticketId: 't1', ...duel('ann') });
  t.like(await matchmaker.cancel('t1'), { ticketId: 't1', state: 'CANCELLED' });
  while (ends.length === 0) await sleep(5);
  t.deepEqual(
    ends.map(({ ticketId, state }) => [ticketId, state]),
    [['t1', 'CANCELLED']],
  );
});

test('the same request again returns the ticket, another one for its id is refused', async (t) => {
  await using matchmaker = await Matchmaker.open({ ephemeral: true });
  const request = { ticketId: 't1', ...duel('ann') };
  await matchmaker.enqueue(request);
  t.like(await matchmaker.enqueue(request), { ticketId: 't1', players: ['ann'] });
  await t.throwsAsync(matchmaker.enqueue({ ...request, ...duel('ann', 1_501) }), {
    code: 'ERR_MUSTER_DUPLICATE_TICKET',
  });
});

test('queues of its own take the place of the embedded ones', async (t) => {
  await using matchmaker = await Matchmaker.open({
    ephemeral: true,
    queues: { arena: { rules: anyTwo, tickMs: 0 } },
  });
  await matchmaker.enqueue({ queue: 'arena', players: [{ playerId: 'ann' }] });
  await t.throwsAsync(matchmaker.enqueue(duel('bob')), { code: 'ERR_MUSTER_UNKNOWN_QUEUE' });
});

for (const [name, call, code] of [
  ['enqueue of nothing', (m: Matchmaker) => m.enqueue(undefined as never), 'BAD_ARGUMENT'],
  ['enqueue of a list', (m: Matchmaker) => m.enqueue([] as never), 'BAD_ARGUMENT'],
  ['enqueue without a queue', (m: Matchmaker) => m.enqueue({ players: [] } as never), 'BAD_MESSAGE'],
  ['enqueue without players', (m: Matchmaker) => m.enqueue({ queue: 'duel', players: [] }), 'BAD_MESSAGE'],
  [
    'enqueue for an unknown queue',
    (m: Matchmaker) => m.enqueue({ ...duel('ann'), queue: 'none' }),
    'UNKNOWN_QUEUE',
  ],
  ['enqueue with NaN', (m: Matchmaker) => m.enqueue(duel('ann', Number.NaN)), 'BAD_ATTRIBUTE'],
  [
    'enqueue with an infinite rating',
    (m: Matchmaker) => m.enqueue(duel('ann', Number.POSITIVE_INFINITY)),
    'BAD_ATTRIBUTE',
  ],
  ['cancel of nothing', (m: Matchmaker) => m.cancel(undefined as never), 'BAD_ARGUMENT'],
  ['cancel of a ticket that is not there', (m: Matchmaker) => m.cancel('none'), 'TICKET_NOT_FOUND'],
  ['accept', (m: Matchmaker) => m.accept('m', ['ann']), 'MATCH_NOT_FOUND'],
  ['decline', (m: Matchmaker) => m.decline('m', []), 'BAD_ARGUMENT'],
  ['explain', (m: Matchmaker) => m.explain('t'), 'TICKET_NOT_FOUND'],
] as const) {
  test(`${name} is refused with ${code}`, async (t) => {
    await using matchmaker = await Matchmaker.open({ ephemeral: true });
    await t.throwsAsync(() => call(matchmaker), { instanceOf: MusterdError, code: `ERR_MUSTER_${code}` });
  });
}

test('explain says which rules keep a ticket waiting', async (t) => {
  await using matchmaker = await Matchmaker.open({ ephemeral: true });
  await matchmaker.enqueue({ ticketId: 't1', ...duel('ann') });
  const { ticketId, state, candidates, players } = await matchmaker.explain('t1');
  t.like({ ticketId, state, candidates }, { ticketId: 't1', state: 'SEARCHING', candidates: { waiting: 0 } });
  t.is(players.missing, 1);
});

test('a cancelled ticket is never matched, a matched one never cancelled', async (t) => {
  await using matchmaker = await Matchmaker.open({ ephemeral: true });
  await matchmaker.enqueue({ ticketId: 't1', ...duel('ann') });
  await matchmaker.cancel('t1');
  const bob = await matchmaker.enqueue({ ticketId: 't2', ...duel('bob') });
  t.not(bob.state, 'COMPLETED');
  await matchmaker.enqueue({ ticketId: 't3', ...duel('cat') });
  await t.throwsAsync(matchmaker.cancel('t2'), { code: 'ERR_MUSTER_TOO_LATE' });
});

test('close is idempotent, and nothing works after it', async (t) => {
  const matchmaker = await Matchmaker.open({ ephemeral: true });
  await matchmaker.close();
  await matchmaker.close();
  await t.throwsAsync(matchmaker.enqueue(duel('ann')), { instanceOf: MusterdError });
});

test('rules that are wrong are refused with every problem', async (t) => {
  const error = await t.throwsAsync(
    Matchmaker.open({ ephemeral: true, queues: { arena: { rules: { teams: 1, teems: 2 } } } }),
    {
      code: 'ERR_MUSTER_RULES_INVALID',
    },
  );
  t.true(((error as MusterdError).problems?.length ?? 0) >= 2);
});
