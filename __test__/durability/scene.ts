// A server in a process of its own, with a data folder that outlives it.
import type { ExecutionContext } from 'ava';

import { type ServedProcess, type Surroundings, serving } from '../cli/command.ts';
import { TestClient } from '../support/client.ts';

/** A rating so far from every other that nobody matches it. */
export const loneRating = (index: number): number => 10_000 * (index + 1);

/** Serves from this data folder. */
export function servingFrom(
  t: ExecutionContext,
  dataDir: string,
  words: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<ServedProcess> {
  return serving(t, ['--data-dir', dataDir, ...words], surroundings);
}

/** Ends it as a crash does, and waits until it is gone. */
export async function crash({ child, ended }: ServedProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

/** A player with a ticket that waits. */
export interface WaitingPlayer {
  readonly client: TestClient;
  readonly playerId: string;
  readonly resume: string;
  readonly ticketId: string;
}

/** A player who says hello and asks for a duel; his ticket is acknowledged. */
export async function waitingPlayer(url: string, playerId: string, rating: number): Promise<WaitingPlayer> {
  const { client, welcome } = await TestClient.welcomed(url, { playerId });
  client.say({ type: 'enqueue', queue: 'duel', attributes: { rating } });
  const { ticketId } = await client.next('ticket');
  return { client, playerId, resume: welcome.resume, ticketId };
}

/** What the admin port answers. */
export async function asked(adminUrl: string, path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(adminUrl + path)).json()) as Record<string, unknown>;
}
