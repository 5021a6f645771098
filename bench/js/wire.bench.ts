/**
 * The road in as JavaScript sees it: `Engine.submit` (validate the frame, queue a copy for the engine's thread)
 * beside protobufjs and a JavaScript `Map` as the pool, on the same frames. Then protobufjs alone on the data of
 * `bench/benches/wire`, for which the native figures are there.
 *
 * Run by `npm run bench -- wire`. The two take turns; a figure is the median of the rounds.
 */
import { Bench } from 'tinybench';

import { type Addon, addon, type NativeEngine } from '../../ts/engine/addon.ts';
import { ClientMessage, ServerMessage } from '../../ts/protocol/v1.ts';
import { isQuick } from './report.ts';

const MESSAGES = 10_000;
/** Odd, so that the median is one of them. */
const ROUNDS = isQuick ? 1 : 9;
/** Milliseconds of each contestant in each round. */
const ROUND_MS = 150;
/** How often all frames are submitted to see what they leave on the heap: as often as the ring has room for. */
const HEAP_TIMES = 6;
/** What `submit` answers to a frame that it has taken. */
const ACCEPTED = 0;
const DRAIN_BYTES = 262_144;

const range = Array.from({ length: MESSAGES }, (_, index) => index);

/** A request of queue `duel`: the data of bench/benches/wire. */
function request(index: number) {
  const rating = 1000 + index * 0.137;
  const enqueue = {
    ticketId: `t-${String(index).padStart(8, '0')}`,
    queue: 'duel',
    attributes: { rating: { number: rating } },
    latencyMs: { eu: 20 + rating / 100 },
  };
  return { id: String(index), enqueue };
}

function team(name: string, player: number, attributes: Record<string, { number: number }>) {
  return { name, players: [{ playerId: `player-${String(player).padStart(6, '0')}`, attributes }] };
}

/** A match of one against one: the data of bench/benches/wire. */
function match(index: number) {
  const id = String(index).padStart(8, '0');
  const teams = [
    team('red', 2 * index, { rating: { number: 1000 + index * 0.137 } }),
    team('blue', 2 * index + 1, {}),
  ];
  return {
    seq: index + 1,
    match: { matchId: `m-${id}`, ticketId: `t-${id}`, queue: 'duel', teams, quality: 0.875 },
  };
}

const frames = range.map((index) => ClientMessage.encode(request(index)).finish());
const messages = range.map(match);
const sent = messages.map((message) => ServerMessage.encode(message).finish());

/** The rival's pool: what a matchmaker in JavaScript keeps of a request. */
const pool = new Map<string, { queue: string; rating: number; latencyMs: number }>();

function submitToMap(): void {
  for (const frame of frames) {
    const { enqueue } = ClientMessage.decode(frame);
    pool.set(enqueue?.ticketId ?? '', {
      queue: enqueue?.queue ?? '',
      rating: enqueue?.attributes?.['rating']?.number ?? 0,
      latencyMs: enqueue?.latencyMs?.['eu'] ?? 0,
    });
  }
}

function submitToEngine(engine: NativeEngine, connection: number): void {
  for (const frame of frames) {
    if (engine.submit(connection, frame) !== ACCEPTED) throw new Error('submit refused a good frame');
  }
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
  /** Handles all messages. */
  readonly work: () => void;
  /** Comes before each call of `work`, not counted. */
  readonly before?: () => void | Promise<void>;
}

/** Median nanoseconds a message of each, in their order. */
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
  return (result.latency.p50 * 1e6) / MESSAGES;
}

/** Bytes of JavaScript heap that one call of `submit` leaves behind. */
function heapBytesPerCall(engine: NativeEngine, connection: number): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let time = 0; time < HEAP_TIMES; time++) submitToEngine(engine, connection);
  return (process.memoryUsage().heapUsed - before) / (HEAP_TIMES * MESSAGES);
}

function printRow(row: Record<string, unknown>): void {
  console.log(`BENCH ${JSON.stringify(row)}`);
}

const rounded = (value: number) => Math.round(value * 10) / 10;

async function benchSubmit({ Engine }: Addon): Promise<void> {
  const heartbeat = { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 };
  const engine = Engine.open({ graceMs: 30_000, heartbeat }, () => undefined);
  const into = new Uint8Array(DRAIN_BYTES);
  const connection = engine.worker * 2 ** 24 + 1;
  const commands = engine.stats().commands;
  submitToEngine(engine, connection);
  await settle(engine, into);
  if (engine.stats().commands - commands !== MESSAGES)
    throw new Error('the engine did not get every request');
  submitToMap();
  if (pool.size !== MESSAGES) throw new Error('the pool did not get every request');

  const [ours = 0, rival = 0] = await compare([
    { name: 'submit', work: () => submitToEngine(engine, connection), before: () => settle(engine, into) },
    { name: 'protobufjs and Map', work: submitToMap, before: () => pool.clear() },
  ]);
  await settle(engine, into);
  const heapBytes = heapBytesPerCall(engine, connection);
  engine.close();
  printRow({
    name: 'wire: submit from JS',
    ours: rounded(ours),
    rival: rounded(rival),
    rivalName: 'protobufjs + Map',
    unit: 'ns',
    target: '<= 120, >= 5x',
  });
  printRow({ name: 'wire: JS heap a submit', ours: rounded(heapBytes), unit: 'B', target: '<= 0.1' });
}

/** No row of ours: what the native codec takes for these is in the table of bench/benches/wire. */
async function benchProtobufjs(): Promise<void> {
  const [requests = 0, writes = 0, reads = 0] = await compare([
    { name: 'decode requests', work: () => frames.forEach((frame) => ClientMessage.decode(frame)) },
    {
      name: 'encode matches',
      work: () => messages.forEach((message) => ServerMessage.encode(message).finish()),
    },
    { name: 'decode matches', work: () => sent.forEach((frame) => ServerMessage.decode(frame)) },
  ]);
  const microseconds = (nanoseconds: number) => `${Math.round((nanoseconds * MESSAGES) / 1e3)} µs`;
  console.log(
    `protobufjs, ${MESSAGES} each: requests decoded ${microseconds(requests)}, ` +
      `matches encoded ${microseconds(writes)}, matches decoded ${microseconds(reads)}`,
  );
}

await benchProtobufjs();
// Without the addon this throws ERR_MUSTER_ADDON_MISSING, whose sentence says to build it, and the exit code is 1.
await benchSubmit(addon());
