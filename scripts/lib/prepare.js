import { copyFileSync, cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import { must } from './child.js';
import { installPackages } from './packages.js';
import { addonsIn, distFolder, root, targetFolder, tool } from './paths.js';
import { step } from './progress.js';
import { requireNode, requireTools } from './requirements.js';
import { filesBelow, whenStale } from './stamp.js';

/** What the addon is made from. */
const ADDON_INPUTS = ['Cargo.toml', 'Cargo.lock', '.cargo', 'crates', 'package.json'];
/** What the shell is made from. */
const SHELL_INPUTS = ['ts', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Where cargo's output becomes an addon, before it is moved to the top in one step. */
const addonFolder = join(targetFolder, 'addon');
/** The types of the addon as its last build wrote them. */
export const addonTypesBuilt = join(addonFolder, 'native.d.ts');

const stampOf = (/** @type {string} */ name) => join(targetFolder, 'stamps', name);

/** Everything a server needs: packages, addon, shell; each only when stale. */
export async function prepare() {
  requireNode();
  await installPackages();
  await buildAddon();
  await buildShell();
}

/** The release build of the native addon, as `musterd.PLATFORM.node` at the top. */
export function buildAddon() {
  return whenStale({
    stamp: stampOf('addon'),
    inputs: ADDON_INPUTS,
    fresh: () => addonsIn(root).length > 0 && existsSync(addonTypesBuilt),
    build: async () => {
      requireTools();
      await step('building the native addon (cargo, release)', async (note) => {
        const napi = tool('@napi-rs/cli/dist/cli.js');
        const types = ['--no-dts-cache', '--no-dts-header', '--dts', basename(addonTypesBuilt)];
        const where = ['--manifest-path', 'crates/node/Cargo.toml', '--output-dir', addonFolder];
        const flags = ['--release', '--platform', '--no-js', ...types, ...where];
        await must([process.execPath, napi, 'build', ...flags], { onLine: note });
        for (const { file } of addonsIn(addonFolder)) replace(file, join(root, basename(file)));
      });
    },
  });
}

/**
 * Copies a file in one visible step: a process that has the old one loaded keeps it.
 *
 * @param {string} from
 * @param {string} to
 */
function replace(from, to) {
  copyFileSync(from, `${to}.new`);
  renameSync(`${to}.new`, to);
}

/** dist/ from ts/. A build that fails leaves the old one. */
export function buildShell() {
  return whenStale({
    stamp: stampOf('shell'),
    inputs: SHELL_INPUTS,
    fresh: () => existsSync(join(distFolder, 'index.js')),
    build: () =>
      step('building the shell (tsc)', async (note) => {
        const next = `${distFolder}.next`;
        rmSync(next, { recursive: true, force: true });
        const tsc = tool('typescript/bin/tsc');
        await must([process.execPath, tsc, '-p', 'tsconfig.build.json', '--outDir', next], { onLine: note });
        copyWhatTscLeaves(next);
        rmSync(distFolder, { recursive: true, force: true });
        renameSync(next, distFolder);
      }),
  });
}

/**
 * The protobuf module and declarations that a tool wrote.
 *
 * @param {string} into
 */
function copyWhatTscLeaves(into) {
  const source = join(root, 'ts');
  const left = filesBelow(source).filter((file) => /\.js$|\.d\.ts$/.test(file));
  for (const file of left) cpSync(file, join(into, relative(source, file)));
}
