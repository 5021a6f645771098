import { addon } from './addon.ts';
import { coded } from './coded.ts';
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
  return coded(() => addon().replayJournal(folder, until, into));
}

/**
 * Makes a recorded day again from the journal of a data folder, which stays as it is; blocks until it is done.
 *
 * @param request a JSON text; ts/simulate/recorded.ts has its keys, and those of the JSON text returned.
 * @throws MusterdError as {@link replayJournal}, and CONFIG_INVALID for a queue that nobody asked for or a trace that
 *   cannot be written.
 */
export function replayDay(request: string): string {
  return coded(() => addon().replayDay(request));
}
