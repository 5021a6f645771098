// Players whose sockets are cut again and again: everybody is matched once, and told once.
import test from 'ava';
import { WebSocket } from 'ws';

import { connect } from '../../ts/client/node.ts';
import { randomFrom } from '../../ts/bots/random.ts';
import { serve } from '../../ts/index.ts';
import { seedOf } from '../support/seed.ts';

const PLAYERS = 24;
const CUTS_MS = 2_000;
const CUT_EVERY_MS = 25;

test('cut at random, nothing is lost and nothing is told twice', async (t) => {
  const random = randomFrom(seedOf(t));
  const server = await serve({ ephemeral: true, port: 0, admin: { port: 0 } });
  t.teardown(() => server.close());
  const sockets = new Set<WebSocket>();
  class Tracked extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      sockets.add(this);
      this.on('close', () => sockets.delete(this));
    }
  }
  const told: string[] = [];
  const players = Array.from({ length: PLAYERS }, (_, index) => {
    const client = connect(server.url, { playerId: `p${index}`, WebSocket: Tracked, random: random.uniform });
    t.teardown(() => client.close());
    const order: number[] = [];
    client.on('welcome', ({ resumed }) => resumed || order.splice(0));
    client.on('ticket', ({ seq = 0 }) => order.push(seq));
    const matched = new Promise<string>((resolve) => {
      client.on('match', ({ matchId, seq = 0 }) => {
        order.push(seq);
        told.push(`${matchId} p${index}`);
        resolve(matchId);
      });
    });
    return { client, matched, order, askAtMs: random.uniform() * CUTS_MS };
  });

  let cuts = 0;
  const cutter = setInterval(() => {
    const open = [...sockets];
    const victim = open[Math.floor(random.uniform() * open.length)];
    victim?.terminate();
    cuts += victim === undefined ? 0 : 1;
  }, CUT_EVERY_MS);
  const asked = players.map(async ({ client, askAtMs }, index) => {
    await new Promise((resolve) => setTimeout(resolve, askAtMs));
    return client.enqueue({ queue: 'duel', ticketId: `t${index}`, attributes: { rating: 1500 } });
  });
  const tickets = await Promise.all(asked);
  clearInterval(cutter);
  const matches = await Promise.all(players.map(({ matched }) => matched));

  t.log(`${cuts} cuts`);
  t.true(cuts > 10);
  t.deepEqual(
    tickets.map(({ ticketId }) => ticketId),
    players.map((_, index) => `t${index}`),
  );
  t.is(told.length, PLAYERS);
  t.is(new Set(told).size, PLAYERS);
  t.is(new Set(matches).size, PLAYERS / 2);
  for (const { order } of players) {
    t.deepEqual(
      order,
      order.toSorted((one, other) => one - other),
    );
  }
});
