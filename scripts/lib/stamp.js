import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { root } from './paths.js';

/**
 * One hash over the names and contents of files: what a build was made from. Contents, not times, for a git
 * checkout changes times.
 *
 * @param {string[]} inputs files and folders below the repository; what is not there counts as absent
 * @returns {string}
 */
export function hashOf(inputs) {
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  for (const file of inputs.flatMap((input) => filesBelow(join(root, input)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Every file below a path, in the order of names.
 *
 * @param {string} path
 * @returns {string[]}
 */
export function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => name !== 'node_modules' && name !== 'target');
  return names.toSorted().flatMap((name) => filesBelow(join(path, name)));
}

/**
 * Runs `build` unless its output is there and was made from the same inputs.
 *
 * @param {{ stamp: string, inputs: string[], fresh: () => boolean, build: () => Promise<void> }} target
 *   `stamp` is the file that remembers the hash; `fresh` says whether the output exists at all
 * @returns {Promise<boolean>} whether it was built
 */
export async function whenStale({ stamp, inputs, fresh, build }) {
  const hash = hashOf(inputs);
  if (fresh() && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await build();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
