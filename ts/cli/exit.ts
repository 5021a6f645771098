import { CommanderError } from 'commander';
import { problemLine } from '../config/problem.ts';
import { MusterdError } from '../errors.ts';

/** How the process ends. */
export const ExitCode = {
  DONE: 0,
  /** The world is wrong: a port, a folder, the engine. */
  WORLD: 1,
  /** The command line, or a file that it names, is wrong. */
  INPUT: 2,
} as const;

/** Errors that the user mends by changing what he typed or a file that he named. */
const inputCodes: ReadonlySet<string> = new Set([
  'ERR_MUSTER_CONFIG_INVALID',
  'ERR_MUSTER_RULES_INVALID',
  'ERR_MUSTER_NOT_SUPPORTED',
  'ERR_MUSTER_BAD_ARGUMENT',
  // At start only: a file of keys that the command line names.
  'ERR_MUSTER_AUTH_KEYS',
]);

/** The exit code for an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.DONE : ExitCode.INPUT;
  return error instanceof MusterdError && inputCodes.has(error.code) ? ExitCode.INPUT : ExitCode.WORLD;
}

/** What the user reads of an error, ending in a newline; a defect comes with its stack. */
export function errorText(error: unknown): string {
  if (!(error instanceof MusterdError)) return `musterd: ${error instanceof Error ? error.stack : error}\n`;
  if (error.problems === undefined) return `musterd: ${error.code}: ${error.message}\n`;
  return [`musterd: ${error.code}`, ...error.problems.map(problemLine)].map((line) => `${line}\n`).join('');
}
