import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tool } from '../paths.js';
import { must } from '../child.js';

const PROTO = 'proto/musterd/v1.proto';
const MODULE = ['-t', 'static-module', '-w', 'esm', '-r', 'musterd', '--dependency', 'protobufjs/minimal.js'];
/** What the shell does not call: it would double the module. */
const LEFT_OUT = ['--no-create', '--no-verify', '--no-convert', '--no-delimited', '--no-typeurl'];
/** The contract has no 64-bit integers, so nothing needs the class for them. */
const LONG_IMPORT = /^import Long = require\("long"\);\n/m;

/**
 * The protobuf module of the shell and its types. The tool takes the types from the comments, which the module
 * itself is better without: hence two runs.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function protobufModule() {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-generate-'));
  try {
    await pbjs([...LEFT_OUT, '--no-comments', '-o', join(folder, 'module.js')]);
    await pbjs([...LEFT_OUT, '--dts', '-o', join(folder, 'commented.js')]);
    const types = readFileSync(join(folder, 'commented.d.ts'), 'utf8');
    return new Map([
      ['ts/protocol/generated/v1.js', readFileSync(join(folder, 'module.js'), 'utf8')],
      ['ts/protocol/generated/v1.d.ts', types.replace(LONG_IMPORT, '')],
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string[]} parameters */
function pbjs(parameters) {
  return must([process.execPath, tool('protobufjs-cli/bin/pbjs'), ...MODULE, ...parameters, PROTO]);
}
