import { copyFileSync, constants, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { replayDay, replayJournal } from '../engine/replay.ts';
import { MusterdError } from '../errors.ts';
import type { Outcome } from '../simulate/outcome.ts';
import { pageOf } from '../simulate/page.ts';
import type { Recorded, RecordedRequest } from '../simulate/recorded.ts';
import { sideOf } from '../simulate/request.ts';
import { ExitCode } from './exit.ts';
import type { ReplayFlags } from './replay-flags.ts';
import { goodRules, tablesText, writePage } from './simulate.ts';

/** Keys that a data folder keeps: with them players of the old folder can resume in the new one. */
const KEYS = ['resume.key', 'match-pass.key'];

/**
 * Replays a journal and prints what it found, the last line as JSON.
 *
 * @returns the exit code: 1 when a decision came out otherwise than it was recorded.
 */
export function replay(flags: ReplayFlags): number {
  const folder = flags.journal ?? flags.dataDir;
  if (folder === undefined) {
    throw new MusterdError('CONFIG_INVALID', 'Which journal? Name the data folder with --journal FOLDER.');
  }
  const until = flags.until === undefined ? undefined : position(flags.until);
  return flags.into === undefined ? day(folder, until, flags) : copyInto(folder, until, flags.into);
}

/** Makes another data folder. */
function copyInto(folder: string, until: number | undefined, into: string): number {
  const found = replayJournal(folder, until, into);
  for (const name of KEYS.filter((key) => existsSync(join(folder, key)))) {
    // A copy has the mode of its original.
    copyFileSync(join(folder, name), join(into, name), constants.COPYFILE_EXCL);
  }
  say([...replayedText(found), `Go on from there: musterd serve --data-dir ${into}`, JSON.stringify(found)]);
  return ExitCode.DONE;
}

/** Makes the recorded day again. */
function day(folder: string, until: number | undefined, flags: ReplayFlags): number {
  if (flags.anonymise && flags.export === undefined) {
    throw new MusterdError('CONFIG_INVALID', '--anonymise is about a trace; name it with --export FILE');
  }
  const request = JSON.stringify(requestOf(folder, until, flags));
  const found = JSON.parse(replayDay(request)) as Recorded;
  const { report, ...facts } = found;
  const outcome: Outcome | undefined = report === null ? undefined : { ...report, seed: 0 };
  if (flags.html !== undefined && outcome !== undefined) {
    const title = `${basename(folder)}, queue ${found.queue}`;
    writePage(flags.html, pageOf(outcome, title, wordsOf(folder, flags)));
  }
  const isTold = flags.rules !== undefined || flags.queue !== undefined;
  const tables = outcome === undefined || !isTold ? [] : [tablesText(outcome)];
  if (!flags.json)
    say([...replayedText(found), ...madeAgainText(found), ...exportText(found, flags), ...tables]);
  say([JSON.stringify(flags.json ? found : facts)]);
  return found.reproduced ? ExitCode.DONE : ExitCode.WORLD;
}

function requestOf(folder: string, until: number | undefined, flags: ReplayFlags): RecordedRequest {
  const rules = flags.rules === undefined ? undefined : sideOf(goodRules(flags.rules));
  const named = rules && flags.queue !== undefined ? { ...rules, queue: flags.queue } : rules;
  return {
    folder,
    ...(until !== undefined && { until }),
    ...(flags.queue !== undefined && { queue: flags.queue }),
    ...(named !== undefined && { whatIf: named }),
    ...(flags.export !== undefined && { export: { path: flags.export, anonymise: flags.anonymise } }),
  };
}

interface Replayed {
  readonly steps: number;
  readonly position: number;
  readonly ticketsWaiting: number;
  readonly tornBytes: number;
}

function replayedText({ steps, position: end, ticketsWaiting, tornBytes }: Replayed): string[] {
  const told = `${steps} steps replayed up to position ${end}; ${ticketsWaiting} tickets wait there.`;
  if (tornBytes === 0) return [told];
  return [
    told,
    `${tornBytes} bytes behind it are a commit that was not finished: nobody had been told of it.`,
  ];
}

function madeAgainText({
  reproduced,
  decisions,
  checksum,
  differingSteps,
  firstDifference,
}: Recorded): string[] {
  const sum = checksum.toString(16).padStart(8, '0');
  if (reproduced) {
    return [`${decisions} decisions made again: the same, byte for byte (checksum ${sum}).`];
  }
  if (firstDifference === null) {
    return [`${decisions} decisions made again, each the same, but the engine ended otherwise.`];
  }
  const { position: where, recorded, again } = firstDifference;
  return [
    `${decisions} decisions made again: ${differingSteps} steps came out otherwise, as by a build that decides differently.`,
    `The first at position ${where}: recorded ${recorded}; now ${again}.`,
  ];
}

function exportText({ exported }: Recorded, flags: ReplayFlags): string[] {
  if (exported === null) return [];
  const { tickets, playerLists, textsKept } = exported;
  const lines = [`${tickets} tickets written to ${flags.export}.`];
  if (!flags.anonymise) return lines;
  if (playerLists.length > 0) lines.push(`Lists of players, numbered too: ${playerLists.join(', ')}.`);
  if (textsKept.length > 0) {
    lines.push(`Texts kept as they are; see that they name nobody: ${textsKept.join(', ')}.`);
  }
  return lines;
}

function wordsOf(folder: string, { rules, queue, until }: ReplayFlags): string {
  const given = Object.entries({ journal: folder, rules, queue, until });
  const told = given.filter(([, value]) => value !== undefined);
  return `musterd replay ${told.map(([name, value]) => `--${name} ${value}`).join(' ')}`;
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

function position(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new MusterdError(
    'CONFIG_INVALID',
    `--until must be a position of the journal, a whole number, not ${text}`,
  );
}
