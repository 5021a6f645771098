import { readArguments, refuse } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { stages } from './lib/stages.js';
import { runSuite } from './lib/suite.js';

const usage = `
npm test                     installs what is missing, builds what is stale, runs every stage
npm test -- --only STAGE     runs one stage; may be given more than once
npm test -- --list           names the stages

The last line is \`N passed, N failed\`; the exit code is 1 where anything failed.
`;

const { values } = readArguments(usage, {
  only: { type: 'string', multiple: true },
  list: { type: 'boolean' },
});
if (values['list'] === true) {
  for (const { name, about } of stages) console.log(`${name.padEnd(12)} ${about}`);
  process.exit(0);
}
/** @type {string[]} */
const names = values['only'] ?? stages.map(({ name }) => name);
const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
if (unknown !== undefined) refuse(`There is no stage ${unknown}; npm test -- --list names them.`, usage);

endChildrenWithUs();
const passed = await runSuite(stages.filter(({ name }) => names.includes(name)));
process.exit(passed ? 0 : 1);
