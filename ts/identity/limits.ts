/** Every limit on players' tokens and on the keys that sign them. docs/security.md lists them. */

/** Characters of one token. */
export const TOKEN_CHARS = 8_192;
/** How far our clock and the signer's may differ. */
export const CLOCK_TOLERANCE_SECONDS = 5;
/** Bytes of a shared secret, at least. */
export const SECRET_BYTES_MIN = 32;
/** Bytes of a file or answer that holds keys. */
export const KEY_SET_BYTES = 262_144;
/** Keys of one set. */
export const KEY_SET_KEYS = 100;
/** How long a key server may take for one answer. */
export const KEY_FETCH_MS = 3_000;
/** How long fetched keys count as fresh; older ones still work while new ones are fetched. */
export const KEYS_FRESH_MS = 600_000;
/** After an answer, how soon a token of an unknown key may cause the next request. */
export const KEY_COOLDOWN_MS = 30_000;
/** After a failure, how soon the next request is made. */
export const KEY_RETRY_MS = 1_000;
/** Good tokens that are remembered, so that one that is shown again costs nothing. */
export const CACHED_TOKENS = 10_000;
/** How long a good token is remembered: a key that was withdrawn works this much longer at most. */
export const CACHED_TOKEN_MS = 60_000;
/** Tokens that are looked at at once. */
export const VERIFICATIONS = 4_096;
/** When a player who was refused for want of room may try again. */
export const BUSY_RETRY_MS = 1_000;
/** Attributes of one token, as in the engine. */
export const CLAIM_ATTRIBUTES = 32;
/** Members of a token's party, as in the engine. */
export const PARTY_MEMBERS = 10;
/** How long a match pass is good. */
export const PASS_SECONDS = 300;
