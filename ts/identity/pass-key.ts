import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { MusterdError } from '../errors.ts';

/** The file in the data folder. */
const NAME = 'match-pass.key';
/** No other user may read or write it. */
const MODE = 0o600;
const OTHERS = 0o077;

/**
 * The private key that signs match passes: from the data folder, where it is made at the first start; without a
 * folder a fresh one, and passes end with the process.
 *
 * @throws MusterdError DATA_DIR when the file cannot be made or read, is no Ed25519 key, or others may read it.
 */
export function passKey(dataDir: string | undefined): KeyObject {
  if (dataDir === undefined) return generateKeyPairSync('ed25519').privateKey;
  const file = join(dataDir, NAME);
  try {
    return readKey(file) ?? makeKey(dataDir, file);
  } catch (cause) {
    if (cause instanceof MusterdError || !(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new MusterdError('DATA_DIR', `${file} cannot be used: ${cause.message}.`, { cause });
  }
}

/** Undefined when there is no file yet. */
function readKey(file: string): KeyObject | undefined {
  const descriptor = openIfThere(file);
  if (descriptor === undefined) return undefined;
  try {
    // Windows has no such modes.
    if (process.platform !== 'win32' && (fstatSync(descriptor).mode & OTHERS) !== 0) {
      throw new MusterdError('DATA_DIR', `${file} can be read by other users: chmod 600 it, or remove it.`);
    }
    return parsed(readFileSync(descriptor), file);
  } finally {
    closeSync(descriptor);
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(pem: Buffer, file: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // Said below.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new MusterdError('DATA_DIR', `${file} is no Ed25519 private key in PEM: restore it, or remove it.`);
}

/** Makes the file whole or not at all; when another process was quicker, its key is ours too. */
function makeKey(dataDir: string, file: string): KeyObject {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    const descriptor = openSync(draft, 'wx', MODE);
    writeFileSync(descriptor, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    fsyncSync(descriptor);
    closeSync(descriptor);
    linkSync(draft, file);
    return privateKey;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readKey(file) as KeyObject;
  } finally {
    rmSync(draft, { force: true });
  }
}
