import test from 'ava';
import fc from 'fast-check';

import type { PingSettings } from '../../ts/limits.ts';
import { Heartbeat, type Pulse } from '../../ts/server/heartbeat.ts';
import { LoopClock } from '../../ts/server/loop-clock.ts';
import { seedOf } from '../support/seed.ts';

const settings: PingSettings = {
  intervalMs: 30_000,
  timeoutMs: 3_000,
  missedMax: 3,
  suspectIntervalMs: 15_000,
  recoverStepMs: 5_000,
};

const newPulse = (): Pulse => ({ intervalMs: 0, misses: 0, pingedAtMs: 0, awaiting: false, heard: false });

/** A player by his answers: to each ping he answers after so many milliseconds, or never. */
type Answer = number | 'never';

/** What happened when, by running the real state machine over time. */
function run(answers: readonly Answer[]): string[] {
  const heartbeat = new Heartbeat(settings);
  const pulse = newPulse();
  const log: string[] = [];
  const frames: number[] = [];
  let due = heartbeat.start(pulse, 0);
  for (let pings = 0; ; ) {
    frames.sort((left, right) => left - right);
    while (frames.length > 0 && (frames[0] as number) <= due) {
      const at = frames.shift() as number;
      if (heartbeat.hear(pulse)) log.push(`${at} back`);
    }
    const beat = heartbeat.beat(pulse, due);
    if (beat !== 'answered') log.push(`${due} ${beat}`);
    if (beat === 'lost') return log;
    if (beat === 'ping') {
      if (pings === answers.length) return log;
      const answer = answers[pings++] as Answer;
      if (answer !== 'never') frames.push(due + answer);
    }
    due = heartbeat.nextDue(pulse);
  }
}

/** The same from the words of protocol.md, without state that is carried from step to step. */
function expected(answers: readonly Answer[]): string[] {
  const log: string[] = [];
  let [at, intervalMs, misses] = [settings.intervalMs, settings.intervalMs, 0];
  for (const answer of answers) {
    log.push(`${at} ping`);
    const inTime = answer !== 'never' && answer <= settings.timeoutMs;
    if (inTime) {
      if (misses > 0) log.push(`${at + answer} back`);
      misses = 0;
      intervalMs = Math.min(settings.intervalMs, intervalMs + settings.recoverStepMs);
    } else {
      misses++;
      log.push(`${at + settings.timeoutMs} ${misses === settings.missedMax ? 'lost' : 'missed'}`);
      if (misses === settings.missedMax) return log;
      if (misses >= 2) intervalMs = settings.suspectIntervalMs;
      if (answer !== 'never') {
        log.push(`${at + answer} back`);
        misses = 0;
      }
    }
    at += intervalMs;
  }
  log.push(`${at} ping`);
  return log;
}

const table: [string, Answer[], string[]][] = [
  ['a healthy player is pinged every 30 s', [50, 50], ['30000 ping', '60000 ping', '90000 ping']],
  [
    'three misses in a row end the connection, the third ping comes after 15 s',
    ['never', 'never', 'never'],
    ['30000 ping', '33000 missed', '60000 ping', '63000 missed', '75000 ping', '78000 lost'],
  ],
  [
    'a late pong clears the miss',
    ['never', 4_000, 'never', 50],
    [
      ...['30000 ping', '33000 missed', '60000 ping', '63000 missed', '64000 back'],
      ...['75000 ping', '78000 missed', '90000 ping', '90050 back', '110000 ping'],
    ],
  ],
  [
    'after two misses the interval grows from 15 s by 5 s an answer to 30 s',
    ['never', 'never', 50, 50, 50, 50],
    [
      ...['30000 ping', '33000 missed', '60000 ping', '63000 missed', '75000 ping', '75050 back'],
      ...['95000 ping', '120000 ping', '150000 ping', '180000 ping'],
    ],
  ],
];

for (const [title, answers, log] of table) {
  test(title, (t) => {
    t.deepEqual(run(answers), log);
    t.deepEqual(expected(answers), log, 'the model says the same');
  });
}

test('any sequence of answers goes as the model says', (t) => {
  const seed = seedOf(t);
  // A late answer arrives before the next ping.
  const answer = fc.oneof(fc.integer({ min: 0, max: 14_999 }), fc.constant('never' as const));
  const property = fc.property(fc.array(answer, { maxLength: 30 }), (answers) => {
    return JSON.stringify(run(answers)) === JSON.stringify(expected(answers));
  });
  t.notThrows(() => fc.assert(property, { seed, numRuns: 2_000 }));
});

test('the loop clock leaves stalls out, and goes on in a process that always stalls', (t) => {
  let now = 0;
  const clock = new LoopClock({ source: () => now, stallMs: 1_000, stepMs: 100 });
  const times = [100, 200, 1_200, 11_200, 11_300, 31_300].map((at) => {
    now = at;
    return clock.advance();
  });
  t.deepEqual(times, [100, 200, 1_200, 1_300, 1_400, 1_500]);
  t.is(clock.nowMs, 1_500);
});
