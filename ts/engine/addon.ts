/** The one file that loads the native addon, so that a process never has two images of it. */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

import { MusterdError } from '../errors.ts';

/** What the addon exports. crates/node documents each. */
export type Addon = typeof import('./generated/native.d.ts');

/** One attached engine. */
export type NativeEngine = InstanceType<Addon['Engine']>;

const PACKAGE_ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

let loaded: Addon | undefined;

/**
 * The addon; loaded by the first call. In a checkout it is the file that `npm run build` left beside
 * package.json, in an installation the package of this platform.
 *
 * @throws MusterdError ADDON_MISSING when neither is there or neither loads.
 */
export function addon(): Addon {
  loaded ??= load(createRequire(import.meta.url));
  return loaded;
}

function load(require: NodeJS.Require): Addon {
  const failures: string[] = [];
  for (const target of targets()) {
    try {
      const local = join(PACKAGE_ROOT, `musterd.${target}.node`);
      return require(existsSync(local) ? realpathSync(local) : `musterd-${target}`) as Addon;
    } catch (error) {
      failures.push(`musterd-${target}: ${firstLine(error)}`);
    }
  }
  throw new MusterdError(
    'ADDON_MISSING',
    `musterd has no native engine for ${platform} ${arch} here. Install musterd again without --omit=optional ` +
      `on this platform, or build it with "npm run build" in a checkout. Tried ${failures.join('; ')}`,
  );
}

/** Names of the platform packages that may fit. npm installs only the one for this machine's C library. */
function targets(): string[] {
  if (platform === 'linux') return [`linux-${arch}-gnu`, `linux-${arch}-musl`];
  return [platform === 'win32' ? `win32-${arch}-msvc` : `${platform}-${arch}`];
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0] as string;
}
