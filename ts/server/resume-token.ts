import { createHmac, timingSafeEqual } from 'node:crypto';

const MAC_BYTES = 32;
const SESSION_BYTES = 16;
const TIME_BYTES = 6;
const PLAYER_AT = MAC_BYTES + SESSION_BYTES + TIME_BYTES;
/** Base64url characters of the longest token: a player id has at most 128 characters of 4 bytes. */
const TOKEN_CHARS_MAX = Math.ceil(((PLAYER_AT + 512) * 4) / 3);

/** What a resume token says. */
export interface ResumeClaim {
  /** A UUID. */
  readonly sessionId: string;
  readonly playerId: string;
  /** Wall time of the session's begin, in milliseconds. */
  readonly issuedAtMs: number;
}

/**
 * Makes and reads resume tokens: base64url of `HMAC-SHA-256 (32 bytes), session UUID (16), time (6, big
 * endian), player id (UTF-8)`, the code taken over all that follows it. One token lasts as long as its session.
 */
export class ResumeTokens {
  readonly #key: Buffer;

  /** @param key at least 32 bytes; every node of a cluster has the same */
  constructor(key: Buffer) {
    this.#key = key;
  }

  /** The token of a new session. */
  issue({ sessionId, playerId, issuedAtMs }: ResumeClaim): string {
    const token = Buffer.alloc(PLAYER_AT + Buffer.byteLength(playerId));
    token.write(sessionId.replaceAll('-', ''), MAC_BYTES, SESSION_BYTES, 'hex');
    token.writeUIntBE(issuedAtMs, MAC_BYTES + SESSION_BYTES, TIME_BYTES);
    token.write(playerId, PLAYER_AT, 'utf8');
    this.#mac(token).copy(token);
    return token.toString('base64url');
  }

  /** What `token` says, or undefined when it was not made with our key. Takes the same time for every forgery. */
  read(token: string): ResumeClaim | undefined {
    if (token.length > TOKEN_CHARS_MAX) return undefined;
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length <= PLAYER_AT) return undefined;
    if (!timingSafeEqual(this.#mac(bytes), bytes.subarray(0, MAC_BYTES))) return undefined;
    return {
      sessionId: toUuid(bytes.toString('hex', MAC_BYTES, MAC_BYTES + SESSION_BYTES)),
      issuedAtMs: bytes.readUIntBE(MAC_BYTES + SESSION_BYTES, TIME_BYTES),
      playerId: bytes.toString('utf8', PLAYER_AT),
    };
  }

  #mac(token: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(token.subarray(MAC_BYTES)).digest();
  }
}

function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
