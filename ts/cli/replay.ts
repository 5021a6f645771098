import { copyFileSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { MusterdError } from '../errors.ts';
import { replayJournal } from '../engine/replay.ts';
import { ExitCode } from './exit.ts';

/** What `musterd replay` is told. */
export interface ReplayFlags {
  readonly dataDir: string;
  readonly until?: string;
  readonly into?: string;
}

/** Keys that a data folder keeps: with them players of the old folder can resume in the new one. */
const KEYS = ['resume.key', 'match-pass.key'];

/**
 * Replays a journal and prints what it found, the last line as JSON.
 *
 * @returns the exit code.
 */
export function replay({ dataDir, until, into }: ReplayFlags): number {
  const found = replayJournal(dataDir, until === undefined ? undefined : position(until), into);
  if (into !== undefined) copyKeys(dataDir, into);
  const lines = [
    `${found.steps} steps replayed up to position ${found.position}; ${found.ticketsWaiting} tickets wait there.`,
    ...(found.tornBytes > 0
      ? [`${found.tornBytes} bytes behind it are a commit that was not finished: nobody had been told of it.`]
      : []),
    ...(into === undefined ? [] : [`Go on from there: musterd serve --data-dir ${into}`]),
    JSON.stringify(found),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return ExitCode.DONE;
}

function position(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new MusterdError(
    'CONFIG_INVALID',
    `--until must be a position of the journal, a whole number, not ${text}`,
  );
}

function copyKeys(from: string, to: string): void {
  for (const name of KEYS.filter((key) => existsSync(join(from, key)))) {
    // A copy has the mode of its original.
    copyFileSync(join(from, name), join(to, name), constants.COPYFILE_EXCL);
  }
}
