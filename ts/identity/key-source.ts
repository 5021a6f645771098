import type { JWTVerifyGetKey } from 'jose';

import { MusterdError } from '../errors.ts';
import { readKeyFile } from './key-file.ts';
import { type JsonKeySet, keySetOf } from './key-set.ts';
import { KEY_SET_BYTES, SECRET_BYTES_MIN } from './limits.ts';

/** Where the keys that sign players' tokens come from. */
export interface KeySource {
  /** The only algorithms by which these keys may sign. A shared secret and public keys never come together. */
  readonly algorithms: readonly string[];
  /** The key for a token. Throws AUTH_KEYS while it cannot be known. */
  readonly key: JWTVerifyGetKey;
  /**
   * Reads the keys again. When that fails the old ones stay.
   *
   * @throws MusterdError AUTH_KEYS.
   */
  reload(): Promise<void>;
}

/** Algorithms of a key set: public keys only. */
export const PUBLIC_KEY_ALGORITHMS: readonly string[] = ['EdDSA', 'Ed25519', 'ES256', 'RS256'];

/**
 * A shared secret for HS256, as the bytes of a file; the line end of a text file is not part of it.
 *
 * @throws MusterdError AUTH_KEYS when it cannot be read or is too short.
 */
export function secretFile(file: string): KeySource {
  const read = (): Buffer => {
    const secret = withoutLineEnd(readKeyFile(file, '--jwt-secret-file', KEY_SET_BYTES));
    if (secret.length >= SECRET_BYTES_MIN) return secret;
    throw new MusterdError(
      'AUTH_KEYS',
      `--jwt-secret-file ${file} has ${secret.length} bytes; a secret has ${SECRET_BYTES_MIN} or more.`,
    );
  };
  let secret = read();
  return {
    algorithms: ['HS256'],
    key: async () => secret,
    reload: async () => {
      secret = read();
    },
  };
}

/**
 * A file that holds a JSON Web Key Set.
 *
 * @throws MusterdError AUTH_KEYS when it cannot be read or holds no key that signs by an algorithm of ours.
 */
export function keySetFile(file: string): KeySource {
  const read = (): JsonKeySet =>
    keySetOf(readKeyFile(file, '--jwks', KEY_SET_BYTES).toString(), `--jwks ${file}`);
  let keys = read();
  return {
    algorithms: PUBLIC_KEY_ALGORITHMS,
    key: (header, token) => keys(header, token),
    reload: async () => {
      keys = read();
    },
  };
}

const PRINTABLE = /^[\x20-\x7e]+\r?\n$/;

/** Random bytes may end in a line feed too, so only a single line of text loses its end. */
function withoutLineEnd(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return PRINTABLE.test(text) ? bytes.subarray(0, text.trimEnd().length) : bytes;
}
