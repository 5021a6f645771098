import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { must } from './child.js';
import { npm } from './packages.js';
import { StepFailed } from './progress.js';

/**
 * @typedef {object} Publication
 * @property {string} [registry] default: npm's own
 * @property {boolean} provenance signed proof of where it was built; needs a build service that npm knows
 * @property {boolean} dryRun everything but the upload
 * @property {Record<string, string>} [env] added to ours
 */

/**
 * Publishes what pack.js made: the platform packages, then the main one, so that nobody can install a main package whose
 * platform packages are not there yet. A version that is there already is left as it is, so that a release that broke
 * off goes on.
 *
 * @param {string} folder of tarballs
 * @param {Publication} publication
 * @returns {Promise<string[]>} the tarballs that were published, in order
 */
export async function publishAll(folder, { registry, provenance, dryRun, env = {} }) {
  const where = registry === undefined ? [] : ['--registry', registry];
  const how = [...(provenance ? ['--provenance'] : []), ...(dryRun ? ['--dry-run'] : [])];
  const published = [];
  for (const tarball of inOrder(folder)) {
    if (isThere(specifierOf(tarball), where, env)) continue;
    await must(npm(['publish', join(folder, tarball), '--access', 'public', ...how, ...where]), { env });
    published.push(tarball);
  }
  return published;
}

/** What every tarball of the main package is called: a version behind its name. */
const MAIN = /^musterd-\d/;

/**
 * The tarballs of a folder, the main package last.
 *
 * @param {string} folder
 */
function inOrder(folder) {
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const [platforms, mains] = [
    tarballs.filter((name) => !MAIN.test(name)),
    tarballs.filter((name) => MAIN.test(name)),
  ];
  if (mains.length !== 1 || platforms.length === 0) {
    throw new StepFailed(
      `${folder} holds ${tarballs.join(', ') || 'no tarball'}: node scripts/pack.js --into ${folder}`,
    );
  }
  return [...platforms.toSorted(), ...mains];
}

/**
 * For example `musterd-linux-x64-gnu@0.1.0` of `musterd-linux-x64-gnu-0.1.0.tgz`.
 *
 * @param {string} tarball
 */
const specifierOf = (tarball) => tarball.replace(/-(\d+\.\d+\.\d+.*)\.tgz$/, '@$1');

/**
 * @param {string} specifier
 * @param {string[]} where
 * @param {Record<string, string>} env
 */
function isThere(specifier, where, env) {
  const [program, ...parameters] = npm(['view', specifier, 'version', ...where]);
  const { status, stdout } = spawnSync(program, parameters, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return status === 0 && stdout.trim() !== '';
}
