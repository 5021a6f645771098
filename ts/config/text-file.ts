import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { refusal } from './problem.ts';

/**
 * Reads a file as text.
 *
 * @throws MusterdError CONFIG_INVALID when it cannot be read, or is longer than `bytesMax`.
 */
export function readTextFile(file: string, bytesMax: number): string {
  return reading(file, () => {
    if (statSync(file).size > bytesMax) throw refused(file, `is longer than ${bytesMax} bytes`);
    return readFileSync(file, 'utf8');
  });
}

/**
 * The files that a path names: itself, or of a folder every file of that extension directly in it, sorted.
 *
 * @param extension with its dot.
 * @throws MusterdError CONFIG_INVALID when the path cannot be read, or the folder holds no such file.
 */
export function filesOf(path: string, extension: string): string[] {
  return reading(path, () => {
    if (!statSync(path).isDirectory()) return [path];
    const names = readdirSync(path).filter((name) => extname(name) === extension);
    if (names.length === 0) throw refused(path, `is a folder without a ${extension} file`);
    return names.toSorted().map((name) => join(path, name));
  });
}

/** Runs a read; what the system says against it becomes a problem of the file. */
function reading<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    // `ENOENT: no such file or directory, stat 'x'`: the sentence in the middle.
    throw refused(file, error.message.replace(/^\w+: /, '').replace(/, \w+( '.*')?$/, ''));
  }
}

function refused(file: string, message: string): Error {
  return refusal('CONFIG_INVALID', [{ path: '', line: 0, message, file }]);
}
