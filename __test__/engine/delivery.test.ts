// Nothing is lost between the engine and a thread that drains when its doorbell rings.
import { setImmediate as nextTurn } from 'node:timers/promises';

import test from 'ava';

import { ServerMessage } from '../../ts/protocol/v1.ts';
import { numbers } from '../support/numbers.js';
import { seedOf } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { frame, Kind, ListeningEngine } from './native.ts';

const MESSAGES = 100_000;
const CONNECTION = 1;

/** Asks for a ticket that is not there: one reply, with the request's number. */
const askControl = (request: number) => frame({ request, readTicket: { ticketId: 'none' } });

/** Submits, and while the intake ring is full sleeps without a turn of the event loop. */
function submitAll(listener: ListeningEngine, connection: number, frames: Iterable<Uint8Array>): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (const bytes of frames) {
    let answer = listener.engine.submit(connection, bytes);
    while (answer === 2) {
      Atomics.wait(pause, 0, 0, 1);
      answer = listener.engine.submit(connection, bytes);
    }
    if (answer !== 0) throw new Error(`submit answered ${answer}`);
  }
}

function* numbered(count: number, make: (number: number) => Uint8Array): Generator<Uint8Array> {
  for (let number = 1; number <= count; number++) yield make(number);
}

/** A player says hello and is welcome. */
async function admit(listener: ListeningEngine): Promise<void> {
  const hello = { connection: CONNECTION, playerId: 'ann', sessionId: 'session', resume: 'token' };
  submitAll(listener, 0, [frame({ admit: hello })]);
  await until(() => listener.records.some(({ connection }) => connection === CONNECTION));
  listener.records.length = 0;
}

test('a slow thread with buffers of every size gets each of 100,000 messages once, in order', async (t) => {
  const next = numbers(seedOf(t));
  const listener = new ListeningEngine({}, () => 512 + next(8_192));
  t.teardown(() => listener.engine.close());
  await admit(listener);
  const seen: number[] = [];
  let asked = 0;
  while (seen.length < MESSAGES) {
    // A window, so that no pong has to be dropped.
    const burst = Math.min(1 + next(3_000), 10_000 - (asked - seen.length), MESSAGES - asked);
    const first = asked;
    submitAll(
      listener,
      CONNECTION,
      numbered(burst, (number) => frame({ id: 'p'.repeat(number % 60), ping: { ts: first + number } })),
    );
    asked += burst;
    const slowness = next(3);
    for (let turn = 0; turn < slowness; turn++) await nextTurn();
    await until(() => listener.records.length > 0 || seen.length === asked);
    for (const { payload } of listener.records.splice(0))
      seen.push(ServerMessage.decode(payload).pong?.ts ?? 0);
  }
  t.true(
    seen.every((number, index) => number === index + 1),
    'in order',
  );
  t.is(seen.length, MESSAGES);
  t.is(listener.engine.stats().outboxDropped, 0);
  t.true(listener.rings < MESSAGES / 2, `${listener.rings} wake-ups are far fewer than messages`);
});

test('replies wait for a thread that does not drain, beyond its outbox, and none is dropped', async (t) => {
  const listener = new ListeningEngine();
  t.teardown(() => listener.engine.close());
  listener.listening = false;
  submitAll(listener, 0, numbered(MESSAGES, askControl));
  await until(() => listener.engine.stats().commands === MESSAGES && listener.rings > 0);
  const { outboxOccupancy, outboxCapacity, outboxWaiting, outboxDropped } = listener.engine.stats();
  t.deepEqual([outboxOccupancy, outboxWaiting], [outboxCapacity, MESSAGES - outboxCapacity]);
  t.is(listener.rings, 1, 'one ring, and then nobody is woken who has not drained');

  listener.listening = true;
  listener.drain();
  await until(() => listener.records.length >= MESSAGES);
  const requests = listener.records.map(({ payload }) => ServerMessage.decode(payload).request);
  t.true(
    requests.every((request, index) => request === index + 1),
    'in order',
  );
  t.deepEqual([requests.length, outboxDropped], [MESSAGES, 0]);
  t.true(listener.records.every(({ kind, connection }) => kind === Kind.REPLY && connection === 0));
});

test('a buffer too small for the next record is refused, and the record is kept', async (t) => {
  const listener = new ListeningEngine();
  t.teardown(() => listener.engine.close());
  listener.listening = false;
  submitAll(listener, 0, [askControl(7)]);
  await until(() => listener.rings === 1);
  t.throws(() => listener.engine.drain(new Uint8Array(16)), {
    code: 'ERR_MUSTER_BAD_ARGUMENT',
    message: /the next record takes \d+ bytes/,
  });
  listener.drain();
  t.deepEqual(
    listener.records.map(({ payload }) => ServerMessage.decode(payload).request),
    [7],
  );
});
