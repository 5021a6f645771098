import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';

import { MusterdError } from '../errors.ts';
import { isObject } from '../protocol/shape.ts';
import { KEY_SET_KEYS } from './limits.ts';

/** Finds the key of a set for a token, or throws an error of jose's. */
export type JsonKeySet = JWTVerifyGetKey;

/**
 * The keys of a JSON Web Key Set that verify players' tokens, each fixed to one algorithm. Keys for other purposes
 * are left out; shared secrets and private keys have no place in such a set.
 *
 * @param from where the text is from, for the sentence.
 * @throws MusterdError AUTH_KEYS when it is no key set, or none of its keys is of use.
 */
export function keySetOf(text: string, from: string): JsonKeySet {
  const listed = keysIn(text, from);
  if (listed.length > KEY_SET_KEYS) return refuse(`${from} holds more than ${KEY_SET_KEYS} keys.`);
  const keys = listed.flatMap((key) => fixed(key, from));
  if (keys.length > 0) return createLocalJWKSet({ keys }) as JsonKeySet;
  return refuse(`${from} holds no public key for EdDSA, ES256 or RS256.`);
}

function keysIn(text: string, from: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse(`${from} is not JSON.`);
  }
  const keys = isObject(parsed) ? parsed['keys'] : undefined;
  return Array.isArray(keys) ? keys : refuse(`${from} is no key set: it needs a list "keys".`);
}

/** The algorithms that a key may name, by its type and curve; the first is meant by one that names none. */
const algorithms: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'OKP Ed25519': [undefined, 'EdDSA', 'Ed25519'],
  'EC P-256': ['ES256'],
  RSA: ['RS256'],
};

/** The key with its algorithm, or nothing when it does not verify tokens. */
function fixed(key: unknown, from: string): JWK[] {
  if (!isObject(key) || typeof key['kty'] !== 'string') return [];
  const { kty, crv, alg, use, kid, n, e, x, y, d } = key as JWK;
  if (kty === 'oct' || d !== undefined) {
    return refuse(`${from} holds a secret or private key; a key set is public.`);
  }
  const allowed = algorithms[kty === 'RSA' ? kty : `${kty} ${crv}`];
  if (allowed === undefined || (use !== undefined && use !== 'sig')) return [];
  if (alg !== undefined && !allowed.includes(alg)) return [];
  const bare = { kty, crv, kid, n, e, x, y, alg: alg ?? allowed[0] };
  return [Object.fromEntries(Object.entries(bare).filter(([, value]) => value !== undefined)) as JWK];
}

function refuse(message: string): never {
  throw new MusterdError('AUTH_KEYS', message);
}
