import { MusterdError } from '../errors.ts';
import { PARTY_MEMBERS } from '../identity/limits.ts';
import type { TokenVerifier } from '../identity/identity.ts';
import { fieldsOf } from '../protocol/walk.ts';
import type { musterd } from '../protocol/v1.ts';

/** Numbers of fields in proto/musterd/v1.proto. */
const Fields = { HELLO: 3, ENQUEUE: 4, ENQUEUE_PLAYERS: 3, PLAYER_TOKEN: 4 } as const;

/** What a frame holds that must not reach the engine, which keeps what it gets. */
export type Secret = 'hello' | 'member tokens' | undefined;

/** Looks into a frame of a player who has said hello. */
export function secretIn(frame: Uint8Array): Secret {
  for (const { number, start, end } of fieldsOf(frame)) {
    if (number === Fields.HELLO) return 'hello';
    if (number === Fields.ENQUEUE && hasToken(frame, start, end)) return 'member tokens';
  }
  return undefined;
}

function hasToken(frame: Uint8Array, start: number, end: number): boolean {
  for (const player of fieldsOf(frame, start, end)) {
    if (player.number !== Fields.ENQUEUE_PLAYERS) continue;
    for (const field of fieldsOf(frame, player.start, player.end)) {
      if (field.number === Fields.PLAYER_TOKEN && field.end > field.start) return true;
    }
  }
  return false;
}

/**
 * An `enqueue` with its members' tokens looked at and taken out. A party too large for any token to matter is left to
 * the engine, which refuses it.
 *
 * @throws MusterdError UNAUTHORIZED for the first token that is no good, with the member it came for; AUTH_KEYS,
 *   OVERLOADED.
 */
export async function verifyMembers(
  enqueue: musterd.v1.Enqueue,
  verifier: TokenVerifier,
): Promise<Pick<musterd.v1.VerifiedEnqueue.$Properties, 'enqueue' | 'members'>> {
  const players = enqueue.players as musterd.v1.Player[];
  const bringing = players.length > PARTY_MEMBERS ? [] : players.filter(({ token }) => token !== '');
  const members = await Promise.all(bringing.map((player) => verifyMember(player, verifier)));
  return { enqueue: { ...enqueue, players: players.map((player) => ({ ...player, token: '' })) }, members };
}

async function verifyMember({ playerId, token }: musterd.v1.Player, verifier: TokenVerifier) {
  try {
    const { playerId: bearer, claims } = await verifier.verify(token);
    if (bearer === playerId) return { playerId, claims };
  } catch (error) {
    if (!(error instanceof MusterdError) || error.code !== 'ERR_MUSTER_UNAUTHORIZED') throw error;
    throw new MusterdError('UNAUTHORIZED', `Player ${playerId}: ${error.message}`, { cause: error });
  }
  throw new MusterdError('UNAUTHORIZED', `Player ${playerId}: The token is of another player.`);
}
