import { readFileSync, statSync } from 'node:fs';

import { MusterdError } from '../errors.ts';

/**
 * Reads a file of keys.
 *
 * @param flag what the user wrote to name it, for the sentence.
 * @throws MusterdError AUTH_KEYS when it cannot be read or is too long.
 */
export function readKeyFile(file: string, flag: string, bytesMax: number): Buffer {
  try {
    if (statSync(file).size <= bytesMax) return readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new MusterdError('AUTH_KEYS', `${flag} ${file} cannot be read: ${code}.`, { cause });
  }
  throw new MusterdError('AUTH_KEYS', `${flag} ${file} is longer than ${bytesMax} bytes.`);
}
