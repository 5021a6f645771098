import { isObject } from '../protocol/shape.ts';
import type { Attributes } from '../protocol/types.ts';
import type { Profiles } from './store.ts';

/** What an answer `{players: {ID: {ATTRIBUTE: value}}}` says of these players. @throws Error when it is none. */
export function attributesOf(answer: unknown, playerIds: readonly string[]): Profiles {
  const players = isObject(answer) ? answer['players'] : undefined;
  if (!isObject(players)) throw new Error("the profile store's answer has no object `players`");
  const profiles = new Map<string, Attributes>();
  for (const playerId of playerIds) {
    const values = Object.hasOwn(players, playerId) ? players[playerId] : undefined;
    if (values === undefined || values === null) continue;
    if (!isObject(values)) throw new Error(`the profile of ${playerId} is no object`);
    profiles.set(playerId, values as Attributes);
  }
  return profiles;
}
