import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { MusterdError } from '../errors.ts';
import { isObject } from '../protocol/shape.ts';
import { HttpProfiles } from './http.ts';
import { MODULE_MS } from './limits.ts';
import type { ProfileStore } from './store.ts';
import { within } from './within.ts';

/** Where profiles come from, if not from the embedded store; at most one of `url` and `module`. */
export interface ProfileSource {
  /** `POST`ed to: see {@link HttpProfiles}. */
  readonly url?: string;
  /** A file with the token for it. */
  readonly tokenFile?: string;
  /** An ES module whose default export is a {@link ProfileStore}, or a function that returns one. */
  readonly module?: string;
}

/**
 * The store that the configuration names; undefined: the embedded one.
 *
 * @throws MusterdError CONFIG_INVALID for a module or a token's file that cannot be read.
 */
export async function configuredStore({
  url,
  tokenFile,
  module,
}: ProfileSource): Promise<ProfileStore | undefined> {
  if (url !== undefined)
    return new HttpProfiles(url, tokenFile === undefined ? undefined : tokenIn(tokenFile));
  return module === undefined ? undefined : storeIn(module);
}

/** True for what can stand in the place of the embedded store. */
export function isProfileStore(value: unknown): value is ProfileStore {
  return isObject(value) && typeof value['read'] === 'function' && typeof value['applyResult'] === 'function';
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new MusterdError('CONFIG_INVALID', `profiles.tokenFile: ${file} cannot be read.`, { cause });
  }
}

async function storeIn(file: string): Promise<ProfileStore> {
  try {
    const loaded: { default?: unknown } = await within(import(pathToFileURL(resolve(file)).href), MODULE_MS);
    const made: unknown = typeof loaded.default === 'function' ? await loaded.default() : loaded.default;
    if (isProfileStore(made)) return made;
  } catch (cause) {
    throw new MusterdError('CONFIG_INVALID', `profiles.module: ${file} cannot be loaded.`, { cause });
  }
  const sentence = `profiles.module: the default export of ${file} is no store with \`read\` and \`applyResult\`.`;
  throw new MusterdError('CONFIG_INVALID', sentence);
}
