import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { benchFolder, tool } from '../paths.js';

/** @typedef {{ name: string, side: 'rust' | 'node', command: [string, ...string[]] }} Bench one name may have both sides */

/** How the name of a benchmark of the shell ends. */
const ENDING = '.bench.ts';

/** @returns {Bench[]} every folder of bench/benches (Rust) and every file of bench/js that is named for it (Node) */
export function allBenches() {
  return [...foldersOfRust(), ...filesOfNode()];
}

/** @returns {Bench[]} */
function foldersOfRust() {
  const manifest = ['--manifest-path', join('bench', 'Cargo.toml')];
  return readdirSync(join(benchFolder, 'benches')).map((name) => ({
    name,
    side: 'rust',
    command: ['cargo', 'bench', ...manifest, '--locked', '--bench', name],
  }));
}

/** @returns {Bench[]} */
function filesOfNode() {
  const files = readdirSync(join(benchFolder, 'js')).filter((file) => file.endsWith(ENDING));
  return files.map((file) => ({
    name: file.slice(0, -ENDING.length),
    side: 'node',
    command: [
      process.execPath,
      '--expose-gc',
      `--import=${tool('tsx/dist/loader.mjs')}`,
      join('bench', 'js', file),
    ],
  }));
}
