import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';

import { MusterdError } from '../errors.ts';
import { dataKey } from './data-key.ts';

/** The file in the data folder. */
const FILE = 'match-pass.key';

/**
 * The private key that signs match passes: from the data folder, where it is made at the first start; without a
 * folder a fresh one, and passes end with the process.
 *
 * @throws MusterdError DATA_DIR when the file cannot be made or read, is no Ed25519 key, or others may read it.
 */
export function passKey(dataDir: string | undefined): KeyObject {
  if (dataDir === undefined) return made();
  const path = join(dataDir, FILE);
  return parsed(
    dataKey(path, () => Buffer.from(made().export({ type: 'pkcs8', format: 'pem' }))),
    path,
  );
}

function made(): KeyObject {
  return generateKeyPairSync('ed25519').privateKey;
}

function parsed(pem: Buffer, path: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // Said below.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new MusterdError('DATA_DIR', `${path} is no Ed25519 private key in PEM: restore it, or remove it.`);
}
