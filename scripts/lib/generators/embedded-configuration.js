import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { root } from '../paths.js';

/**
 * The embedded configuration as a module, so that a server reads no file of its own and parses no YAML at start.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function embeddedConfiguration() {
  const keys = parse(readFileSync(join(root, 'ts/config/default.yaml'), 'utf8'));
  const lines = [
    '// Made from default.yaml by `npm run generate`.',
    '',
    '/** The keys of default.yaml. */',
    `export const embedded: Readonly<Record<string, unknown>> = ${JSON.stringify(keys, undefined, 2)};`,
    '',
  ];
  return new Map([['ts/config/generated/embedded.ts', lines.join('\n')]]);
}
