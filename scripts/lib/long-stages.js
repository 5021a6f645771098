import { avaTests, fuzzing, node24, thisNode } from './stages.js';

/** Seconds of each fuzz target; a minute in `npm test`. */
const FUZZ_SECONDS = 900;
/** Workers started and terminated; 200 in `npm test`. */
const CYCLES = '1000';

const threads = () => ['__test__/engine/threads.test.ts'];

/**
 * What finds more the longer it runs: the same suites as in `npm test`, with more of everything. `npm run test:long`.
 *
 * @type {import('./stages.js').Stage[]}
 */
export const longStages = [
  avaTests(
    'workers',
    'a thousand workers terminated in the middle of calls',
    ['addon', 'shell'],
    thisNode,
    threads,
    {
      TEST_CYCLES: CYCLES,
    },
  ),
  avaTests('workers24', 'the same on Node 24', ['addon', 'shell'], node24, threads, { TEST_CYCLES: CYCLES }),
  fuzzing('fuzz', 'every fuzz target for a quarter of an hour', FUZZ_SECONDS),
];
