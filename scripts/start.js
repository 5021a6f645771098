import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { endChildrenWithUs } from './lib/child.js';
import { distFolder } from './lib/paths.js';
import { prepare } from './lib/prepare.js';
import { giveUp } from './lib/progress.js';

// Uses nothing but Node's own modules, for there may be no others yet. Set-up runs in children; the server then runs
// in this very process, so that a signal to npm reaches it and leaves nothing behind.

const usage = `
npm start              installs packages, builds what is stale, serves on the embedded configuration
npm start -- FLAGS     passes the flags on to musterd serve: npm start -- --port 0 --rules rules/

  node dist/cli/main.js serve --help     lists them, once npm start or npm run build has built it
`;

const flags = process.argv.slice(2);
if (flags.includes('--help') || flags.includes('-h')) {
  console.log(usage.trim());
  process.exit(0);
}

const keepOwnSignals = endChildrenWithUs();
await prepare().catch(giveUp);
keepOwnSignals();

const commandLine = join(distFolder, 'cli', 'main.js');
process.argv = [process.execPath, commandLine, 'serve', ...flags];
await import(pathToFileURL(commandLine).href);
