import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { endChildrenWithUs } from './child.js';
import { distFolder } from './paths.js';
import { prepare } from './prepare.js';
import { giveUp } from './progress.js';

/**
 * Builds what is stale, then loads a module of dist/ into this very process, so that a signal to npm reaches it and
 * leaves nothing behind. Uses nothing but Node's own modules, for at first there are no others.
 *
 * @param {string[]} path below dist/
 * @param {string[]} [words] what the module finds in `process.argv` behind its own path
 * @returns {Promise<any>} the module
 */
export async function handOverTo(path, words = process.argv.slice(2)) {
  const keepOwnSignals = endChildrenWithUs();
  await prepare().catch(giveUp);
  keepOwnSignals();
  const file = join(distFolder, ...path);
  process.argv = [process.execPath, file, ...words];
  return import(pathToFileURL(file).href);
}
