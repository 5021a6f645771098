import { setTimeout as sleep } from 'node:timers/promises';

import test from 'ava';

import type { Link } from '../../ts/engine/link.ts';
import type { TicketMessage } from '../../ts/protocol/types.ts';
import { type Form, TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { newPlayer } from '../support/pair.ts';
import { until } from '../support/until.ts';

const UNLIMITED = { messagesPerSecond: 1_000_000, burst: 1_000_000 };
const MEBIBYTE = 1_048_576;

/** A party whose `ticket` message is longer than 4 KB: ten ids of 100 characters of 4 bytes. */
function longParty(): string[] {
  return Array.from({ length: 10 }, () => `${'🂡'.repeat(100)}${newPlayer()}`);
}

/** Says the same `enqueue` again: every time it is answered with the ticket, `ref` says which time. */
function enqueueOf(players: readonly string[], id: string): object {
  return {
    type: 'enqueue',
    id,
    ticketId: 'paused',
    queue: 'party',
    players: players.map((playerId) => ({ playerId, attributes: { rating: 1 } })),
  };
}

const PARTY_RULES = JSON.stringify({
  name: 'party',
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  teams: [
    { name: 'red', minPlayers: 10, maxPlayers: 10 },
    { name: 'blue', minPlayers: 10, maxPlayers: 10 },
  ],
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 100 }],
  algorithm: { expansionAgeSelection: 'oldest' },
});

/** Waits until the engine has read `commands` and its answers have left the outbox. */
async function answered(link: Link, commands: number): Promise<void> {
  await until(() => {
    const stats = link.stats();
    return stats.commands >= commands && stats.outboxOccupancy === 0 && stats.outboxWaiting === 0;
  });
}

for (const form of ['musterd.v1.proto', 'musterd.v1.json'] as Form[]) {
  test.serial(`a paused reader gets 3,000 frames with every byte right, ${form}`, async (t) => {
    const { url, link } = await startGateway(t, {
      limits: { ...UNLIMITED, sendBufferBytes: 64 * MEBIBYTE },
      queues: { party: PARTY_RULES },
    });
    const party = longParty();
    const { client } = await TestClient.welcomed(url, { playerId: party[0] as string }, { form });
    const { client: witness } = await TestClient.welcomed(url, { playerId: newPlayer() }, { form });
    client.socket.pause();

    const FRAMES = 3_000;
    const BATCH = 100;
    for (let first = 0; first < FRAMES; first += BATCH) {
      const before = link.stats().commands;
      for (let index = first; index < first + BATCH; index++) client.say(enqueueOf(party, `n${index}`));
      witness.say({ type: 'ping', id: `w${first}`, ts: first });
      await answered(link, before + BATCH + 1);
      t.is((await witness.next('pong')).ref, `w${first}`);
    }
    t.true(client.heard.length < FRAMES / 2, 'the reader was really behind');

    client.socket.resume();
    await until(() => client.heard.length >= FRAMES);
    t.deepEqual(
      client.heard.map(({ ref }) => ref),
      Array.from({ length: FRAMES }, (_, index) => `n${index}`),
    );
    for (const message of client.heard as TicketMessage[]) {
      if (message.type !== 'ticket' || message.players.join() !== party.join())
        t.fail(JSON.stringify(message));
    }
    await Promise.all([client.close(), witness.close()]);
  });
}

test.serial(
  'a slow reader holds its own bytes only, not every buffer that they were drained with',
  async (t) => {
    const { url, link } = await startGateway(t, {
      limits: { ...UNLIMITED, sendBufferBytes: 64 * MEBIBYTE },
      queues: { party: PARTY_RULES },
    });
    const party = longParty();
    const { client } = await TestClient.welcomed(
      url,
      { playerId: party[0] as string },
      { form: 'musterd.v1.proto' },
    );
    client.socket.pause();
    for (let batch = 0; batch < 30; batch++) {
      const before = link.stats().commands;
      for (let index = 0; index < 100; index++) client.say(enqueueOf(party, 'fill'));
      await answered(link, before + 100);
    }
    const before = process.memoryUsage().arrayBuffers;
    for (let index = 0; index < 400; index++) {
      const { commands } = link.stats();
      client.say({ type: 'ping', ts: index });
      await answered(link, commands + 1);
    }
    const grown = process.memoryUsage().arrayBuffers - before;
    // 400 drain turns: 100 MiB if each pinned its buffer.
    t.true(grown < 20 * MEBIBYTE, `${grown} bytes`);
    client.terminate();
  },
);

test.serial('a reader who leaves too much unread is closed with 1013, and resumes', async (t) => {
  const { url, gateway } = await startGateway(t, {
    limits: { ...UNLIMITED, sendBufferBytes: MEBIBYTE },
    queues: { party: PARTY_RULES },
  });
  const party = longParty();
  const playerId = party[0] as string;
  const { client, welcome } = await TestClient.welcomed(url, { playerId }, { form: 'musterd.v1.proto' });
  client.socket.pause();
  while (gateway.stats().sessions === 1) {
    for (let index = 0; index < 100; index++) client.say(enqueueOf(party, 'more'));
    await sleep(20);
  }
  client.socket.resume();
  t.is((await client.closed).code, 1013);
  const again = await TestClient.welcomed(url, { playerId, resume: welcome.resume });
  t.true(again.welcome.resumed);
  t.is((await again.client.next('ticket')).ticketId, 'paused');
  await again.client.close();
});
