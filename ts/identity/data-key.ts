import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { MusterdError } from '../errors.ts';

/** Bits of a file's mode that let anyone but its owner in. */
const OTHERS = 0o077;

/**
 * A key that a data folder keeps: read from its file, or made and written there when there is none.
 *
 * @param path the file. @param make a new key.
 * @throws MusterdError DATA_DIR when the file can be read by others, or cannot be read or written.
 */
export function dataKey(path: string, make: () => Buffer): Buffer {
  try {
    return read(path) ?? create(path, make());
  } catch (error) {
    if (error instanceof MusterdError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new MusterdError('DATA_DIR', `The key ${path} cannot be used: ${reason}.`, { cause: error });
  }
}

function read(path: string): Buffer | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  // Windows has no such bits; its folders are private to their user.
  if (process.platform !== 'win32' && (found.mode & OTHERS) !== 0) {
    throw new MusterdError(
      'DATA_DIR',
      `The key ${path} can be read by other users: chmod 600 it, or remove it if they may have read it.`,
    );
  }
  return readFileSync(path);
}

/** Writes it under another name and then links it to its own, so that it is there whole or not at all. */
function create(path: string, secret: Buffer): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, secret);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFileSync(path);
  } finally {
    unlinkSync(draft);
  }
}
