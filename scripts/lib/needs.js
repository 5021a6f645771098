import { requirePackage, requireRustComponents } from './debian.js';
import { installBenchPackages, installPackages } from './packages.js';
import { buildAddon, buildShell } from './prepare.js';
import { requireTools } from './requirements.js';

/**
 * What a stage may need before it can run. Each is met at most once in a process; one that cannot be met fails
 * every stage that needs it, with a sentence.
 *
 * @type {Record<string, () => Promise<unknown>>}
 */
const providers = {
  compiler: async () => {
    await requirePackage('build-essential');
    requireTools();
    await requireRustComponents();
  },
  browser: () => requirePackage('chromium'),
  packages: installPackages,
  benchPackages: installBenchPackages,
  addon: async () => {
    await meet('compiler');
    await meet('packages');
    await buildAddon();
  },
  shell: async () => {
    await meet('packages');
    await buildShell();
  },
};

/** @type {Map<string, Promise<unknown>>} */
const met = new Map();

/**
 * @param {string} need a key of the providers above
 * @returns {Promise<unknown>}
 */
export function meet(need) {
  const already = met.get(need);
  if (already !== undefined) return already;
  const provider = providers[need];
  if (provider === undefined) throw new Error(`no provider of ${need}`);
  const meeting = provider();
  met.set(need, meeting);
  return meeting;
}
