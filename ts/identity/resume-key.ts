import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { MusterdError } from '../errors.ts';
import { dataKey } from './data-key.ts';

const KEY_BYTES = 32;
const FILE = 'resume.key';

/**
 * The key that signs resume tokens: the configured one, else the data folder's own, so that tokens outlive the
 * process; a random one when nothing outlives it.
 *
 * @throws MusterdError DATA_DIR when the key's file cannot be used.
 */
export function resumeKey(configured: string | undefined, dataDir: string | undefined): Buffer {
  if (configured !== undefined) return Buffer.from(configured);
  if (dataDir === undefined) return randomBytes(KEY_BYTES);
  const path = join(dataDir, FILE);
  const key = dataKey(path, () => randomBytes(KEY_BYTES));
  if (key.length >= KEY_BYTES) return key;
  throw new MusterdError(
    'DATA_DIR',
    `The key ${path} has ${key.length} bytes instead of ${KEY_BYTES}. Remove it, and every session begins anew.`,
  );
}
