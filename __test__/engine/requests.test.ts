// Batches of frames to records, beside protobufjs on the same bytes.
import { Buffer } from 'node:buffer';

import test from 'ava';
import fc from 'fast-check';

import { addon } from '../../ts/engine/addon.ts';
import { ClientMessage } from '../../ts/protocol/v1.ts';

/** Numbers of a record's head. */
const HEAD = 9;
const ENQUEUE = 4;
const CANCEL = 5;

interface Batch {
  readonly frames: Buffer;
  readonly ends: Uint32Array;
}

function batchOf(frames: readonly Uint8Array[]): Batch {
  const ends = new Uint32Array(frames.length);
  let end = 0;
  for (const [place, frame] of frames.entries()) {
    end += frame.length;
    ends[place] = end;
  }
  return { frames: Buffer.concat(frames), ends };
}

function decode({ frames, ends }: Batch, attributes: string[] = [], regions: string[] = []) {
  const heads = new Uint32Array(ends.length * HEAD);
  const numbers = new Float64Array(ends.length * (attributes.length + regions.length));
  const good = addon().kernel.decodeRequests(frames, ends, attributes, regions, heads, numbers);
  const text = (record: number, place: number) => {
    const begin = heads[record * HEAD + place] as number;
    return frames.toString('utf8', begin, begin + (heads[record * HEAD + place + 1] as number));
  };
  return { good, heads, numbers, text };
}

test('what protobufjs writes is read as it was meant, for any request', (t) => {
  const name = fc.constantFrom('rating', 'deaths', 'Ärger', 'toString', '');
  const value = fc.oneof(
    fc.record({ number: fc.double() }),
    fc.record({ text: fc.string({ maxLength: 8 }) }),
    fc.record({ list: fc.record({ items: fc.array(fc.string({ maxLength: 4 }), { maxLength: 3 }) }) }),
  );
  const request = fc.record({
    id: fc.string({ unit: 'grapheme', maxLength: 12 }),
    enqueue: fc.record({
      ticketId: fc.string({ maxLength: 12 }),
      queue: fc.string({ unit: 'grapheme', maxLength: 12 }),
      attributes: fc.dictionary(name, value, { noNullPrototype: true, maxKeys: 3 }),
      latencyMs: fc.dictionary(name, fc.double(), { noNullPrototype: true, maxKeys: 3 }),
      players: fc.array(fc.record({ playerId: fc.string({ maxLength: 4 }) }), { maxLength: 2 }),
    }),
  });
  const names = ['rating', 'toString', 'Ärger'];
  const seed = Date.now() % 2 ** 31;
  t.log(`seed ${seed}`);
  fc.assert(
    fc.property(fc.array(request, { maxLength: 20 }), (requests) => {
      const frames = requests.map((each) => ClientMessage.encode(each).finish());
      const { good, heads, numbers, text } = decode(batchOf(frames), names, names);
      t.is(good, requests.length);
      for (const [record, { id, enqueue }] of requests.entries()) {
        const { ticketId, queue, attributes, latencyMs, players } = enqueue;
        t.deepEqual(
          [2, 4, 6].map((place) => text(record, place)),
          [id, ticketId, queue],
        );
        t.deepEqual([heads[record * HEAD], heads[record * HEAD + 1]], [0, ENQUEUE]);
        t.is(heads[record * HEAD + 8], players.length);
        const own = Object.fromEntries(
          Object.entries(attributes).map(([key, each]) => [key, 'number' in each ? each.number : null]),
        );
        const wanted = [
          ...names.map((each) => (Object.hasOwn(own, each) ? (own[each] ?? Number.NaN) : Number.NaN)),
          ...names.map((each) => (Object.hasOwn(latencyMs, each) ? latencyMs[each] : Number.NaN)),
        ];
        t.deepEqual([...numbers.subarray(record * 6, record * 6 + 6)], wanted);
      }
    }),
    { seed, numRuns: 200 },
  );
});

test('bytes of any kind make records: good where a server takes them, else with a number that has a sentence', (t) => {
  const sentences = addon().wireErrors().length;
  const seed = Date.now() % 2 ** 31;
  t.log(`seed ${seed}`);
  const engine = addon().Engine.open(
    { graceMs: 1_000, heartbeat: { intervalMs: 1_000, timeoutMs: 500, missedMax: 2 } },
    () => {},
  );
  t.teardown(() => engine.close());
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 24 }), { maxLength: 12 }), (frames) => {
      const { heads } = decode(batchOf(frames), ['rating']);
      for (const [record, frame] of frames.entries()) {
        const code = heads[record * HEAD] as number;
        t.true(code <= sentences);
        if (code > 0)
          t.deepEqual([...heads.subarray(record * HEAD + 1, (record + 1) * HEAD)], Array(8).fill(0));
        // `submit` answers 0 for a frame that it has taken.
        t.is(code === 0, engine.submit(engine.worker * 2 ** 24 + 1, frame) === 0);
      }
    }),
    { seed, numRuns: 300 },
  );
});

test('unknown fields are skipped, and a bad frame between good ones is marked', (t) => {
  const cancel = ClientMessage.encode({ id: 'c', cancel: { ticketId: 't-1' } }).finish();
  const longer = Buffer.concat([cancel, Buffer.from([0xf8, 0x3f, 0x01])]);
  const { good, heads, text } = decode(batchOf([cancel, cancel.subarray(0, 3), longer]));
  t.is(good, 2);
  t.deepEqual([heads[0], heads[1], heads[2 * HEAD], heads[2 * HEAD + 1]], [0, CANCEL, 0, CANCEL]);
  t.true((heads[HEAD] as number) > 0);
  t.deepEqual([text(0, 2), text(0, 4), text(2, 2), text(2, 4)], ['c', 't-1', 'c', 't-1']);
});

const one = batchOf([ClientMessage.encode({ ping: { ts: 1 } }).finish()]);
const { decodeRequests } = addon().kernel;
const memory = new ArrayBuffer(HEAD * 8);
const misuses: Record<string, () => unknown> = {
  'an end beyond the frames': () => decode({ ...one, ends: Uint32Array.of(one.frames.length + 1) }),
  'ends that fall': () => decode({ ...one, ends: Uint32Array.of(3, 2) }),
  'heads of another length': () =>
    decodeRequests(one.frames, one.ends, [], [], new Uint32Array(HEAD + 1), new Float64Array()),
  'numbers of another length': () =>
    decodeRequests(one.frames, one.ends, ['a'], [], new Uint32Array(HEAD), new Float64Array()),
  'heads and numbers in the same memory': () =>
    decodeRequests(
      one.frames,
      one.ends,
      ['a'],
      [],
      new Uint32Array(memory, 0, HEAD),
      new Float64Array(memory, 32, 1),
    ),
  'frames that are written': () =>
    decodeRequests(
      new Uint8Array(memory, 0, 4),
      Uint32Array.of(4),
      [],
      [],
      new Uint32Array(memory, 0, HEAD),
      new Float64Array(),
    ),
  'shared memory': () =>
    decodeRequests(
      new Uint8Array(new SharedArrayBuffer(4)),
      Uint32Array.of(4),
      [],
      [],
      new Uint32Array(HEAD),
      new Float64Array(),
    ),
  'no list of names': () =>
    decodeRequests(one.frames, one.ends, 'a' as never, [], new Uint32Array(HEAD), new Float64Array(1)),
};

for (const [what, misuse] of Object.entries(misuses)) {
  test(`${what}: refused`, (t) => {
    t.throws(misuse, { code: 'ERR_MUSTER_BAD_ARGUMENT' });
  });
}

test('no frames are no records', (t) => {
  t.is(decode(batchOf([])).good, 0);
});
