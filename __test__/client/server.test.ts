// The client against the real server, over real sockets.
import test, { type ExecutionContext } from 'ava';
import { WebSocket } from 'ws';

import { type Client, type ConnectOptions, connect, type MatchMessage } from '../../ts/client/node.ts';
import { proto } from '../../ts/client/proto.ts';
import { type Server, type ServeOptions, serve } from '../../ts/index.ts';
import { event } from './scene.ts';

const ANY_PORT = { ephemeral: true, port: 0, admin: { port: 0 } } as const;

/** A class of sockets that the test can cut, also as soon as the next frame has left. */
function cuttable() {
  const line = {
    WebSocket: class extends WebSocket {
      cutsAfterNextFrame = false;

      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols);
        line.latest = this;
      }

      override send(frame: string | Uint8Array): void {
        super.send(frame, () => this.cutsAfterNextFrame && this.terminate());
      }
    },
    latest: undefined as { cutsAfterNextFrame: boolean; terminate(): void } | undefined,
  };
  return line;
}

/** A server for one test. */
async function served(t: ExecutionContext, options: ServeOptions = {}): Promise<Server> {
  const server = await serve({ ...ANY_PORT, ...options });
  t.teardown(() => server.close());
  return server;
}

/** A client for one test. */
function player(t: ExecutionContext, server: Server, playerId: string, options: ConnectOptions = {}): Client {
  const client = connect(server.url, { playerId, ...options });
  t.teardown(() => client.close());
  return client;
}

/** Somebody with this rating asks for a duel. */
const duel = (rating: number, ticketId?: string) => ({
  queue: 'duel',
  attributes: { rating },
  ...(ticketId !== undefined && { ticketId }),
});

/** Every match that a client is told of from now on. */
function matchesOf(client: Client): MatchMessage[] {
  const matches: MatchMessage[] = [];
  client.on('match', (match) => matches.push(match));
  return matches;
}

for (const [name, codec] of [
  ['json', {}],
  ['proto', { codec: proto }],
] as const) {
  test(`${name}: two players are matched`, async (t) => {
    const server = await served(t);
    const [ada, bob] = [player(t, server, 'ada', codec), player(t, server, 'bob', codec)];
    const matched = Promise.all([event(ada, 'match'), event(bob, 'match')]);
    const ticket = await ada.enqueue(duel(1500));
    t.like(ticket, { queue: 'duel', state: 'SEARCHING', players: ['ada'] });
    t.regex(ticket.ticketId, /^[0-9a-f]{32}$/);
    await bob.enqueue(duel(1540));
    const [one, other] = await matched;
    t.is(one.matchId, other.matchId);
    t.deepEqual(
      one.teams.map((team) => [team.name, team.players.length] as const),
      [
        ['red', 1],
        ['blue', 1],
      ],
    );
    const own = one.teams.flatMap((team) => team.players).find(({ playerId }) => playerId === 'ada');
    t.deepEqual(own?.attributes, { rating: 1500 });
  });
}

for (const { title, ask, code } of [
  { title: 'an unknown queue', ask: (ada: Client) => ada.enqueue({ queue: 'chess' }), code: 'UNKNOWN_QUEUE' },
  { title: 'no rating', ask: (ada: Client) => ada.enqueue({ queue: 'duel' }), code: 'BAD_ATTRIBUTE' },
  { title: "another's ticket", ask: (ada: Client) => ada.cancel('nobody'), code: 'TICKET_NOT_FOUND' },
  {
    title: 'another body for a ticket id',
    ask: async (ada: Client) => {
      await ada.enqueue(duel(1, 'mine'));
      return ada.enqueue(duel(2, 'mine'));
    },
    code: 'DUPLICATE_TICKET',
  },
  {
    title: 'a second ticket',
    ask: async (ada: Client) => {
      await ada.enqueue(duel(1));
      return ada.enqueue(duel(1));
    },
    code: 'PLAYER_BUSY',
  },
  { title: 'explain of no ticket', ask: (ada: Client) => ada.explain('t'), code: 'TICKET_NOT_FOUND' },
  { title: 'accept of no match', ask: (ada: Client) => ada.accept('m'), code: 'MATCH_NOT_FOUND' },
]) {
  test(`${title} rejects with ${code}, and the client goes on`, async (t) => {
    const server = await served(t);
    const ada = player(t, server, 'ada');
    ada.on('error', (error) => t.fail(error.message));
    await t.throwsAsync(ask(ada), { code: `ERR_MUSTER_${code}` });
    t.is(ada.state, 'ready');
  });
}

test('the same ticket id and body again is the same ticket', async (t) => {
  const server = await served(t);
  const ada = player(t, server, 'ada');
  const first = await ada.enqueue(duel(1500, 'mine'));
  const again = await ada.enqueue(duel(1500, 'mine'));
  t.is(again.ticketId, first.ticketId);
  t.is((await ada.cancel('mine')).state, 'CANCELLED');
});

test('a cut socket is resumed: the ticket keeps its place, the match is told once', async (t) => {
  const server = await served(t);
  const line = cuttable();
  const ada = player(t, server, 'ada', { WebSocket: line.WebSocket });
  const matches = matchesOf(ada);
  await ada.enqueue(duel(1500));
  const back = new Promise<boolean>((resolve) => ada.on('welcome', ({ resumed }) => resolve(resumed)));
  line.latest?.terminate();
  t.true(await back);

  const bob = player(t, server, 'bob');
  const matched = [event(ada, 'match'), event(bob, 'match')];
  await bob.enqueue(duel(1500));
  await Promise.all(matched);
  const backAgain = event(ada, 'welcome');
  line.latest?.terminate();
  t.true((await backAgain).resumed);
  await t.throwsAsync(ada.cancel('nobody'), { code: 'ERR_MUSTER_TICKET_NOT_FOUND' });
  t.is(matches.length, 1, 'the repeat after the second reconnect is not news');
});

test('an acknowledgement lost with the socket is read back: one ticket, one match', async (t) => {
  const server = await served(t);
  const line = cuttable();
  const ada = player(t, server, 'ada', { WebSocket: line.WebSocket });
  const matches = matchesOf(ada);
  await ada.ready();
  const lost = event(ada, 'reconnecting');
  if (line.latest !== undefined) line.latest.cutsAfterNextFrame = true;
  const asked = ada.enqueue(duel(1500, 'mine'));
  t.is((await lost).code, 1006);
  t.is((await asked).ticketId, 'mine');

  const bob = player(t, server, 'bob');
  const matched = [event(ada, 'match'), event(bob, 'match')];
  await bob.enqueue(duel(1500));
  await Promise.all(matched);
  t.is(matches.length, 1);
});

test('a party: the members are told as the one who asked is', async (t) => {
  const server = await served(t);
  const names = ['ada', 'bob', 'cyd'];
  const members = names.map((name) => player(t, server, name));
  await Promise.all(members.map((member) => member.ready()));
  const told = Promise.all(members.slice(1).map((member) => event(member, 'ticket')));
  const ticket = await members[0]?.enqueue({
    queue: 'squads',
    players: names.map((playerId) => ({ playerId, attributes: { rating: 1500 } })),
  });
  for (const seen of await told) t.like(seen, { ticketId: ticket?.ticketId, players: names });
  const ended = event(members[0] as Client, 'ticket');
  t.is((await members[2]?.cancel(ticket?.ticketId ?? ''))?.state, 'CANCELLED');
  t.like(await ended, { ticketId: ticket?.ticketId, state: 'CANCELLED' });
});

test('a newer connection of the same player ends the older client', async (t) => {
  const server = await served(t);
  const older = player(t, server, 'ada');
  await older.ready();
  const ended = event(older, 'closed');
  await player(t, server, 'ada').ready();
  t.is((await ended).code, 4009);
});

test('a server that shuts down says so; the client waits, and comes to the next one', async (t) => {
  const first = await serve(ANY_PORT);
  const ada = player(t, first, 'ada', { random: () => 0 });
  await ada.ready();
  const told = event(ada, 'error');
  const lost = event(ada, 'reconnecting');
  await first.close();
  const { code, retryAfterMs = 0 } = await told;
  t.is(code, 'ERR_MUSTER_SHUTTING_DOWN');
  const { code: closeCode, delayMs } = await lost;
  t.is(closeCode, 1012);
  t.true(delayMs > 0 && delayMs <= retryAfterMs, `${delayMs} of ${retryAfterMs} ms`);
  await served(t, { port: Number(new URL(first.url).port) });
  t.false((await ada.ready()).resumed, 'it keeps nothing beyond its own life');
  t.is((await ada.enqueue(duel(1500))).state, 'SEARCHING');
});

test('the heartbeat runs at the pace of the server', async (t) => {
  const server = await served(t, { heartbeat: { clientIntervalMs: 1_000, clientTimeoutMs: 900 } });
  const ada = player(t, server, 'ada');
  const { heartbeat } = await ada.ready();
  t.deepEqual(heartbeat, { intervalMs: 1_000, timeoutMs: 900, maxMissed: 2 });
  const roundTripMs = await event(ada, 'roundTrip');
  t.true(roundTripMs >= 0 && roundTripMs < 900);
  t.is(ada.state, 'ready');
});
