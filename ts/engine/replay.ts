import { isErrorCode, MusterdError } from '../errors.ts';
import { addon } from './addon.ts';
import type { Replayed } from './generated/native.d.ts';

export type { Replayed } from './generated/native.d.ts';

/**
 * Replays the journal of a data folder, which stays as it is; blocks until it is done.
 *
 * @param until a position of the journal to stop before, everything by default. @param into a data folder to make,
 *   empty or missing, that a server goes on from there with.
 * @throws MusterdError DATA_DIR for a folder that cannot be used, JOURNAL_VERSION, JOURNAL_CORRUPT for damage before
 *   `until`.
 */
export function replayJournal(folder: string, until?: number, into?: string): Replayed {
  try {
    return addon().replayJournal(folder, until, into);
  } catch (error) {
    const { code, message } = error as Error & { code?: unknown };
    throw isErrorCode(code) ? new MusterdError(code, message, { cause: error }) : error;
  }
}
