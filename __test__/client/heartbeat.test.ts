import test from 'ava';

import { Heartbeat } from '../../ts/client/heartbeat.ts';
import { ManualClock } from './manual-clock.ts';

const SETTINGS = { intervalMs: 30_000, timeoutMs: 5_000, maxMissed: 2 };

/** A heartbeat on a clock of its own, and what it did: times of pings and losses since the start. */
function started(settings = SETTINGS) {
  const clock = new ManualClock();
  const startedAt = clock.now();
  const pings: number[] = [];
  const roundTrips: number[] = [];
  const losses: number[] = [];
  const heartbeat: Heartbeat = new Heartbeat(settings, clock, {
    ping: (ts) => pings.push(ts - startedAt),
    roundTrip: (durationMs) => roundTrips.push(durationMs),
    lost: () => {
      losses.push(clock.now() - startedAt);
      heartbeat.stop();
    },
  });
  /** Answers the ping that was sent at this time since the start. */
  const pong = (sentMs: number) => heartbeat.pong(startedAt + sentMs);
  const advanceTo = (sinceStartMs: number) => clock.advance(startedAt + sinceStartMs - clock.now());
  return { clock, advanceTo, heartbeat, pong, pings, roundTrips, losses };
}

test('a ping each interval, a round trip for each pong', (t) => {
  const { advanceTo, pong, pings, roundTrips, losses } = started();
  for (const [sentMs, durationMs] of [
    [30_000, 20],
    [60_000, 5],
    [90_000, 4_999],
  ] as const) {
    advanceTo(sentMs + durationMs);
    pong(sentMs);
  }
  t.deepEqual(pings, [30_000, 60_000, 90_000]);
  t.deepEqual(roundTrips, [20, 5, 4_999]);
  t.deepEqual(losses, []);
});

test('two misses in a row lose the connection, at the second timeout', (t) => {
  const { clock, pings, losses } = started();
  clock.advance(300_000);
  t.deepEqual(pings, [30_000, 60_000]);
  t.deepEqual(losses, [65_000]);
  t.is(clock.pending, 0);
});

test('an answer between two misses clears the first', (t) => {
  const { clock, pong, losses } = started();
  clock.advance(60_000);
  pong(60_000);
  clock.advance(35_000);
  t.deepEqual(losses, []);
  clock.advance(30_000);
  t.deepEqual(losses, [125_000]);
});

test('a late pong clears the miss', (t) => {
  const { clock, pong, roundTrips, losses } = started();
  clock.advance(36_000);
  pong(30_000);
  t.deepEqual(roundTrips, [6_000]);
  clock.advance(30_000);
  t.deepEqual(losses, []);
  clock.advance(30_000);
  t.deepEqual(losses, [95_000]);
});

test('a pong for the ping before does not answer the last one', (t) => {
  const { clock, pong, losses } = started();
  clock.advance(60_001);
  pong(30_000);
  clock.advance(30_000);
  t.deepEqual(losses, [], 'the first miss was cleared, the second counts');
  clock.advance(5_000);
  t.deepEqual(losses, [95_000]);
});

for (const [title, ts] of [
  ['from the future', 1e12],
  ['not a number', Number.NaN],
  ['before any ping', 500_000],
] as const) {
  test(`a pong ${title} is ignored`, (t) => {
    const { clock, heartbeat, roundTrips, losses } = started();
    clock.advance(31_000);
    heartbeat.pong(ts);
    t.deepEqual(roundTrips, []);
    clock.advance(40_000);
    t.deepEqual(losses, [65_000]);
  });
}

test('our own stall is not counted: what lies in the socket is read first', (t) => {
  const { clock, pong, losses } = started({ ...SETTINGS, maxMissed: 1 });
  clock.advance(30_000);
  clock.stall(20_000);
  t.deepEqual(losses, [], 'the timer came 15 s late, nobody is judged yet');
  pong(30_000);
  clock.advance(10_000);
  t.deepEqual(losses, []);
});

test('after a stall with nothing in the socket the miss counts, one timeout later', (t) => {
  const { clock, losses } = started({ ...SETTINGS, maxMissed: 1 });
  clock.advance(30_000);
  clock.stall(20_000);
  clock.advance(4_999);
  t.deepEqual(losses, []);
  clock.advance(1);
  t.deepEqual(losses, [55_000]);
});

test('with a timeout longer than the interval, an answer still brings the next ping on time', (t) => {
  const { clock, pong, pings, losses } = started({ intervalMs: 1_000, timeoutMs: 3_000, maxMissed: 2 });
  clock.advance(1_000);
  pong(1_000);
  clock.advance(1_000);
  t.deepEqual(pings, [1_000, 2_000]);
  clock.advance(3_000);
  t.deepEqual(pings, [1_000, 2_000, 5_000], 'without an answer it waits for the timeout');
  clock.advance(3_000);
  t.deepEqual(losses, [8_000]);
});

test('a pong that comes twice is one answer', (t) => {
  const { advanceTo, pong, pings } = started();
  advanceTo(30_010);
  pong(30_000);
  pong(30_000);
  advanceTo(90_000);
  t.deepEqual(pings, [30_000, 60_000, 90_000]);
});

test('stopped, it does nothing more', (t) => {
  const { clock, heartbeat, pings } = started();
  clock.advance(31_000);
  heartbeat.stop();
  clock.advance(300_000);
  t.deepEqual(pings, [30_000]);
  t.is(clock.pending, 0);
});
