import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { readArguments, refuse } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { root } from './lib/paths.js';
import { prepare } from './lib/prepare.js';
import { giveUp, step } from './lib/progress.js';
import { packAll } from './lib/staging.js';

const usage = `
node scripts/pack.js --into FOLDER [--binaries FOLDER] [--every-platform] [--repository URL]

  --into FOLDER       where the tarballs go: musterd itself, and one package for each platform
  --binaries FOLDER   where the musterd.PLATFORM.node files are (default: those built here)
  --every-platform    refuse unless there is one for every platform: for a release
  --repository URL    written into the packages, as npm wants it for a proof of where they were built
`;

const { values } = readArguments(usage, {
  into: { type: 'string' },
  binaries: { type: 'string' },
  'every-platform': { type: 'boolean' },
  repository: { type: 'string' },
});
if (values['into'] === undefined) refuse('--into is missing.', usage);

endChildrenWithUs();
try {
  const into = resolve(values['into']);
  await prepare();
  await step('packing', () =>
    packAll(
      into,
      resolve(values['binaries'] ?? root),
      values['every-platform'] === true,
      values['repository'],
    ),
  );
  for (const name of readdirSync(into).filter((file) => file.endsWith('.tgz'))) {
    console.log(`${name} ${(statSync(join(into, name)).size / 1e6).toFixed(2)} MB`);
  }
} catch (error) {
  giveUp(error);
}
