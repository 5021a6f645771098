import { endChildrenWithUs } from './lib/child.js';
import { chooseStages } from './lib/stage-names.js';
import { stages } from './lib/stages.js';
import { runSuite } from './lib/suite.js';

const usage = `
npm test                     installs what is missing, builds what is stale, runs every stage
npm test -- --only STAGE     runs one stage; may be given more than once
npm test -- --list           names the stages

The last line is \`N passed, N failed\`; the exit code is 1 where anything failed.
`;

const chosen = chooseStages(usage, stages);
endChildrenWithUs();
const passed = await runSuite(chosen);
process.exit(passed ? 0 : 1);
