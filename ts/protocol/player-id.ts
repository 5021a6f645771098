/** 1 to 128 characters, none of them a control, format or separator character or half of a surrogate pair. */
const PLAYER_ID = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,128}$/u;

/** True for an id that a player may have. */
export function isPlayerId(id: string): boolean {
  return PLAYER_ID.test(id);
}
