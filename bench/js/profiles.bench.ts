/**
 * A player's profile inside `submit`, as JavaScript sees it: what the look-up adds to a call, beside a look-up in a
 * JavaScript `Map` and in the npm package lru-cache, of as many players, in the same order.
 *
 * Run by `npm run bench -- profiles`. They take turns; a figure is the median of the rounds. What is not equal: ours
 * finds the player in the bytes of a frame and puts his values beside it; the rivals are asked with a string that is there,
 * and give an object. What `submit` takes without a look-up is taken off ours, not what the longer frame costs.
 */
import { LRUCache } from 'lru-cache';
import { Bench } from 'tinybench';

import { addon, type NativeEngine } from '../../ts/engine/addon.ts';
import { ClientMessage } from '../../ts/protocol/v1.ts';

/** Look-ups of one turn: as many as the ring has room for, and some. */
const LOOK_UPS = 20_000;
/** Players of the warm tier, and those who are asked for at one time. */
const PLAYERS = 100_000;
const BUSY = 200;
/** Odd, so that the median is one of them. */
const ROUNDS = 9;
/** Milliseconds of each contestant in each round. */
const ROUND_MS = 150;
/** Calls that are timed one by one. */
const TIMED = 200_000;
/** Profiles of one message. */
const BATCH = 200;
/** What `submit` answers to a frame that it has taken. */
const ACCEPTED = 0;
const DRAIN_BYTES = 262_144;
const CONTROL = 0;

/** Queues that the engine does not have: it refuses, which costs it little. In the first profiles are asked for. */
const ASKED = 'ladder';
const PLAIN = 'simple';

const idOf = (player: number) =>
  `player-${(Math.imul(player, 2_654_435_761) >>> 0).toString(16).padStart(8, '0')}`;
const skillOf = (player: number) => 20 + (player % 1_000) / 100;

/** Numbers below `count` that look random and are the same in every run. */
function orderOf(count: number): number[] {
  let state = 0x2545_f491;
  return Array.from({ length: LOOK_UPS }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  });
}

const frameOf = (queue: string, player: number) =>
  ClientMessage.encode({
    createTicket: { enqueue: { queue, players: [{ playerId: idOf(player) }] } },
  }).finish();

interface Profile {
  readonly skill: number;
  readonly doubt: number;
}

/** One set of players, and everybody's way to look them up. */
function players(count: number) {
  const order = orderOf(count);
  const map = new Map<string, Profile>();
  const cache = new LRUCache<string, Profile>({ max: count });
  for (let player = 0; player < count; player++) {
    const profile = { skill: skillOf(player), doubt: 8 };
    map.set(idOf(player), profile);
    cache.set(idOf(player), profile);
  }
  return {
    map,
    cache,
    ids: order.map(idOf),
    asked: order.map((player) => frameOf(ASKED, player)),
    plain: order.map((player) => frameOf(PLAIN, player)),
    sum: order.reduce((sum, player) => sum + skillOf(player), 0),
  };
}

function submitAll(engine: NativeEngine, frames: readonly Uint8Array[]): void {
  for (const frame of frames) {
    if (engine.submit(CONTROL, frame) !== ACCEPTED) throw new Error('submit refused a good frame');
  }
}

/** Looks everybody up, and throws unless each is who he is. */
function getAll(from: { get(id: string): Profile | undefined }, ids: readonly string[], sum: number): void {
  let found = 0;
  for (const id of ids) found += from.get(id)?.skill ?? Number.NaN;
  if (Math.abs(found - sum) > 1e-3) throw new Error(`the skills add up to ${found}, not ${sum}`);
}

function teach(engine: NativeEngine, count: number): void {
  tell(engine, { changeTiers: { queue: ASKED, warmBytes: 2 ** 26, ageMs: 3_600_000 } });
  for (let first = 0; first < count; first += BATCH) {
    const profiles = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => ({
      playerId: idOf(first + index),
      attributes: { skill: { number: skillOf(first + index) }, doubt: { number: 8 } },
    }));
    tell(engine, { takeProfiles: { queue: ASKED, profiles } });
  }
}

function tell(engine: NativeEngine, body: Parameters<typeof ClientMessage.encode>[0]): void {
  if (engine.submit(CONTROL, ClientMessage.encode(body).finish()) !== ACCEPTED)
    throw new Error('submit refused what the shell says');
}

/** Waits until the engine has taken everything out of its ring, and forgets what it said. */
async function settle(engine: NativeEngine, into: Uint8Array): Promise<void> {
  while (engine.stats().ringOccupancy > 0 || engine.drain(into) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

interface Contestant {
  readonly name: string;
  readonly work: () => void;
  /** Comes before each call of `work`, not counted. */
  readonly before?: () => Promise<void>;
}

/** Median nanoseconds a look-up of each, in their order. */
async function compare(contestants: Contestant[]): Promise<number[]> {
  const rounds: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new Bench({ time: ROUND_MS, warmup: round === 0, throws: true });
    for (const { name, work, before } of contestants) {
      bench.add(name, work, before === undefined ? {} : { beforeEach: before });
    }
    await bench.run();
    rounds.push(bench.tasks.map(nanosecondsOf));
  }
  return contestants.map((_, index) => median(rounds.map((round) => round[index] as number)));
}

function nanosecondsOf({ name, result }: Bench['tasks'][number]): number {
  if (!('latency' in result)) throw new Error(`${name} has no result`);
  return (result.latency.p50 * 1e6) / LOOK_UPS;
}

/** Microseconds that all but one in a hundred calls took at most, the clock's own time with them. */
async function p99(call: (index: number) => void, rest?: () => Promise<void>): Promise<number> {
  const times = new Float64Array(TIMED);
  for (let index = 0; index < TIMED; index++) {
    if (index % LOOK_UPS === 0) await rest?.();
    const start = process.hrtime.bigint();
    call(index % LOOK_UPS);
    times[index] = Number(process.hrtime.bigint() - start) / 1e3;
  }
  return times.toSorted()[Math.floor(TIMED * 0.99)] as number;
}

const rounded = (value: number) => Math.round(value * 100) / 100;

function printRow(row: Record<string, unknown>): void {
  console.log(`BENCH ${JSON.stringify(row)}`);
}

const heartbeat = { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 };
const engine = addon().Engine.open({ graceMs: 30_000, heartbeat }, () => undefined);
const into = new Uint8Array(DRAIN_BYTES);
const before = () => settle(engine, into);
teach(engine, PLAYERS);
await before();

for (const [tier, count, times, p99Us] of [
  ['hot', BUSY, 2, 5],
  ['warm', PLAYERS, undefined, 20],
] as const) {
  const { map, cache, ids, asked, plain, sum } = players(count);
  const counted = engine.stats();
  submitAll(engine, asked);
  await before();
  const { hotHits, warmHits, warmMisses } = engine.stats();
  if (warmMisses > counted.warmMisses) throw new Error('a player is in neither tier');
  const [hot, warm] = [hotHits - counted.hotHits, warmHits - counted.warmHits];
  if (hot + warm !== LOOK_UPS) throw new Error(`${hot} + ${warm} look-ups of ${LOOK_UPS}`);
  console.log(
    `${tier}: ${hot} of ${LOOK_UPS} look-ups are answered by the hot tier, ${warm} by the warm one`,
  );

  const [looked, bare, inMap, inCache] = (await compare([
    { name: 'submit with a look-up', work: () => submitAll(engine, asked), before },
    { name: 'submit without', work: () => submitAll(engine, plain), before },
    { name: 'Map', work: () => getAll(map, ids, sum) },
    { name: 'lru-cache', work: () => getAll(cache, ids, sum) },
  ])) as [number, number, number, number];
  console.log(`${tier}: submit ${rounded(looked)} ns with a look-up, ${rounded(bare)} ns without`);
  const added = rounded(looked - bare);
  const unit = { unit: 'ns', better: 'lower' };
  const target = times === undefined ? null : rounded(times * inMap);
  const name = `profiles: ${tier} look-up inside submit, what it adds`;
  printRow({ name, ours: added, rival: rounded(inMap), rivalName: 'JS Map', ...unit, target });
  printRow({ name, ours: added, rival: rounded(inCache), rivalName: 'lru-cache', ...unit, target: null });

  const ours = await p99((index) => engine.submit(CONTROL, asked[index] as Uint8Array), before);
  const theirs = await p99((index) => cache.get(ids[index] as string));
  printRow({
    name: `profiles: submit with a ${tier} look-up, p99`,
    ours: rounded(ours),
    rival: rounded(theirs),
    rivalName: 'lru-cache get, p99',
    unit: 'µs',
    better: 'lower',
    target: p99Us,
  });
}
engine.close();
