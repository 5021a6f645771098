import { dirname, resolve } from 'node:path';
import { isMapping } from './kinds.ts';
import { type ConfigProblem, refusal } from './problem.ts';
import { readTextFile } from './text-file.ts';

/** An object of keys and where it was read. */
export interface Document {
  /** The keys. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** Where it is from, for the log: the file, `embedded` or `options`. */
  readonly from: string;
  /** The file, as it was named; absent for an object. */
  readonly file?: string;
  /** The folder that paths in it are relative to. */
  readonly folder: string;
  /** The line of a value, from 1, or 0 when it is not known. */
  lineOf(path: readonly (string | number)[]): number;
}

/** A longer configuration file is refused unread. */
const FILE_BYTES_MAX = 4_194_304;

/** A document that is not a file: paths in it are relative to the working folder. */
export function documentOf(keys: Readonly<Record<string, unknown>>, from: string): Document {
  return { keys, from, folder: process.cwd(), lineOf: () => 0 };
}

/**
 * Reads a configuration file, YAML or JSON (which is YAML too).
 *
 * @param file its path, relative to the working folder.
 * @throws MusterdError CONFIG_INVALID: it cannot be read, or is not a mapping; with the line where it can be told.
 */
export async function readDocument(file: string): Promise<Document> {
  const text = readTextFile(file, FILE_BYTES_MAX);
  // Loaded only when there is a file: it would take a third of our start-up time.
  const { LineCounter, isNode, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  if (parsed.errors.length > 0) {
    const problems = parsed.errors.map(({ message, pos }) => ({
      path: '',
      line: lineAt(pos[0]),
      message,
      file,
    }));
    throw refusal('CONFIG_INVALID', problems);
  }
  const keys: unknown = parsed.toJS() ?? {};
  if (!isMapping(keys)) {
    throw refusal('CONFIG_INVALID', [{ path: '', line: 1, message: 'must be a mapping of keys', file }]);
  }
  return {
    keys,
    from: file,
    file,
    folder: dirname(resolve(file)),
    lineOf(path) {
      const node = parsed.getIn(path, true);
      return isNode(node) && node.range ? lineAt(node.range[0]) : 0;
    },
  };
}

/** A problem with the value at `path` of a document. */
export function problemAt(
  document: Document | undefined,
  path: readonly (string | number)[],
  message: string,
): ConfigProblem {
  const spelled = path.map((word) => (typeof word === 'number' ? `[${word}]` : `.${word}`)).join('');
  const problem = { path: spelled.replace(/^\./, ''), line: document?.lineOf(path) ?? 0, message };
  return document?.file === undefined ? problem : { ...problem, file: document.file };
}

/** The words of a problem's path: `rules[0].maxDistance` is `rules`, 0, `maxDistance`. */
export function wordsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([word, index]) =>
    index === undefined ? word : Number(index),
  );
}
