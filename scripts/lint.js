import { readArguments } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { stages } from './lib/stages.js';
import { runSuite } from './lib/suite.js';

const usage = `
npm run lint     checks formats, lints and types; the same stages are part of npm test
`;

readArguments(usage);
endChildrenWithUs();
const passed = await runSuite(stages.filter(({ lint }) => lint === true));
process.exit(passed ? 0 : 1);
