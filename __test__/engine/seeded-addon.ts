import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { root, targetFolder } from '../../scripts/lib/paths.js';
import type { Addon } from '../../ts/engine/addon.ts';

/** The addon of a build with `--cfg seeded_bug="panic"`. */
export interface SeededAddon extends Addon {
  /** The next call of this export panics. */
  seedPanic(name: string): void;
}

const run = promisify(execFile);

const LIBRARY: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'musterd_node.dll',
  darwin: 'libmusterd_node.dylib',
};

/** Builds the addon with panics that can be seeded and loads it. */
export async function seededAddon(): Promise<SeededAddon> {
  return createRequire(import.meta.url)(await buildSeededAddon()) as SeededAddon;
}

/**
 * Builds the addon with panics that can be seeded, in a target folder of its own. The build takes half a minute the
 * first time. What is installed has no such panics: they are behind a cfg, not a feature or a setting.
 *
 * @returns the path of a copy that no later build touches.
 */
export async function buildSeededAddon(): Promise<string> {
  const folder = join(targetFolder, 'seeded');
  await run('cargo', ['build', '--quiet', '--package', 'musterd-node', '--target-dir', folder], {
    cwd: root,
    env: { ...process.env, RUSTFLAGS: '--cfg seeded_bug="panic"' },
  });
  // Node loads only what is called .node, and a copy outlives a rebuild.
  const file = join(mkdtempSync(join(tmpdir(), 'musterd-seeded-')), 'seeded.node');
  copyFileSync(join(folder, 'debug', LIBRARY[process.platform] ?? 'libmusterd_node.so'), file);
  return file;
}
