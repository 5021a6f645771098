import { endChildrenWithUs } from './lib/child.js';
import { longStages } from './lib/long-stages.js';
import { chooseStages } from './lib/stage-names.js';
import { runSuite } from './lib/suite.js';

const usage = `
npm run test:long                     what finds more the longer it runs: hours
npm run test:long -- --only STAGE     runs one stage; may be given more than once
npm run test:long -- --list           names the stages

The last line is \`N passed, N failed\`; the exit code is 1 where anything failed.
`;

const chosen = chooseStages(usage, longStages);
endChildrenWithUs();
const passed = await runSuite(chosen);
process.exit(passed ? 0 : 1);
