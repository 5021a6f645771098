import { existsSync } from 'node:fs';

import { must } from './child.js';
import { StepFailed, step } from './progress.js';
import { versionOf } from './requirements.js';

/**
 * Programs that the tests call and Debian packages hold.
 *
 * @type {Record<string, { commands: string[], why: string }>}
 */
const PACKAGES = {
  'build-essential': { commands: ['cc'], why: 'Rust links with a C compiler' },
  chromium: {
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    why: 'the client is tested in a browser',
  },
};

/** Where macOS keeps the browser. */
const CHROME_OF_MACOS = '/Applications/Google Chrome.app';

/**
 * Installs a package unless its program is there. Where that is not for us to do, throws a sentence saying what
 * to install.
 *
 * @param {string} name a key of {@link PACKAGES}
 */
export async function requirePackage(name) {
  const { commands = [], why } = PACKAGES[name] ?? {};
  if (commands.some((command) => versionOf(command) !== undefined)) return;
  if (name === 'chromium' && existsSync(CHROME_OF_MACOS)) return;
  if (process.getuid?.() !== 0 || versionOf('apt-get') === undefined) {
    throw new StepFailed(`${name} is missing (${why}): install it, then run this again.`);
  }
  await step(`installing ${name} (apt-get)`, async (note) => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await must(['apt-get', 'update'], { env, onLine: note });
    await must(['apt-get', 'install', '--yes', '--no-install-recommends', name], { env, onLine: note });
  });
}

/** rustfmt and clippy, which a minimal Rust comes without. */
export async function requireRustComponents() {
  const missing = ['rustfmt', 'clippy'].filter((name) => versionOf(`cargo-${commandOf(name)}`) === undefined);
  if (missing.length === 0) return;
  if (versionOf('rustup') === undefined) {
    throw new StepFailed(`${missing.join(' and ')} missing: install them beside cargo, then run this again.`);
  }
  await step(`installing ${missing.join(' and ')} (rustup)`, (note) =>
    must(['rustup', 'component', 'add', ...missing], { onLine: note }),
  );
}

/** @param {string} component */
const commandOf = (component) => (component === 'rustfmt' ? 'fmt' : component);
