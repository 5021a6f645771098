import { readFileSync } from 'node:fs';

import { SignJWT } from 'jose';

import type { Attributes } from '../client/index.ts';
import { MusterdError } from '../errors.ts';

/** How the bots prove who they are to a server with auth jwt. */
export interface TokenSettings {
  /** The file that holds the secret which the server knows too. */
  readonly secretFile: string;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

/** Makes the token of a player, with his attributes as a claim. */
export type Tokens = (playerId: string, attributes: Attributes) => Promise<string>;

/** For how long a token is good; the client asks for a fresh one at each connection. */
const LIFETIME = '1h';
/** Bytes that HS256 needs (RFC 7518, section 3.2). */
const SECRET_BYTES_MIN = 32;

/**
 * A maker of HS256 tokens.
 *
 * @throws MusterdError CONFIG_INVALID when the file cannot be read or its secret is too short.
 */
export function tokensFrom({ secretFile, issuer, audience }: TokenSettings): Tokens {
  const secret = readSecret(secretFile);
  return (playerId, attributes) => {
    const token = new SignJWT({ attributes }).setProtectedHeader({ alg: 'HS256' }).setSubject(playerId);
    if (issuer !== undefined) token.setIssuer(issuer);
    if (audience !== undefined) token.setAudience(audience);
    return token.setIssuedAt().setExpirationTime(LIFETIME).sign(secret);
  };
}

function readSecret(file: string): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const { message } = cause as Error;
    throw new MusterdError('CONFIG_INVALID', `--jwt-secret-file: ${message}`, { cause });
  }
  // An editor ends a file with a newline, and nobody means it.
  const end = bytes.at(-1) === 0x0a ? -1 : bytes.length;
  const secret = bytes.subarray(0, end);
  if (secret.length >= SECRET_BYTES_MIN) return new Uint8Array(secret);
  const sentence = `--jwt-secret-file: HS256 needs at least ${SECRET_BYTES_MIN} bytes, ${file} has ${secret.length}`;
  throw new MusterdError('CONFIG_INVALID', sentence);
}
