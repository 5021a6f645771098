import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { tsImport } from 'tsx/esm/api';

import { root } from '../paths.js';
import { StepFailed } from '../progress.js';

const PAGE = 'docs/protocol.md';
const BEGIN = '<!-- error codes: written by npm run generate from ts/errors.ts -->';
const END = '<!-- end of error codes -->';

/**
 * docs/protocol.md with its table of error codes.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function errorTable() {
  const { codes } = await tsImport('../../../ts/errors.ts', import.meta.url);
  const rows = Object.entries(codes).map(
    ([name, { status, meaning }]) => `| \`ERR_MUSTER_${name}\` | ${status} | ${meaning} |`,
  );
  const table = ['| code | HTTP | meaning |', '|---|---|---|', ...rows].join('\n');
  return new Map([[PAGE, between(readFileSync(join(root, PAGE), 'utf8'), table)]]);
}

/**
 * @param {string} page
 * @param {string} table
 */
function between(page, table) {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new StepFailed(`${PAGE} lacks its two table marks`);
  return `${before}${BEGIN}\n${table}\n${END}${after}`;
}
