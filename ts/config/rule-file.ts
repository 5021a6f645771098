import { basename, extname } from 'node:path';
import type { Problem } from '../errors.ts';
import { isMapping } from './kinds.ts';
import type { ConfigProblem } from './problem.ts';
import { filesOf, readTextFile } from './text-file.ts';

/** A queue to open. */
export interface QueueRules {
  /** Its name. */
  readonly name: string;
  /** Its rule set, a JSON text. */
  readonly rules: string;
  /** Where the rule set was found, for the log. */
  readonly from: string;
  /** Where the user finds a problem that the engine found in the text. */
  place(problem: Problem): ConfigProblem;
}

/** A longer rule file is refused unread; the engine's own limit is 65,535 characters. */
const RULE_FILE_BYTES_MAX = 1_048_576;

/**
 * The rule files that a path names: itself, or every `.json` directly in a folder.
 *
 * @throws MusterdError CONFIG_INVALID when it cannot be read, or the folder holds none.
 */
export function ruleFilesOf(path: string): string[] {
  return filesOf(path, '.json');
}

/**
 * Reads a rule file as a queue, named by its `queue.name`, else by the file's name. A text that is no JSON is
 * read too: the engine then says where it breaks.
 *
 * @throws MusterdError CONFIG_INVALID when the file cannot be read.
 */
export function readQueue(file: string): QueueRules {
  const rules = readRules(file);
  const queue = objectOf(rules)?.['queue'];
  const declared = isMapping(queue) ? queue['name'] : undefined;
  return {
    name: typeof declared === 'string' ? declared : basename(file, extname(file)),
    rules,
    from: file,
    place: (problem) => ({ ...problem, file }),
  };
}

/**
 * The text of a rule file.
 *
 * @throws MusterdError CONFIG_INVALID when it cannot be read.
 */
export function readRules(file: string): string {
  // A byte order mark is no JSON, but editors write it.
  return readTextFile(file, RULE_FILE_BYTES_MAX).replace(/^\uFEFF/, '');
}

/** The object that a JSON text holds; undefined when it holds something else or is no JSON. */
export function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
