// Memory that is given away, resized, grown or shared, for both functions of the hot path: what is no longer there is not
// read, and nothing outside of a view is written.
import { setImmediate as nextTurn } from 'node:timers/promises';

import test from 'ava';

import { ServerMessage } from '../../ts/protocol/v1.ts';
import { numbers } from '../support/numbers.js';
import { seedOf } from '../support/seed.ts';
import { until } from '../support/until.ts';
import { detached } from './hostile-values.ts';
import { frame, ListeningEngine } from './native.ts';

const STEPS = 20_000;
const ACCEPTED = 0;
/** What `submit` answers to an empty frame. */
const EMPTY = 1 | (12 << 8);

/** Node 20 has these, the library that we compile against does not know them. */
interface Resizable extends ArrayBuffer {
  resize(bytes: number): void;
}

const resizable = (bytes: number, most: number) =>
  Reflect.construct(ArrayBuffer, [bytes, { maxByteLength: most }]) as Resizable;
const growable = (bytes: number, most: number) =>
  Reflect.construct(SharedArrayBuffer, [bytes, { maxByteLength: most }]) as SharedArrayBuffer & {
    grow(bytes: number): void;
  };

const { Memory } = Reflect.get(globalThis, 'WebAssembly') as {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer; grow(pages: number): void };
};

const question = frame({ request: 7, readTicket: { ticketId: 'none' } });

/** A view of bytes over memory that has been tampered with, and how many bytes it still shows. */
const views: Record<string, () => [Uint8Array, number]> = {
  detached: () => [detached(), 0],
  'resized to nothing': () => {
    const memory = resizable(64, 128);
    const view = new Uint8Array(memory);
    memory.resize(0);
    return [view, 0];
  },
  'of a fixed length, shrunk below it': () => {
    const memory = resizable(64, 128);
    const view = new Uint8Array(memory, 16, 48);
    memory.resize(32);
    return [view, 0];
  },
  'beginning behind the end': () => {
    const memory = resizable(64, 128);
    const view = new Uint8Array(memory, 32);
    memory.resize(16);
    return [view, 0];
  },
  'following its memory, shrunk': () => {
    const memory = resizable(64, 128);
    const view = new Uint8Array(memory);
    memory.resize(24);
    return [view, 24];
  },
  'following its memory, grown': () => {
    const memory = resizable(16, 4_096);
    const view = new Uint8Array(memory);
    memory.resize(4_096);
    return [view, 4_096];
  },
  'of WebAssembly memory that has grown': () => {
    const memory = new Memory({ initial: 1 });
    const view = new Uint8Array(memory.buffer);
    memory.grow(1);
    return [view, 0];
  },
  'of WebAssembly memory': () => [new Uint8Array(new Memory({ initial: 1 }).buffer), 65_536],
  'in the middle of a pool': () => [Buffer.from('x'.repeat(24)), 24],
};

for (const [what, make] of Object.entries(views)) {
  test(`a view ${what} is what it still shows`, async (t) => {
    const listener = new ListeningEngine();
    listener.listening = false;
    t.teardown(() => listener.engine.close());
    const [view, bytes] = make();
    t.is(view.length, bytes);

    if (bytes >= question.length) view.set(question);
    const honest = listener.engine.submit(0, bytes === 0 ? new Uint8Array(0) : Uint8Array.from(view));
    t.is(listener.engine.submit(0, view), honest, 'as a copy of it is answered');
    if (bytes === 0) t.is(honest, EMPTY);

    t.is(listener.engine.submit(0, question), ACCEPTED);
    await until(() => listener.rings > 0);
    const [fresh] = make();
    const drained = drainOrCode(listener, fresh);
    // The one reply takes more than 24 bytes.
    if (bytes <= 24) t.is(drained, 'ERR_MUSTER_BAD_ARGUMENT');
    else t.true((drained as number) > 0 && (drained as number) <= bytes, String(drained));
    listener.drain();
    t.is(listener.drain(), 0);
  });
}

function drainOrCode(listener: ListeningEngine, into: Uint8Array): number | string {
  try {
    return listener.engine.drain(into);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test('shared memory is refused, growable or not, whatever is in it', (t) => {
  const { engine } = new ListeningEngine();
  t.teardown(() => engine.close());
  const grown = growable(64, 128);
  const shared = [
    new Uint8Array(grown),
    new Uint8Array(new SharedArrayBuffer(64)),
    new Uint8Array(grown, 8, 8),
  ];
  grown.grow(128);
  for (const view of shared) {
    t.throws(() => engine.submit(0, view), { code: 'ERR_MUSTER_BAD_ARGUMENT' });
    t.throws(() => engine.drain(view), { code: 'ERR_MUSTER_BAD_ARGUMENT' });
  }
});

test('a frame may be given away, overwritten or resized right behind the call', async (t) => {
  const listener = new ListeningEngine();
  t.teardown(() => listener.engine.close());
  const afterwards: ((memory: Resizable) => void)[] = [
    (memory) => structuredClone(memory, { transfer: [memory] }),
    (memory) => memory.resize(0),
    (memory) => new Uint8Array(memory).fill(0xff),
  ];
  let request = 0;
  for (const change of afterwards) {
    const bytes = frame({ request: ++request, readTicket: { ticketId: 'none' } });
    const memory = resizable(bytes.length, bytes.length);
    const view = new Uint8Array(memory);
    view.set(bytes);
    t.is(listener.engine.submit(0, view), ACCEPTED);
    change(memory);
  }
  await until(() => listener.records.length === afterwards.length);
  t.deepEqual(
    listener.records.map(({ payload }) => ServerMessage.decode(payload).request),
    [1, 2, 3],
  );
});

test('20,000 calls with memory that is resized and given away between them', async (t) => {
  const next = numbers(seedOf(t));
  const listener = new ListeningEngine();
  listener.listening = false;
  t.teardown(() => listener.engine.close());
  const most = 70_000;
  let memory = resizable(most, most);
  let asked = 0;
  let answered = 0;
  const pick = () => {
    const offset = next(256);
    return offset < memory.byteLength ? new Uint8Array(memory, offset) : new Uint8Array(0);
  };
  let view = pick();
  for (let step = 0; step < STEPS; step++) {
    const what = next(8);
    if (what === 0 && !isGone(memory)) memory.resize(next(2) === 0 ? next(64) : next(most));
    else if (what === 1 && !isGone(memory)) structuredClone(memory, { transfer: [memory] });
    else if (what === 2 || isGone(memory)) memory = resizable(next(most), most);
    else if (what === 3) view = pick();
    else if (what < 6) {
      if (view.length >= question.length) view.set(question);
      if (listener.engine.submit(0, startOf(view)) === ACCEPTED) asked += 1;
    } else {
      const written = drainOrCode(listener, view);
      if (typeof written === 'number')
        answered += written === 0 ? 0 : countRecords(view.subarray(0, written));
      else if (written !== 'ERR_MUSTER_BAD_ARGUMENT') throw new Error(written);
    }
    if (step % 1_000 === 0) await nextTurn();
  }
  t.true(asked > STEPS / 100, `${asked} questions`);
  listener.listening = true;
  await until(() => {
    listener.drain();
    return answered + listener.records.length >= asked;
  });
  t.is(answered + listener.records.length, asked, 'each is answered once');
});

/** Whether memory has been given away, or has shrunk to nothing. */
const isGone = (memory: ArrayBuffer) => memory.byteLength === 0;

/** As much of a view as a question takes; the view itself where its memory is gone, of which there can be no other. */
function startOf(view: Uint8Array): Uint8Array {
  return view.length < question.length ? view : view.subarray(0, question.length);
}

function countRecords(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let offset = 0; offset < bytes.length; count++) {
    offset = Math.ceil((offset + 16 + view.getUint32(offset, true)) / 8) * 8;
  }
  return count;
}
