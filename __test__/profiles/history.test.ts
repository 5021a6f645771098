// The history writer beside an engine that is played: what it writes, where it goes on, and what it does when a store fails.
import test, { type ExecutionContext } from 'ava';

import type { Link } from '../../ts/engine/link.ts';
import type { HistoryBatch, RatingStore } from '../../ts/engine/rating-store.ts';
import { HistoryWriter } from '../../ts/profiles/history.ts';
import type { FinishedMatch, ProfileStore } from '../../ts/profiles/store.ts';
import { ServerMessage } from '../../ts/protocol/v1.ts';
import { until } from '../support/until.ts';

type Event = Record<string, unknown>;

const team = (name: string, playerId: string) => ({ name, players: [{ playerId }] });
const match = (matchId: string) => ({
  matchId,
  queue: 'duel',
  teams: [team('red', 'ann'), team('blue', 'bob')],
  quality: 1,
});
const result = [
  { name: 'blue', rank: 1 },
  { name: 'red', rank: 2, players: [{ playerId: 'ann', left: true }] },
];

/** An engine with these events, and a store that keeps what it is given. */
class Scene {
  events: Event[] = [];
  batches: HistoryBatch[] = [];
  results: FinishedMatch[] = [];
  failures: unknown[] = [];
  /** Queues and versions whose rules were looked at. */
  learned: string[] = [];
  holes = 0;
  position = 0;
  /** Thrown by the next write. */
  broken: Error | undefined;
  readonly writer: HistoryWriter;

  constructor(t: ExecutionContext, keepDays = 30) {
    const link = { request: (body: never, options: never) => this.#read(body, options) };
    const store = {
      position: () => this.position,
      record: async (batch: HistoryBatch) => this.#record(batch),
    };
    const profiles: ProfileStore = {
      read: () => new Map(),
      applyResult: (finished) => {
        this.results.push(finished);
        return undefined;
      },
    };
    this.writer = new HistoryWriter({
      link: link as unknown as Link,
      store: store as unknown as RatingStore,
      profiles,
      queues: {
        learnVersion: async (_, queue, version) => void this.learned.push(`${queue} ${version}`),
      },
      keepDays,
      hole: () => (this.holes += 1),
      failed: (error) => this.failures.push(error),
    });
    t.teardown(() => this.writer.close());
  }

  get written(): string[] {
    return this.batches.flatMap(({ matches }) => matches.map(({ id }) => id));
  }

  #record(batch: HistoryBatch): void {
    const { broken } = this;
    this.broken = undefined;
    if (broken) throw broken;
    this.batches.push(batch);
  }

  async #read(
    { readEvents: { after, limit } }: { readEvents: { after: number; limit: number } },
    { signal }: { signal: AbortSignal },
  ) {
    const behind = () => this.events.filter((event) => (event['seq'] as number) > after).slice(0, limit);
    await until(() => signal.aborted || behind().length > 0);
    signal.throwIfAborted();
    const events = behind();
    const gap = (events[0]?.['seq'] as number) !== after + 1;
    return ServerMessage.decode(ServerMessage.encode({ eventBatch: { events, gap } }).finish());
  }
}

test('matches are written in order, in batches, and results are handed on', async (t) => {
  const scene = new Scene(t);
  scene.events = Array.from({ length: 2_000 }, (_, index) => ({ seq: index + 1, match: match(`m${index}`) }));
  scene.writer.start();
  await until(() => scene.written.length === 2_000);
  t.deepEqual(
    scene.written,
    Array.from({ length: 2_000 }, (_, index) => `m${index}`),
  );
  t.true(scene.batches.length < 5, 'not one by one');
  t.true(scene.batches.every(({ matches }) => matches.length <= 1_024));
  scene.events.push({ seq: 2_001, ticket: { ticketId: 't1' } });
  scene.events.push({ seq: 2_002, matchEnded: { match: match('m0'), state: 4, result } });
  await until(() => scene.results.length === 1);
  t.deepEqual(scene.results[0], {
    matchId: 'm0',
    queue: 'duel',
    teams: [
      { name: 'red', rank: 2, players: [{ playerId: 'ann', left: true }] },
      { name: 'blue', rank: 1, players: [{ playerId: 'bob', left: false }] },
    ],
  });
  await until(() => scene.batches.at(-1)?.position === 2_002);
});

test('it goes on behind the last batch, and says when events are missing', async (t) => {
  const scene = new Scene(t);
  scene.position = 7;
  scene.events = [
    { seq: 7, match: match('old') },
    { seq: 10, match: match('new') },
  ];
  scene.writer.start();
  await until(() => scene.batches.length === 1);
  t.deepEqual([scene.written, scene.batches[0]?.position, scene.holes], [['new'], 10, 1]);
});

test('what cannot be written is tried again, whole', async (t) => {
  const scene = new Scene(t);
  scene.broken = new Error('the disk is full');
  scene.events = [
    { seq: 1, match: match('m1') },
    { seq: 2, matchEnded: { match: match('m1'), state: 4, result } },
    { seq: 3, matchEnded: { match: match('m1'), state: 4, result: [] } },
  ];
  scene.writer.start();
  await until(() => scene.batches.length === 1);
  t.deepEqual([scene.written, scene.failures.length], [['m1'], 1]);
  t.is(scene.results.length, 2, 'a result is told again: stores know it by its match');
});

test('with keepDays 0 no match is written down, and results still count', async (t) => {
  const scene = new Scene(t, 0);
  scene.events = [
    { seq: 1, match: match('m1') },
    { seq: 2, matchEnded: { match: match('m1'), state: 4, result } },
  ];
  scene.writer.start();
  await until(() => scene.batches.length === 1);
  t.deepEqual([scene.written, scene.results.length, scene.batches[0]?.position], [[], 1, 2]);
});

const changes = [
  { seq: 1, rulesChanged: { queue: 'duel', version: 1, origin: 'file', live: 1, wallMs: 1_000 } },
  { seq: 2, rulesChanged: { queue: 'duel', version: 2, origin: 'canary', live: 1, wallMs: 2_000 } },
  {
    seq: 3,
    rulesChanged: { queue: 'duel', version: 2, origin: 'canary', ended: true, live: 1, wallMs: 3_000 },
  },
];

test('changes of rules are written down, and their rules are looked at', async (t) => {
  const scene = new Scene(t);
  scene.events = changes;
  scene.writer.start();
  await until(() => scene.batches.length === 1);
  const row = { queue: 'duel', detail: '{"live":1}' };
  t.deepEqual(scene.batches[0]?.ruleChanges, [
    { ...row, change: 'file', version: 1, changedAtMs: 1_000 },
    { ...row, change: 'canary', version: 2, changedAtMs: 2_000 },
    { ...row, change: 'canaryEnded', version: 2, changedAtMs: 3_000 },
  ]);
  t.deepEqual(scene.learned, ['duel 1', 'duel 2', 'duel 2']);
});

test('with keepDays 0 no change of rules is written down, and their rules are looked at', async (t) => {
  const scene = new Scene(t, 0);
  scene.events = changes;
  scene.writer.start();
  await until(() => scene.batches.length === 1);
  t.deepEqual([scene.batches[0]?.ruleChanges, scene.learned.length], [[], 3]);
});

test('closing ends the wait for events', async (t) => {
  const scene = new Scene(t);
  scene.writer.start();
  await scene.writer.close();
  await scene.writer.close();
  t.deepEqual(scene.failures, []);
});
