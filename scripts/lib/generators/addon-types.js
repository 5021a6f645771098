import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../paths.js';
import { addonTypesBuilt, buildAddon } from '../prepare.js';

/** The methods that crates/node writes without napi-rs, which therefore does not know their types. */
const HAND_WRITTEN = 'crates/node/engine-methods.d.ts';
/** Its first comment tells readers of that file where the text goes; here it would only puzzle. */
const OWN_COMMENT = /^(\/\/.*\n)+\n/;

/**
 * The types of the native addon: what is written by hand, then what its build derived from doc comments.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function addonTypes() {
  await buildAddon();
  const written = readFileSync(join(root, HAND_WRITTEN), 'utf8').replace(OWN_COMMENT, '');
  const head = '// Made from crates/node by `npm run generate`.\n\n';
  const content = `${head}${written}\n${readFileSync(addonTypesBuilt, 'utf8')}`;
  return new Map([['ts/engine/generated/native.d.ts', content]]);
}
