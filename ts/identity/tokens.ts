import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';

import { MusterdError } from '../errors.ts';
import { isPlayerId } from '../protocol/player-id.ts';
import { claimsOf } from './claims.ts';
import type { Identity, TokenVerifier } from './identity.ts';
import type { KeySource } from './key-source.ts';
import * as limits from './limits.ts';
import { TokenCache } from './token-cache.ts';

/** Which tokens are good. */
export interface TokenSettings {
  readonly keys: KeySource;
  /** The `iss` that they must have; any when absent. */
  readonly issuer?: string;
  /** The `aud` that they must have; any when absent. */
  readonly audience?: string;
}

/**
 * Players' JSON Web Tokens (RFC 7519): signature, algorithm, issuer, audience, times, and the claims of ours.
 *
 * @example
 * const tokens = new Tokens({ keys: secretFile('secret.txt'), audience: 'my-game' });
 * const { playerId } = await tokens.verify(token);
 */
export class Tokens implements TokenVerifier {
  readonly #keys: KeySource;
  readonly #options: JWTVerifyOptions;
  readonly #cache = new TokenCache({ entries: limits.CACHED_TOKENS, forMs: limits.CACHED_TOKEN_MS });
  #running = 0;

  constructor({ keys, issuer, audience }: TokenSettings) {
    this.#keys = keys;
    this.#options = {
      algorithms: [...keys.algorithms],
      clockTolerance: limits.CLOCK_TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp'],
      ...(issuer !== undefined && { issuer }),
      ...(audience !== undefined && { audience }),
    };
  }

  async verify(token: string): Promise<Identity> {
    if (token.length > limits.TOKEN_CHARS)
      refuse(`The token has more than ${limits.TOKEN_CHARS} characters.`);
    const known = this.#cache.find(token, Date.now());
    if (known !== undefined) return known;
    if (this.#running >= limits.VERIFICATIONS) {
      throw new MusterdError('OVERLOADED', 'Too many tokens are being looked at.', {
        retryAfterMs: limits.BUSY_RETRY_MS,
      });
    }
    this.#running++;
    try {
      const identity = identityOf(await this.#payload(token));
      this.#cache.add(token, identity, Date.now());
      return identity;
    } finally {
      this.#running--;
    }
  }

  /**
   * Reads the keys again and forgets what the old ones vouched for. When that fails the old ones stay.
   *
   * @throws MusterdError AUTH_KEYS.
   */
  async reload(): Promise<void> {
    await this.#keys.reload();
    this.#cache.clear();
  }

  async #payload(token: string): Promise<JWTPayload> {
    try {
      return (await jwtVerify(token, this.#keys.key, this.#options)).payload;
    } catch (error) {
      if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw refusalOf(error);
      return await this.#payloadByAny(token, error);
    }
  }

  /** A token that names no key, of a set in which several could have signed it. */
  async #payloadByAny(token: string, keys: errors.JWKSMultipleMatchingKeys): Promise<JWTPayload> {
    let refused: unknown = keys;
    for await (const key of keys) {
      try {
        return (await jwtVerify(token, key, this.#options)).payload;
      } catch (error) {
        refused = error;
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
      }
    }
    throw refusalOf(refused);
  }
}

function identityOf(payload: JWTPayload): Identity {
  const { sub = '', exp = 0 } = payload;
  if (typeof sub !== 'string' || !isPlayerId(sub))
    refuse("The token's claim sub must be a player id: 1 to 128 printable characters.");
  return {
    playerId: sub,
    expiresAtMs: (exp + limits.CLOCK_TOLERANCE_SECONDS) * 1_000,
    claims: claimsOf(payload),
  };
}

/** What is wrong with a token, in a sentence for its bearer. Errors that are not jose's pass. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof errors.JOSEError)) return error;
  return new MusterdError('UNAUTHORIZED', sentenceOf(error), { cause: error });
}

const sentences: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'The token has expired.',
  ERR_JOSE_ALG_NOT_ALLOWED: 'The token is signed by an algorithm that is not allowed.',
  ERR_JOSE_NOT_SUPPORTED: 'The token is signed by an algorithm that is not allowed.',
  ERR_JWKS_NO_MATCHING_KEY: 'The token is signed by a key that this server does not know.',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "The token's signature is wrong.",
};

const claimSentences: Readonly<Record<string, string>> = {
  iss: 'The token is from another issuer.',
  aud: 'The token is for another audience.',
  nbf: 'The token is not valid yet.',
};

function sentenceOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTClaimValidationFailed) {
    const { claim, reason } = error;
    if (reason === 'missing') return `The token has no claim ${claim}.`;
    return claimSentences[claim] ?? `The token's claim ${claim} is wrong.`;
  }
  return sentences[error.code] ?? 'The token is not a signed JWT.';
}

function refuse(message: string): never {
  throw new MusterdError('UNAUTHORIZED', message);
}
