import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { WebSocketServer } from 'ws';

import { connect } from '../../ts/client/node.ts';
import { proto } from '../../ts/client/proto.ts';
import { ClientMessage, ServerMessage } from '../../ts/protocol/v1.ts';
import { event } from './scene.ts';

const HEARTBEAT = { intervalMs: 30_000, timeoutMs: 5_000, maxMissed: 2 };

test('the binary codec carries a whole exchange', async (t) => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  t.teardown(() => server.close());
  const bodies: string[] = [];
  server.on('connection', (socket) => {
    t.is(socket.protocol, 'musterd.v1.proto');
    const send = (message: Parameters<typeof ServerMessage.encode>[0]) =>
      socket.send(ServerMessage.encode(message).finish());
    socket.on('message', (data, isBinary) => {
      t.true(isBinary);
      const message = ClientMessage.decode(data as Buffer);
      bodies.push(message.body ?? '');
      if (message.hello) {
        send({
          welcome: {
            sessionId: 's',
            playerId: message.hello.playerId ?? '',
            resume: 'r',
            graceMs: 1,
            heartbeat: HEARTBEAT,
          },
        });
      }
      if (message.enqueue) {
        const ticketId = message.enqueue.ticketId ?? null;
        send({ seq: 1, ref: message.id, ticket: { ticketId, queue: 'duel', state: 2, players: ['ada'] } });
        send({
          seq: 2,
          match: {
            matchId: 'm',
            ticketId,
            queue: 'duel',
            quality: 0.5,
            teams: [
              { name: 'red', players: [{ playerId: 'ada', attributes: { rating: { number: 1500 } } }] },
            ],
          },
        });
      }
      if (message.cancel) send({ ref: message.id, error: { code: 'ERR_MUSTER_TOO_LATE', message: 'No.' } });
    });
  });

  const client = connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    playerId: 'ada',
    codec: proto,
  });
  const matched = event(client, 'match');
  const acknowledged = await client.enqueue({ queue: 'duel', ticketId: 't', attributes: { rating: 1500 } });
  t.like(acknowledged, { ticketId: 't', state: 'SEARCHING', players: ['ada'], waitedMs: 0 });
  const match = await matched;
  t.deepEqual(match.teams, [{ name: 'red', players: [{ playerId: 'ada', attributes: { rating: 1500 } }] }]);
  t.is(match.quality, 0.5);
  await t.throwsAsync(client.cancel('t'), { code: 'ERR_MUSTER_TOO_LATE' });
  await t.throwsAsync(client.enqueue({ queue: 'duel', attributes: { rating: Number.NaN } }), {
    code: 'ERR_MUSTER_BAD_ATTRIBUTE',
  });
  t.is(client.lastSeq, 2);
  await client.close();
  t.deepEqual(bodies.slice(0, 3), ['hello', 'enqueue', 'cancel']);
});

test('a text frame on a binary connection is an error event', (t) => {
  t.throws(() => proto.decode('{"type":"pong","ts":1}'), { code: 'ERR_MUSTER_BAD_MESSAGE' });
});
