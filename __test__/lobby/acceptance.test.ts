// Proposals, matches and backfills over real sockets and HTTP.
import { once } from 'node:events';

import test, { type ExecutionContext } from 'ava';

import { type Client, connect, type ProposalMessage, type TicketMessage } from '../../ts/client/node.ts';
import { Matchmaker, type MatchReport, type Server } from '../../ts/index.ts';
import { startServer } from '../admin/scene.ts';

/** Rules of a queue whose matches are of `min` to `max` players a team. */
const rules = (keys: Record<string, unknown>, [min, max] = [1, 1]) => ({
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number', default: 1_500 }],
  teams: ['red', 'blue'].map((name) => ({ name, minPlayers: min, maxPlayers: max })),
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 100 }],
  queue: { tickMs: 0, ...keys },
});

const asking = { asking: { rules: rules({ acceptanceRequired: true }) } };

function player(t: ExecutionContext, server: Server, playerId: string): Client {
  const client = connect(server.url, { playerId });
  t.teardown(() => client.close());
  return client;
}

/** The next message of a kind. */
function next<Name extends 'proposal' | 'ticket' | 'match'>(
  client: Client,
  name: Name,
  isIt: (message: Parameters<Parameters<typeof client.on<Name>>[1]>[0]) => boolean = () => true,
) {
  return new Promise<Parameters<Parameters<typeof client.on<Name>>[1]>[0]>((resolve) => {
    const stop = client.on(name, (message) => {
      if (!isIt(message)) return;
      stop();
      resolve(message);
    });
  });
}

/** Two players who are asked for one match. */
async function asked(t: ExecutionContext, server: Server) {
  const [ann, bob] = ['ann', 'bob'].map((name) => player(t, server, name)) as [Client, Client];
  const proposals = Promise.all([next(ann, 'proposal'), next(bob, 'proposal')]);
  await Promise.all([
    ann.enqueue({ queue: 'asking', ticketId: 'a' }),
    bob.enqueue({ queue: 'asking', ticketId: 'b' }),
  ]);
  const [proposal] = (await proposals) as [ProposalMessage, ProposalMessage];
  return { ann, bob, proposal };
}

test('all accept, and the match starts', async (t) => {
  const { server } = await startServer(t, { queues: asking });
  const { ann, bob, proposal } = await asked(t, server);
  t.like(proposal, { ticketId: 'a', players: 2, accepted: 0 });
  t.true(proposal.expiresInMs > 0 && proposal.expiresInMs <= 30_000);
  const matches = Promise.all([next(ann, 'match'), next(bob, 'match')]);
  await ann.accept(proposal.matchId);
  await ann.accept(proposal.matchId);
  await bob.accept(proposal.matchId);
  const [match] = await matches;
  t.is(match.matchId, proposal.matchId);
  await t.throwsAsync(ann.accept(proposal.matchId), { code: 'ERR_MUSTER_TOO_LATE' });
  await t.throwsAsync(ann.decline('m-none'), { code: 'ERR_MUSTER_MATCH_NOT_FOUND' });
});

test('who declines is out, and who accepted waits again', async (t) => {
  const { server, ask } = await startServer(t, { queues: asking });
  const { ann, bob, proposal } = await asked(t, server);
  await ann.accept(proposal.matchId);
  const [back, out] = [
    next(ann, 'ticket', ({ state }: TicketMessage) => state === 'SEARCHING'),
    next(bob, 'ticket', ({ state }: TicketMessage) => state === 'CANCELLED'),
  ];
  await bob.decline(proposal.matchId);
  t.is((await out).reason, 'DECLINED');
  t.is((await back).ticketId, 'a');
  const { body } = await ask('GET', `/v1/matches/${proposal.matchId}`);
  t.like(body, { state: 'DROPPED', reason: 'DECLINED', result: null });
});

test('after a reconnect an open proposal is told again', async (t) => {
  const { server } = await startServer(t, { queues: asking });
  const { ann, proposal } = await asked(t, server);
  const { resume, lastSeq } = ann;
  await ann.close();
  const again = connect(server.url, { playerId: 'ann', resume: resume as string, lastSeq });
  t.teardown(() => again.close());
  const told = await next(again, 'proposal');
  t.is(told.matchId, proposal.matchId);
  t.true(told.expiresInMs <= proposal.expiresInMs);
});

/** A ticket of a server. */
const ticketOf = (queue: string, ticketId: string, rating = 1_500) => ({
  ticketId,
  queue,
  players: [{ playerId: `p-${ticketId}`, attributes: { rating } }],
});

test('servers answer for their players, and end matches', async (t) => {
  const { ask } = await startServer(t, { queues: asking });
  await ask('POST', '/v1/tickets', { body: ticketOf('asking', 'a') });
  await ask('POST', '/v1/tickets', { body: ticketOf('asking', 'b') });
  const { body: ticket } = await ask('GET', '/v1/tickets/a');
  t.like(ticket, { state: 'REQUIRES_ACCEPTANCE', match: null });
  const path = `/v1/matches/${ticket.matchId}`;
  for (const [verb, body, status, expected] of [
    ['accept', { playerIds: 'p-a' }, 400, undefined],
    ['accept', { playerIds: [] }, 400, undefined],
    ['accept', { playerIds: ['stranger'] }, 404, undefined],
    ['accept', { playerIds: ['p-a'] }, 200, { state: 'PROPOSED', players: 2, accepted: 1 }],
    ['accept', { playerIds: ['p-a', 'p-b'] }, 200, { state: 'RUNNING', reason: null }],
    ['decline', { playerIds: ['p-a'] }, 409, undefined],
  ] as const) {
    const answer = await ask('POST', `${path}/${verb}`, { body });
    t.is(answer.status, status, JSON.stringify(body));
    if (expected !== undefined) t.like(answer.body, expected);
  }
  t.is((await ask('GET', '/v1/tickets/a')).body.state, 'COMPLETED');
  t.like((await ask('DELETE', path)).body, { state: 'ENDED', reason: 'REQUESTED' });
  t.is((await ask('DELETE', path)).status, 200);
  t.is((await ask('GET', '/v1/matches/none')).status, 404);
});

test('a backfill brings players to a running match', async (t) => {
  const { ask } = await startServer(t, { queues: { open: { rules: rules({}, [1, 2]) } } });
  await ask('POST', '/v1/tickets', { body: ticketOf('open', 'a') });
  await ask('POST', '/v1/tickets', { body: ticketOf('open', 'b') });
  const { matchId, match } = (await ask('GET', '/v1/tickets/a')).body;
  t.is((await ask('POST', '/v1/backfills', { body: { matchId, queue: 'open' } })).status, 400);
  const teams = match.teams;
  const made = await ask('POST', '/v1/backfills', { body: { matchId, queue: 'open', teams } });
  t.is(made.status, 201);
  t.like(made.body, { matchId, state: 'SEARCHING', automatic: false, match: null });
  const path = `/v1/backfills/${made.body.backfillId}`;
  await ask('POST', '/v1/tickets', { body: ticketOf('open', 'c', 1_550) });
  const { body } = await ask('GET', path);
  t.like(body, { state: 'COMPLETED', match: { matchId } });
  t.deepEqual(
    body.joined.map((team: { players: { playerId: string }[] }) => team.players[0]?.playerId),
    ['p-c'],
  );
  for (const [index, team] of teams.entries()) {
    t.is(body.match.teams[index].players[0].playerId, team.players[0].playerId, 'teams are kept');
  }
  t.is((await ask('DELETE', path)).status, 409);
  t.is((await ask('GET', '/v1/backfills/none')).status, 404);
  t.is((await ask('GET', '/v1/tickets/c')).body.matchId, matchId);
});

test('the library hears of proposals and answers them', async (t) => {
  await using matchmaker = await Matchmaker.open({ ephemeral: true, queues: asking });
  const proposed = once(matchmaker, 'proposal') as Promise<[MatchReport]>;
  const ended = once(matchmaker, 'matchEnded') as Promise<[MatchReport]>;
  await matchmaker.enqueue(ticketOf('asking', 'a'));
  await matchmaker.enqueue(ticketOf('asking', 'b'));
  const [{ matchId, state, teams }] = await proposed;
  t.is(state, 'PROPOSED');
  t.deepEqual(teams.flatMap(({ players }) => players.map(({ playerId }) => playerId)).toSorted(), [
    'p-a',
    'p-b',
  ]);
  t.like(await matchmaker.accept(matchId, ['p-a']), { state: 'PROPOSED', accepted: 1 });
  t.like(await matchmaker.decline(matchId, ['p-b']), { state: 'DROPPED', reason: 'DECLINED' });
  t.like((await ended)[0], { matchId, state: 'DROPPED' });
});

test('waits are estimated once enough tickets were matched', async (t) => {
  const { ask } = await startServer(t, { queues: { open: { rules: rules({}) } } });
  await ask('POST', '/v1/tickets', { body: ticketOf('open', 'first', 9_000) });
  t.is((await ask('GET', '/v1/tickets/first')).body.estimatedWaitMs, null);
  for (let index = 0; index < 32; index++) {
    await ask('POST', '/v1/tickets', { body: ticketOf('open', `t${index}`) });
  }
  const { body } = await ask('GET', '/v1/tickets/first');
  t.true(body.estimatedWaitMs >= 0);
});
