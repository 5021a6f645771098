// Who is refused because he would wait too long: by the time a turn takes, by the engine's backlog, by the disk.
import { setImmediate as nextTurn } from 'node:timers/promises';

import test from 'ava';

import type { MusterdError } from '../../ts/errors.ts';
import { type EngineLoad, Overload } from '../../ts/server/overload.ts';

const idle: EngineLoad = { ringOccupancy: 0, commands: 0, commits: 0 };

/** An overload whose clock is ours, and how many of so many requests it refuses. */
function scene() {
  let nowMs = 1_000;
  const overload = new Overload(() => nowMs);
  const refused = (requests: number, stepMs = 0) => {
    let count = 0;
    for (let index = 0; index < requests; index++) {
      nowMs += stepMs;
      try {
        overload.admit();
      } catch {
        count++;
      }
    }
    return count;
  };
  const pass = (milliseconds: number) => {
    nowMs += milliseconds;
  };
  return { overload, refused, pass };
}

test('a turn with many requests refuses what is read late in it, and so does the next one', async (t) => {
  const { refused, pass } = scene();
  t.is(refused(1_000), 0);
  pass(60);
  t.is(refused(10), 10);
  await nextTurn();
  t.is(refused(10), 10, 'they have waited since the long turn');
  await nextTurn();
  t.is(refused(10), 0);
});

test('a pause of the machine refuses nobody: a long turn with few requests', async (t) => {
  const { refused, pass } = scene();
  t.is(refused(100), 0);
  pass(5_000);
  t.is(refused(100), 0);
  await nextTurn();
  t.is(refused(100), 0);
});

const looks: readonly (readonly [string, EngineLoad[], number])[] = [
  ['an engine with nothing to do', [idle, idle, idle], 0],
  ['a backlog that it works off in time', [{ ...idle, ringOccupancy: 4_000, commands: 10_000 }], 0],
  ['a backlog that takes too long', [{ ...idle, ringOccupancy: 9_000, commands: 10_000 }], 1],
  ['few commands before an engine that had nothing to do', [{ ...idle, ringOccupancy: 2_000 }], 0],
  ['a backlog that is gone', [{ ...idle, ringOccupancy: 9_000 }, idle], 0],
  [
    'a commit that does not end while commands are applied',
    [1, 2, 3, 4].map((commands) => ({ ringOccupancy: 0, commands, commits: 7 })),
    1,
  ],
  [
    'commits that end',
    [1, 2, 3, 4].map((commands) => ({ ringOccupancy: 0, commands, commits: commands })),
    0,
  ],
  [
    'a journal with nothing to write',
    [1, 1, 1, 1].map((commands) => ({ ringOccupancy: 0, commands, commits: 7 })),
    0,
  ],
];

for (const [name, loads, expected] of looks) {
  test(`${name}: ${expected === 0 ? 'admits' : 'refuses'}`, (t) => {
    const { overload, refused, pass } = scene();
    for (const load of loads) {
      pass(100);
      overload.look(load);
    }
    t.is(refused(1), expected);
  });
}

test('who is refused is told when to come back, not all at the same time', (t) => {
  const { overload, pass } = scene();
  pass(100);
  overload.look({ ...idle, ringOccupancy: 9_000 });
  const times = new Set<number | undefined>();
  for (let index = 0; index < 200; index++) {
    const error = t.throws<MusterdError>(() => overload.admit());
    t.is(error?.code, 'ERR_MUSTER_OVERLOADED');
    times.add(error?.retryAfterMs);
  }
  t.is(times.size, 64);
  for (const time of times) t.true(time !== undefined && time >= 1_000 && time < 2_000);
});
