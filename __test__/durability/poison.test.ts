// A command that breaks the engine is set aside by the next start, and the rest lives.
import { join } from 'node:path';

import test from 'ava';

import { crash, loneRating, servingFrom, waitingPlayer } from './scene.ts';
import { folderWith } from '../config/folder.ts';
import { seededAddonFile } from '../engine/seeded-addon.ts';
import { TestClient } from '../support/client.ts';

test.serial('two restarts after a panic the server serves, without the command that caused it', async (t) => {
  const dataDir = join(folderWith(t, {}), 'data');
  const seeded = {
    env: { SEEDED_ADDON: await seededAddonFile() },
    imports: [import.meta.resolve('../history/preload-addon.js')],
  };
  const first = await servingFrom(t, dataDir, [], seeded);
  const ann = await waitingPlayer(first.url, 'ann', loneRating(0));
  const { client, welcome } = await TestClient.welcomed(first.url, { playerId: 'bob' });
  client.say({
    id: 'seeded panic',
    type: 'enqueue',
    ticketId: 'poison',
    queue: 'duel',
    attributes: { rating: 1 },
  });
  t.is((await client.closed).code, 1012);
  const end = await first.ended;
  t.is(end.code, 1);
  t.regex(end.stderr, /A defect of musterd stopped it: a seeded panic/);

  const second = await servingFrom(t, dataDir, [], seeded);
  const ticket = await (await fetch(`${second.adminUrl}/v1/tickets/poison`)).json();
  t.like(ticket, { state: 'FAILED', reason: 'INTERNAL' });
  t.regex(await (await fetch(`${second.adminUrl}/metrics`)).text(), /^musterd_poisoned_total 1$/m);
  const bob = await TestClient.welcomed(second.url, { playerId: 'bob', resume: welcome.resume });
  t.true(bob.welcome.resumed);
  t.like(await bob.client.next('ticket'), { ticketId: 'poison', state: 'FAILED', reason: 'INTERNAL' });
  // Asked again, it is the same ticket.
  const enqueue = { type: 'enqueue', ticketId: 'poison', queue: 'duel', attributes: { rating: 1 } };
  bob.client.say({ id: 'again', ...enqueue });
  t.like(await bob.client.next('ticket'), { ticketId: 'poison', state: 'FAILED', ref: 'again' });
  await crash(second);

  const third = await servingFrom(t, dataDir, []);
  t.like(await (await fetch(`${third.adminUrl}/v1/tickets/poison`)).json(), { state: 'FAILED' });
  t.like(await (await fetch(`${third.adminUrl}/v1/tickets/${ann.ticketId}`)).json(), { queue: 'duel' });
});
