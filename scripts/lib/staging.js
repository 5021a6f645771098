import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { addonsIn, root } from './paths.js';
import { must } from './child.js';
import { npm } from './packages.js';
import { StepFailed } from './progress.js';

/** What goes into the main package beside its package.json. */
const CONTENTS = ['dist', 'proto', 'README.md', 'LICENSE', 'CHANGELOG.md'];
/** Keys of package.json that mean something in a checkout only. */
const CHECKOUT_KEYS = ['scripts', 'devDependencies', 'ava', 'napi'];

/**
 * Packs the main package and one package for each platform whose addon is there.
 *
 * The committed package.json names no platform package, for npm refuses a lock file with unpublished ones; so
 * the staged copy does.
 *
 * @param {string} into where the tarballs go
 * @param {string} binaries folder of `musterd.PLATFORM.node` files
 * @param {boolean} everyPlatform refuse unless every platform of npm/ has its binary: for a release
 * @param {string} [repository] address of the repository, which npm compares with where a release was built
 */
export async function packAll(into, binaries, everyPlatform, repository) {
  const addons = addonsIn(binaries);
  if (addons.length === 0) throw new StepFailed(`${binaries} holds no musterd.PLATFORM.node: npm run build`);
  if (everyPlatform) requireEveryPlatform(addons.map(({ platform }) => platform));
  mkdirSync(into, { recursive: true });
  await stage(into, (folder) => layOutMain(folder, addons), repository);
  for (const addon of addons) await stage(into, (folder) => layOutPlatform(folder, addon), repository);
}

/** @param {string[]} platforms */
function requireEveryPlatform(platforms) {
  const wanted = readPackage(root).napi.targets.length;
  if (platforms.length === wanted) return;
  throw new StepFailed(`a release needs ${wanted} binaries; here are: ${platforms.join(', ')}`);
}

/**
 * @param {string} folder
 * @param {{ platform: string }[]} addons
 */
function layOutMain(folder, addons) {
  const { version, name, ...rest } = readPackage(root);
  const optionalDependencies = Object.fromEntries(
    addons.map(({ platform }) => [`${name}-${platform}`, version]),
  );
  for (const key of CHECKOUT_KEYS) delete rest[key];
  writePackage(folder, { name, version, ...rest, optionalDependencies });
  for (const item of CONTENTS) cpSync(join(root, item), join(folder, item), { recursive: true });
}

/**
 * @param {string} folder
 * @param {{ file: string, platform: string }} addon
 */
function layOutPlatform(folder, { file, platform }) {
  const described = join(root, 'npm', platform);
  if (!existsSync(described)) throw new StepFailed(`npm/${platform} does not exist: npm run generate`);
  cpSync(described, folder, { recursive: true });
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  cpSync(file, join(folder, basename(file)));
}

/**
 * @param {string} into
 * @param {(folder: string) => void} layOut
 * @param {string} [repository]
 */
async function stage(into, layOut, repository) {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-pack-'));
  try {
    layOut(folder);
    if (repository !== undefined) nameRepository(folder, repository);
    await must(npm(['pack', '--ignore-scripts', '--loglevel=error', '--pack-destination', into]), {
      cwd: folder,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} repository
 */
function nameRepository(folder, repository) {
  writePackage(folder, { ...readPackage(folder), repository: { type: 'git', url: `git+${repository}.git` } });
}

/**
 * @param {string} folder
 * @returns {Record<string, any>}
 */
function readPackage(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} content
 */
function writePackage(folder, content) {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(content, undefined, 2)}\n`);
}
