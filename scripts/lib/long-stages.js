import { join } from 'node:path';

import { targetFolder } from './paths.js';
import { avaTests, cargoTests, check, fuzzing, node24, thisNode } from './stages.js';

/** Seconds of each fuzz target; a minute in `npm test`. */
const FUZZ_SECONDS = 900;
/** Workers started and terminated; 200 in `npm test`. */
const CYCLES = '1000';

/** Simulated lives of a whole server; 2,000 in `npm test`. */
const LIVES = '100000';
/** Random histories against the brute-force evaluator; 2,000 in `npm test`. */
const HISTORIES = '10000';
/** Seconds of hostile connections; half a minute in `npm test`. */
const GATEWAY_SECONDS = '900';

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
  cargoTests(
    'simulation',
    'a hundred thousand lives of players, engine and journal, with crashes at any moment',
    [
      '--package',
      'musterd-host',
      '--lib',
      '--release',
      '--target-dir',
      join(targetFolder, 'simulation'),
      'simulation',
    ],
    { TEST_CASES: LIVES, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' },
  ),
  avaTests(
    'histories',
    'ten thousand random histories under random rule sets, judged by brute force',
    ['compiler', 'addon', 'shell'],
    thisNode,
    () => ['__test__/history/random.test.ts'],
    { TEST_CASES: HISTORIES },
  ),
  check(
    'gateway',
    'hostile connections for a quarter of an hour',
    ['addon', 'shell'],
    [[process.execPath, 'scripts/fuzz-gateway.js', '--seconds', GATEWAY_SECONDS]],
  ),
  fuzzing('fuzz', 'every fuzz target for a quarter of an hour', FUZZ_SECONDS),
];
