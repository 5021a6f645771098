import { readArguments } from './lib/arguments.js';
import { endChildrenWithUs, run } from './lib/child.js';
import { tool } from './lib/paths.js';
import { prepare } from './lib/prepare.js';
import { giveUp } from './lib/progress.js';

const usage = `
npm run fuzz:gateway                         hostile connections against a server for ten minutes, a new seed
npm run fuzz:gateway -- --seed N             the same connections again
npm run fuzz:gateway -- --seconds S          for so long
npm run fuzz:gateway -- --seed N --only I    one connection of a run, as a failure names it

Ends with 1 when the server died, logged a defect, left a connection without an answer or a defined close, kept a
healthy player waiting, or grew.
`;

const { values } = readArguments(usage, {
  seed: { type: 'string' },
  seconds: { type: 'string' },
  only: { type: 'string' },
});
endChildrenWithUs();
await prepare().catch(giveUp);
const flags = Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
const parameters = [`--import=${tool('tsx/dist/loader.mjs')}`, '__test__/fuzz/gateway/main.ts', ...flags];
const { code } = await run(process.execPath, parameters, { onLine: (line) => console.log(line) });
process.exitCode = code;
