import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { root, targetFolder } from '../../scripts/lib/paths.js';
import type { Addon } from '../../ts/engine/addon.ts';

/** The addon of a build in which panics of exports can be seeded. */
export interface SeededAddon extends Addon {
  /** The next call of this export panics. */
  seedPanic(name: string): void;
}

const run = promisify(execFile);

const LIBRARY: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'musterd_node.dll',
  darwin: 'libmusterd_node.dylib',
};

/**
 * Builds the addon with everything that can be seeded, in a target folder of its own: panics of exports, and the bugs of
 * `musterd_core::seeded`. The build takes half a minute the first time. What is installed has none of it: it is behind a
 * cfg, not a feature or a setting.
 *
 * @returns the path of a copy, which outlives a rebuild and has the name that Node asks for.
 */
export async function seededAddonFile(): Promise<string> {
  const folder = join(targetFolder, 'seeded');
  await run('cargo', ['build', '--quiet', '--package', 'musterd-node', '--target-dir', folder], {
    cwd: root,
    env: { ...process.env, RUSTFLAGS: '--cfg seeded_bug="panic" --cfg seeded_bug="history"' },
  });
  const file = join(mkdtempSync(join(tmpdir(), 'musterd-seeded-')), 'seeded.node');
  copyFileSync(join(folder, 'debug', LIBRARY[process.platform] ?? 'libmusterd_node.so'), file);
  return file;
}

/** Builds the addon with everything that can be seeded, and loads it. */
export async function seededAddon(): Promise<SeededAddon> {
  return createRequire(import.meta.url)(await seededAddonFile()) as SeededAddon;
}
