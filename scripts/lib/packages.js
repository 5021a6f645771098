import { join } from 'node:path';

import { must } from './child.js';
import { benchFolder, root } from './paths.js';
import { step } from './progress.js';
import { whenStale } from './stamp.js';

/** What decides about node_modules. */
const LOCK_FILE = 'package-lock.json';

/** `npm ci` where the lock file has changed since the last one. */
export function installPackages() {
  return installIn(root, '.');
}

/** The same for the benchmarks, which have rivals that the product must not depend on. */
export function installBenchPackages() {
  return installIn(benchFolder, 'bench');
}

/**
 * @param {string} folder
 * @param {string} name below the repository
 */
function installIn(folder, name) {
  return whenStale({
    // Inside node_modules, so that it goes when they go.
    stamp: join(folder, 'node_modules', '.installed-from'),
    inputs: [join(name, LOCK_FILE)],
    fresh: () => true,
    build: () =>
      step(`installing packages${name === '.' ? '' : ` of ${name}/`} (npm ci)`, async (note) => {
        // Under NODE_ENV=production npm would leave the build tools out.
        const parameters = ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=warn'];
        await must(npm(parameters), { cwd: folder, onLine: note });
      }),
  });
}

/**
 * How npm is called: by the same npm that runs us, where one does.
 *
 * @param {string[]} parameters
 * @returns {[string, ...string[]]}
 */
export function npm(parameters) {
  const own = process.env['npm_execpath'];
  return own === undefined ? ['npm', ...parameters] : [process.execPath, own, ...parameters];
}
