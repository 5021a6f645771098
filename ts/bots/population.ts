import type { Ask, PartyPlan } from './plan.ts';
import { type BotQueue, inventAttributes, partyMax } from './queue.ts';
import type { Random } from './random.ts';

/**
 * Invents so many players in parties of 1 to `party`, every size that is left as likely as another.
 *
 * @param names begins the players' ids.
 */
export function inventParties(
  queue: BotQueue,
  players: number,
  party: number,
  names: string,
  random: Random,
): PartyPlan[] {
  const parties: PartyPlan[] = [];
  const most = Math.min(party, partyMax(queue));
  for (let left = players; left > 0; ) {
    const size = Math.min(left, 1 + Math.floor(random.uniform() * most));
    const first = players - left;
    const attributes = inventAttributes(queue, size, random);
    const members = attributes.map((values, index) => ({
      playerId: `${names}-${first + index}`,
      attributes: values,
    }));
    parties.push({ queue: queue.name, players: members });
    left -= size;
  }
  return parties;
}

/** Asks by chance, so many a second on average (a Poisson process), for so long. */
export function* randomAsks(perSecond: number, seconds: number, random: Random): Generator<Ask> {
  for (let atMs = 0; ; ) {
    atMs += (-Math.log(1 - random.uniform()) / perSecond) * 1_000;
    if (atMs >= seconds * 1_000) return;
    yield { atMs };
  }
}
