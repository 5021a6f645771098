// What `npm test` counts: every output that it can meet, and what must come of it.
import test from 'ava';

import { failuresOfTap, ofCargo, ofCheck, ofTap, withExitCode } from '../../scripts/lib/counts.js';

const rows = [
  {
    output: 'two test programs of cargo',
    lines: [
      'test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out',
      'test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out',
    ],
    of: ofCargo,
    code: 101,
    counts: { passed: 5, failed: 1, skipped: 1 },
  },
  {
    output: 'a crate that does not compile',
    lines: ['error[E0425]: cannot find value'],
    of: ofCargo,
    code: 101,
    counts: { passed: 0, failed: 1, skipped: 0 },
  },
  {
    output: 'a TAP stream',
    lines: [
      'TAP version 13',
      'ok 1 - one',
      'not ok 2 - two',
      'ok 3 - three # SKIP',
      'not ok 4 - four # TODO',
    ],
    of: ofTap,
    code: 1,
    counts: { passed: 1, failed: 1, skipped: 2 },
  },
  {
    output: 'a run that passed its tests and crashed afterwards',
    lines: ['ok 1 - one'],
    of: ofTap,
    code: 139,
    counts: { passed: 1, failed: 1, skipped: 0 },
  },
  {
    output: 'a run of nothing',
    lines: ['1..0'],
    of: ofTap,
    code: 0,
    counts: { passed: 0, failed: 1, skipped: 0 },
  },
];

for (const { output, lines, of, code, counts } of rows) {
  test(`${output} counts ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`, (t) => {
    t.deepEqual(withExitCode(of(lines), code), counts);
  });
}

test('a check holds or does not', (t) => {
  t.deepEqual(ofCheck(0), { passed: 1, failed: 0, skipped: 0 });
  t.deepEqual(ofCheck(2), { passed: 0, failed: 1, skipped: 0 });
});

test('of a TAP stream the failures are shown, and what is not TAP', (t) => {
  const lines = [
    'TAP version 13',
    'ok 1 - one',
    '    # note of one',
    'not ok 2 - two',
    '  ---',
    '    message: no',
    '  ...',
    'ok 3 - three',
    'thread panicked',
    '1..3',
    '# pass 2',
  ];
  t.deepEqual(failuresOfTap(lines), [
    'not ok 2 - two',
    '  ---',
    '    message: no',
    '  ...',
    'thread panicked',
  ]);
});
