import type { ExecutionContext } from 'ava';

import { type Form, TestClient } from './client.ts';

let players = 0;

/** A player id that no other test of this process uses. */
export function newPlayer(): string {
  players++;
  return `player-${players}`;
}

/**
 * Two new players of the same rating are matched with each other on `duel`: the proof that a server is well.
 */
export async function assertHealthy(t: ExecutionContext, url: string, form?: Form): Promise<void> {
  const [red, blue] = [newPlayer(), newPlayer()];
  const clients = await Promise.all(
    [red, blue].map(async (playerId) => (await TestClient.welcomed(url, { playerId }, { form })).client),
  );
  // A rating of their own, so that they meet only each other whoever else waits.
  const rating = 100_000 * ++players;
  for (const client of clients) client.say({ type: 'enqueue', queue: 'duel', attributes: { rating } });
  const matches = await Promise.all(clients.map((client) => client.next('match')));
  t.is(matches[0]?.matchId, matches[1]?.matchId);
  const names = matches[0]?.teams.flatMap((team) => team.players.map(({ playerId }) => playerId));
  t.deepEqual(names?.toSorted(), [red, blue].toSorted());
  await Promise.all(clients.map((client) => client.close()));
}
