import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { root, tool } from '../paths.js';
import { must } from '../child.js';
import { filesBelow } from '../stamp.js';

/**
 * The per-platform packages below npm/, as the napi tool derives them from package.json.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function npmPackages() {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-npm-'));
  try {
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    const where = ['--cwd', folder, '--npm-dir', 'npm'];
    await must([process.execPath, tool('@napi-rs/cli/dist/cli.js'), 'create-npm-dirs', ...where]);
    const files = filesBelow(join(folder, 'npm'));
    return new Map(files.map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
