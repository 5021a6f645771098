import { readArguments } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { prepare } from './lib/prepare.js';
import { giveUp } from './lib/progress.js';

const usage = `
npm run build     installs packages, builds the native addon and dist/, each only where it is stale
`;

readArguments(usage);
endChildrenWithUs();
try {
  await prepare();
  console.log('built: node dist/cli/main.js serve --help');
} catch (error) {
  giveUp(error);
}
