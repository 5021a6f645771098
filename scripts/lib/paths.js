import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Cargo's folder: the environment may move it, as cargo itself allows. */
export const targetFolder = process.env['CARGO_TARGET_DIR'] ?? join(root, 'target');

/** What tsc writes and npm packs. */
export const distFolder = join(root, 'dist');

/** The benchmarks, with lock files of their own. */
export const benchFolder = join(root, 'bench');

/** The targets of libFuzzer, with a lock file of their own. */
export const fuzzFolder = join(root, 'fuzz');

/**
 * Where a development tool's own script lies, to be run by this very node.
 *
 * @param {string} path below node_modules, for example `typescript/bin/tsc`
 */
export const tool = (path) => join(root, 'node_modules', path);

/**
 * The native addon built here, `musterd.PLATFORM.node` at the top, or undefined before the first build.
 *
 * @param {string} folder where to look
 * @returns {{ file: string, platform: string }[]} one entry for each platform found
 */
export function addonsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((file) => {
    const platform = /^musterd\.(.+)\.node$/.exec(file)?.[1];
    return platform === undefined ? [] : [{ file: join(folder, file), platform }];
  });
}
