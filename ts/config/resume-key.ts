import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { MusterdError } from '../errors.ts';
import { secretFile } from './secret-file.ts';
import type { Settings } from './settings.ts';

const KEY_BYTES = 32;
const FILE = 'resume.key';

/**
 * The key that signs resume tokens: the configured one, else the data folder's own, so that tokens outlive the
 * process; a random one when nothing outlives it.
 *
 * @throws MusterdError DATA_DIR when the key's file cannot be used.
 */
export function resumeKeyOf({ session, durability, dataDir }: Settings): Buffer {
  if (session.resumeKey !== undefined) return Buffer.from(session.resumeKey);
  if (durability === 'none') return randomBytes(KEY_BYTES);
  const path = join(dataDir, FILE);
  const key = secretFile(path, () => randomBytes(KEY_BYTES));
  if (key.length >= KEY_BYTES) return key;
  throw new MusterdError(
    'DATA_DIR',
    `The key ${path} has ${key.length} bytes instead of ${KEY_BYTES}. Remove it, and every session begins anew.`,
  );
}
