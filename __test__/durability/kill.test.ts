// What an acknowledgement survives: kill -9 of the process, with each durability.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import test from 'ava';

import { folderWith } from '../config/folder.ts';
import { TestClient } from '../support/client.ts';
import { until } from '../support/until.ts';
import { asked, crash, loneRating, servingFrom, waitingPlayer } from './scene.ts';

for (const durability of ['disk', 'process'] as const) {
  test(`with durability ${durability} a ticket, its age and its session survive kill -9`, async (t) => {
    const dataDir = join(folderWith(t, {}), 'data');
    const first = await servingFrom(t, dataDir, ['--durability', durability]);
    const ann = await waitingPlayer(first.url, 'ann', 1_500);
    const before = await asked(first.adminUrl, `/v1/tickets/${ann.ticketId}`);
    await crash(first);

    const second = await servingFrom(t, dataDir, ['--durability', durability]);
    const after = await asked(second.adminUrl, `/v1/tickets/${ann.ticketId}`);
    t.like(after, { ticketId: ann.ticketId, state: 'QUEUED', reason: 'ABSENT', queue: 'duel' });
    t.true(
      Number(after['waitedMs']) >= Number(before['waitedMs']) - 1_000,
      'engine time is set back by a second at most',
    );
    const again = await TestClient.welcomed(second.url, { playerId: 'ann', resume: ann.resume });
    t.true(again.welcome.resumed);
    const bob = await waitingPlayer(second.url, 'bob', 1_520);
    t.is((await again.client.next('match')).ticketId, ann.ticketId);
    t.is((await bob.client.next('match')).ticketId, bob.ticketId);
  });
}

test('with durability none nothing survives, and nothing is written', async (t) => {
  const cwd = folderWith(t, {});
  const first = await servingFrom(t, 'data', ['--durability', 'none'], { cwd });
  const ann = await waitingPlayer(first.url, 'ann', 1_500);
  await crash(first);
  const second = await servingFrom(t, 'data', ['--durability', 'none'], { cwd });
  t.is((await fetch(`${second.adminUrl}/v1/tickets/${ann.ticketId}`)).status, 404);
  t.deepEqual(readdirSync(cwd), []);
});

test('a match that was told is told again after kill -9, and is the same', async (t) => {
  const dataDir = join(folderWith(t, {}), 'data');
  const first = await servingFrom(t, dataDir);
  const ann = await waitingPlayer(first.url, 'ann', 1_500);
  await waitingPlayer(first.url, 'bob', 1_510);
  const match = await ann.client.next('match');
  await crash(first);
  const second = await servingFrom(t, dataDir);
  const again = await TestClient.welcomed(second.url, { playerId: 'ann', resume: ann.resume, lastSeq: 0 });
  t.true(again.welcome.resumed);
  t.deepEqual(await again.client.next('match'), match);
  t.like(await asked(second.adminUrl, `/v1/tickets/${ann.ticketId}`), { matchId: match.matchId });
});

test('grace begins anew with the restart: who does not come back is cancelled then', async (t) => {
  const dataDir = join(folderWith(t, {}), 'data');
  const grace = ['--session-grace-ms', '1500'];
  const first = await servingFrom(t, dataDir, grace);
  const players = await Promise.all(
    [0, 1].map((index) => waitingPlayer(first.url, `p${index}`, loneRating(index))),
  );
  await crash(first);
  const second = await servingFrom(t, dataDir, grace);
  const [back, lost] = players as [(typeof players)[0], (typeof players)[0]];
  const { client } = await TestClient.welcomed(second.url, { playerId: 'p0', resume: back.resume });
  const stateOf = ({ ticketId }: { ticketId: string }) => asked(second.adminUrl, `/v1/tickets/${ticketId}`);
  await until(async () => (await stateOf(lost))['state'] === 'CANCELLED');
  t.like(await stateOf(lost), { state: 'CANCELLED', reason: 'ABSENT' });
  t.like(await stateOf(back), { state: 'SEARCHING' });
  await client.close();
});

test('events go on with their numbers', async (t) => {
  const dataDir = join(folderWith(t, {}), 'data');
  const first = await servingFrom(t, dataDir);
  const ann = await waitingPlayer(first.url, 'ann', 1_500);
  ann.client.say({ type: 'cancel', ticketId: ann.ticketId });
  await ann.client.next('ticket');
  await crash(first);
  const second = await servingFrom(t, dataDir);
  const bob = await waitingPlayer(second.url, 'bob', 1_500);
  bob.client.say({ type: 'cancel', ticketId: bob.ticketId });
  await bob.client.next('ticket');
  const response = await fetch(`${second.adminUrl}/v1/events?after=0`);
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (text.includes(bob.ticketId)) break;
  }
  // 1 and 2: the built-in queues got their rules, once.
  t.regex(text, new RegExp(`id: 3\\n[^]*${ann.ticketId}[^]*id: 4\\n[^]*${bob.ticketId}`));
});
