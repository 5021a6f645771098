import test from 'ava';
import fc from 'fast-check';

import { TimingWheel, type WheelEntry } from '../../ts/server/timing-wheel.ts';
import { seedOf } from '../support/seed.ts';

interface Entry extends WheelEntry {
  readonly name: number;
}

const entryOf = (name: number): Entry => ({
  name,
  wheelNext: undefined,
  wheelPrevious: undefined,
  wheelTick: 0,
});

const TICK_MS = 10;
const ENTRIES = 6;

type Step =
  | { do: 'schedule'; name: number; inMs: number }
  | { do: 'cancel'; name: number }
  | { do: 'advance'; byMs: number };

const name = fc.nat(ENTRIES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('schedule' as const), name, inMs: fc.integer({ min: -50, max: 400 }) }),
  fc.record({ do: fc.constant('cancel' as const), name }),
  fc.record({ do: fc.constant('advance' as const), byMs: fc.nat(300) }),
);

/** The obvious way: a table of due ticks, looked through at every tick. */
class NaiveWheel {
  readonly #due = new Map<number, number>();
  #tick: number;

  constructor(nowMs: number) {
    this.#tick = Math.floor(nowMs / TICK_MS);
  }

  schedule(key: number, dueMs: number): void {
    this.#due.set(key, Math.max(Math.ceil(dueMs / TICK_MS), this.#tick + 1));
  }

  cancel(key: number): void {
    this.#due.delete(key);
  }

  get size(): number {
    return this.#due.size;
  }

  /** Names by tick; within a tick the order is free. */
  advance(nowMs: number): number[][] {
    const fired: number[][] = [];
    while (this.#tick < Math.floor(nowMs / TICK_MS)) {
      this.#tick++;
      const due = [...this.#due].filter(([, tick]) => tick === this.#tick).map(([key]) => key);
      for (const key of due) this.#due.delete(key);
      if (due.length > 0) fired.push(due.toSorted());
    }
    return fired;
  }
}

/** Fires of `wheel` grouped by the tick they were due at. */
function advance(wheel: TimingWheel<Entry>, nowMs: number): number[][] {
  const groups = new Map<number, number[]>();
  wheel.advance(nowMs, (entry) =>
    groups.set(entry.wheelTick, [...(groups.get(entry.wheelTick) ?? []), entry.name]),
  );
  return [...groups.values()].map((names) => names.toSorted());
}

test('fires what a naive table fires, tick by tick', (t) => {
  const seed = seedOf(t);
  const property = fc.property(fc.array(step, { maxLength: 80 }), fc.nat(1_000), (steps, beginMs) => {
    let nowMs = beginMs;
    // Few slots, so that rounds and slots shared by different times are common.
    const wheel = new TimingWheel<Entry>({ tickMs: TICK_MS, slots: 4 }, nowMs);
    const naive = new NaiveWheel(nowMs);
    const entries = Array.from({ length: ENTRIES }, (_, index) => entryOf(index));
    for (const each of steps) {
      if (each.do === 'schedule') {
        wheel.schedule(entries[each.name] as Entry, nowMs + each.inMs);
        naive.schedule(each.name, nowMs + each.inMs);
      } else if (each.do === 'cancel') {
        wheel.cancel(entries[each.name] as Entry);
        naive.cancel(each.name);
      } else {
        nowMs += each.byMs;
        if (JSON.stringify(advance(wheel, nowMs)) !== JSON.stringify(naive.advance(nowMs))) return false;
      }
      if (wheel.size !== naive.size) return false;
    }
    return true;
  });
  t.notThrows(() => fc.assert(property, { seed, numRuns: 3_000 }));
});

test('nothing is early, and nothing later than one tick', (t) => {
  const wheel = new TimingWheel<Entry>({ tickMs: TICK_MS }, 0);
  wheel.schedule(entryOf(1), 101);
  t.deepEqual(advance(wheel, 109), []);
  t.deepEqual(advance(wheel, 110), [[1]]);
});

test('an entry may put itself back while it fires, and is not met again in this call', (t) => {
  const wheel = new TimingWheel<Entry>({ tickMs: TICK_MS, slots: 2 }, 0);
  const entry = entryOf(1);
  let fires = 0;
  const fire = (fired: Entry) => {
    fires++;
    wheel.schedule(fired, 0);
  };
  wheel.schedule(entry, 10);
  wheel.advance(10, fire);
  t.is(fires, 1);
  wheel.advance(20, fire);
  t.is(fires, 2);
  t.is(wheel.size, 1);
});

test('an entry may cancel another that is due in the same tick', (t) => {
  const wheel = new TimingWheel<Entry>({ tickMs: TICK_MS }, 0);
  const entries = [entryOf(0), entryOf(1)] as const;
  for (const entry of entries) wheel.schedule(entry, 10);
  const fired: number[] = [];
  wheel.advance(10, (entry) => {
    fired.push(entry.name);
    wheel.cancel(entries[1 - entry.name] as Entry);
  });
  t.is(fired.length, 1);
  t.is(wheel.size, 0);
});
