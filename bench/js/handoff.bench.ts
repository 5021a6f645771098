/**
 * A message from JavaScript to another thread: `submit` to the engine's thread, beside a ring in shared memory with
 * `Atomics`, `postMessage`, and as a floor a ring in the same isolate that no other thread reads.
 *
 * Two figures. The push: what the sender pays for one 62-byte message while the other thread takes them all. The round trip:
 * until the sender has heard back, one message at a time; `submit` goes through the whole engine there and comes back by
 * doorbell and drain, with a `pong`.
 *
 * Run by `npm run bench -- handoff`. The contestants take turns; a figure is the median of the rounds.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { addon } from '../../ts/engine/addon.ts';
import { ClientMessage } from '../../ts/protocol/v1.ts';
import { ANSWER, LocalRing, REST, SharedRing } from './handoff/rings.ts';
import { compare, isQuick, printRow } from './report.ts';

const MESSAGES = 20_000;
const TRIPS = isQuick ? 20 : 500;
/** Odd, so that the median is one of them. */
const ROUNDS = 15;
/** What `submit` answers to a frame that it has taken. */
const ACCEPTED = 0;

const message = ClientMessage.encode({
  id: 'a-message-as-long-as-a-match-request-is-about-62-B',
  ping: { ts: 1 },
}).finish();

const engine = addon().Engine.open(
  { graceMs: 30_000, heartbeat: { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 } },
  () => {
    heard();
  },
);
let heard: () => void = () => undefined;
const connection = engine.worker * 2 ** 24 + 1;
const drained = new Uint8Array(262_144);
const admit = { connection, playerId: 'ann', sessionId: 'session', resume: 'token' };
if (engine.submit(0, ClientMessage.encode({ admit }).finish()) !== ACCEPTED)
  throw new Error('ann is not admitted');

const drainAll = () => {
  let bytes = 0;
  for (let more = engine.drain(drained); more > 0; more = engine.drain(drained)) bytes += more;
  return bytes;
};

/** Milliseconds of all pushes; the engine has taken everything before the next round. */
async function pushToEngine(): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < MESSAGES; index++) {
    if (engine.submit(connection, message) !== ACCEPTED) throw new Error('submit refused a good frame');
  }
  const elapsed = performance.now() - start;
  while (engine.stats().ringOccupancy > 0 || drainAll() > 0)
    await new Promise((resolve) => setTimeout(resolve, 1));
  return elapsed;
}

/** The message with another first byte. */
const marked = (first: number) => Uint8Array.from(message, (byte, at) => (at === 0 ? first : byte));
const [asked, rest] = [marked(ANSWER), marked(REST)];
const port = new Worker(new URL('handoff/worker.js', import.meta.url));
const ring = SharedRing.create(message.length);
const back = SharedRing.create(message.length);
port.postMessage({ ring: ring.memory, back: back.memory, size: message.length });
await once(port, 'message');

/** What the sender does while the other thread polls. */
async function whilePolled(work: () => void): Promise<number> {
  const polling = once(port, 'message');
  port.postMessage('poll');
  await polling;
  const start = performance.now();
  work();
  const elapsed = performance.now() - start;
  ring.push(rest);
  return elapsed;
}

const pushToShared = () =>
  whilePolled(() => {
    for (let index = 0; index < MESSAGES; index++) while (!ring.push(message));
  });

async function pushByPost(): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < MESSAGES; index++) port.postMessage(message);
  const elapsed = performance.now() - start;
  port.postMessage('back');
  await once(port, 'message');
  return elapsed;
}

const local = new LocalRing(message.length);
const taken = new Uint8Array(message.length);
function pushToLocal(): void {
  for (let index = 0; index < MESSAGES; index++) {
    local.push(message);
    local.take(taken);
  }
}

async function tripToEngine(): Promise<void> {
  for (let trip = 0; trip < TRIPS; trip++) {
    const answered = new Promise<void>((resolve) => {
      heard = resolve;
    });
    engine.submit(connection, message);
    await answered;
    if (drainAll() === 0) throw new Error('the doorbell rang for nothing');
  }
  heard = () => undefined;
}

async function tripByPost(): Promise<void> {
  for (let trip = 0; trip < TRIPS; trip++) {
    const answered = once(port, 'message');
    port.postMessage('back');
    await answered;
  }
}

const tripToShared = () =>
  whilePolled(() => {
    for (let trip = 0; trip < TRIPS; trip++) {
      ring.push(asked);
      while (!back.take(taken)) back.wait();
    }
  });

const perMessage = (milliseconds: number) => (milliseconds * 1e6) / MESSAGES;
const pushes = await compare([pushToEngine, pushToShared, pushByPost, pushToLocal], ROUNDS);
const [ours = 0, shared = 0, posted = 0, floor = 0] = pushes.map(perMessage);
const push = { name: 'hand-off to another thread from JS: push', ours, unit: 'ns' };
printRow({ ...push, rival: shared, rivalName: 'SharedArrayBuffer and Atomics', target: '>= 1x' });
printRow({ ...push, rival: posted, rivalName: 'postMessage', target: '>= 10x' });
printRow({ ...push, rival: floor, rivalName: 'floor: a ring in the same isolate' });

const trips = await compare([tripToEngine, tripToShared, tripByPost], ROUNDS);
const [there = 0, sharedThere = 0, postedThere = 0] = trips.map(
  (milliseconds) => (milliseconds * 1e3) / TRIPS,
);
const trip = { name: 'hand-off to another thread from JS: round trip', ours: there, unit: 'µs' };
printRow({ ...trip, rival: sharedThere, rivalName: 'SharedArrayBuffer and Atomics' });
printRow({ ...trip, rival: postedThere, rivalName: 'postMessage' });

engine.close();
await port.terminate();
