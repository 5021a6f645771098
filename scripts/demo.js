// npm run demo: builds what is stale, then runs the demo of ts/demo.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { distFolder } from './lib/paths.js';
import { prepare } from './lib/prepare.js';
import { giveUp } from './lib/progress.js';

try {
  await prepare();
  const { main } = await import(pathToFileURL(join(distFolder, 'demo', 'main.js')).href);
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  giveUp(error);
}
