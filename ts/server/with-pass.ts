import type { MatchPassClaims } from '../identity/match-pass.ts';
import { fieldsOf } from '../protocol/walk.ts';
import { type musterd, ServerMessage } from '../protocol/v1.ts';

/** Makes the pass of one player. */
export interface PassSigner {
  sign(claims: MatchPassClaims): string;
}

/** Numbers of fields in proto/musterd/v1.proto. */
const Fields = { MATCH: 7, MATCH_PASS: 8 } as const;
const TEXT_LAYOUT = 2;

/**
 * A frame of the engine with the receiver's pass in it if it is a `match`; undefined for any other. The bytes in
 * between are only moved: the pass is appended to the match, whose length is written anew.
 */
export function withPass(
  bytes: Buffer,
  start: number,
  end: number,
  playerId: string,
  passes: PassSigner,
): Buffer | undefined {
  for (const { number, at, start: from, end: to } of fieldsOf(bytes, start, end)) {
    if (number !== Fields.MATCH) continue;
    const claims = claimsFor(bytes.subarray(start, end), playerId);
    if (claims === undefined) return undefined;
    const pass = Buffer.from(passes.sign(claims));
    const field = [tagOf(Fields.MATCH_PASS), varint(pass.length), pass];
    const length = to - from + field.reduce((sum, part) => sum + part.length, 0);
    return Buffer.concat([
      bytes.subarray(start, at),
      tagOf(Fields.MATCH),
      varint(length),
      bytes.subarray(from, to),
      ...field,
      bytes.subarray(to, end),
    ]);
  }
  return undefined;
}

/** Undefined for a match in which the player is not: then there is nothing to vouch for. */
function claimsFor(frame: Uint8Array, playerId: string): MatchPassClaims | undefined {
  const { matchId, teams } = ServerMessage.decode(frame).match as musterd.v1.Match;
  const his = (teams as musterd.v1.Team[]).find(({ players }) =>
    (players as musterd.v1.TeamPlayer[]).some((player) => player.playerId === playerId),
  );
  return his && { matchId, playerId, team: his.name };
}

function tagOf(number: number): Buffer {
  return varint(number * 8 + TEXT_LAYOUT);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}
