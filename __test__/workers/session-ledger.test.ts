// News of sessions from several threads, in whatever order the threads' news arrive, become one story.
import test from 'ava';
import fc from 'fast-check';

import type { SessionNews } from '../../ts/workers/contract.ts';
import { SessionLedger } from '../../ts/workers/session-ledger.ts';
import { seedOf } from '../support/seed.ts';

const GRACE_MS = 100;
const news = (what: 'open' | 'dropped' | 'resumed', atMs: number): SessionNews => ({
  name: `session:${what}`,
  event: { sessionId: 's', playerId: 'ann' },
  atMs,
});

/** What is told when these arrive, each from a thread; then time goes on to 1,000. */
function toldOf(arriving: readonly (readonly [place: number, ...news: Parameters<typeof news>])[]): string[] {
  const told: string[] = [];
  const ledger = new SessionLedger(GRACE_MS, (name) => told.push(name.slice('session:'.length)));
  for (const [place, ...rest] of arriving) ledger.take(place, news(...rest));
  ledger.expire(1_000);
  return told;
}

for (const [what, arriving, expected] of [
  ['opened and kept', [[0, 'open', 1]], ['open']],
  [
    'left for good',
    [
      [0, 'open', 1],
      [0, 'dropped', 2],
    ],
    ['open', 'dropped', 'closed'],
  ],
  [
    'back on the same thread',
    [
      [0, 'open', 1],
      [0, 'dropped', 2],
      [0, 'resumed', 3],
    ],
    ['open', 'dropped', 'resumed'],
  ],
  [
    'back on another thread',
    [
      [0, 'open', 1],
      [0, 'dropped', 2],
      [1, 'resumed', 3],
    ],
    ['open', 'dropped', 'resumed'],
  ],
  [
    'back on another thread, whose news is first',
    [
      [0, 'open', 1],
      [1, 'resumed', 3],
      [0, 'dropped', 2],
    ],
    ['open', 'dropped', 'resumed'],
  ],
  [
    'to another thread and back, whose news is last',
    [
      [0, 'open', 1],
      [0, 'dropped', 2],
      [0, 'resumed', 5],
      [1, 'resumed', 3],
      [1, 'dropped', 4],
    ],
    ['open', 'dropped', 'resumed'],
  ],
  [
    'begun before anybody listened',
    [
      [0, 'dropped', 2],
      [1, 'resumed', 3],
    ],
    ['dropped', 'resumed'],
  ],
] as const) {
  test(what, (t) => t.deepEqual(toldOf(arriving), [...expected]));
}

test('whatever the order of arrival, who holds a socket at the end is not called closed, and who does not is', (t) => {
  const seed = seedOf(t);
  const property = fc.property(
    fc.array(fc.nat(2), { minLength: 1, maxLength: 8 }),
    fc.boolean(),
    fc.infiniteStream(fc.nat(2)),
    (places, isLeft, choices) => {
      // The true story: he is on these threads, one after the other.
      const queues: SessionNews[][] = [[], [], []];
      for (const [index, place] of places.entries()) {
        queues[place]?.push(news(index === 0 ? 'open' : 'resumed', 10 * index));
        if (index < places.length - 1 || isLeft) queues[place]?.push(news('dropped', 10 * index + 5));
      }
      const told: string[] = [];
      const ledger = new SessionLedger(GRACE_MS, (name) => told.push(name));
      while (queues.some(({ length }) => length > 0)) {
        const { value: choice = 0 } = choices.next();
        const place = [choice, 0, 1, 2].find((one) => (queues[one]?.length ?? 0) > 0) ?? 0;
        ledger.take(place, queues[place]?.shift() as SessionNews);
      }
      ledger.expire(10_000);
      return (told.at(-1) === 'session:closed') === isLeft;
    },
  );
  t.notThrows(() => fc.assert(property, { seed, numRuns: 1_000 }));
});
