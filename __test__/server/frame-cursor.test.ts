// Where messages end, told by `follow` whatever way their bytes are cut.
import test from 'ava';
import fc from 'fast-check';

import { type AfterChunk, type FrameCursor, follow } from '../../ts/server/frame-cursor.ts';
import { type Sender, SlowSenders } from '../../ts/server/slow-senders.ts';
import { isEnqueueFrame } from '../../ts/server/enqueue-frame.ts';
import { ClientMessage, type ClientMessageFields } from '../../ts/protocol/v1.ts';
import { type RawFrame, rawFrame } from '../support/raw-socket.ts';
import { seedOf } from '../support/seed.ts';

const newCursor = (): FrameCursor => ({ headerPart: undefined, frameLeft: 0, inFragments: false });
const text = (length: number, more: Partial<RawFrame> = {}): Buffer =>
  rawFrame({ opcode: 1, payload: 'x'.repeat(length), ...more });
const first = text(3, { fin: false });
const last = rawFrame({ opcode: 0, payload: 'end' });
const ping = rawFrame({ opcode: 9, payload: 'p' });

const rows: [string, Buffer[], AfterChunk[]][] = [
  ['a message', [text(5)], ['whole']],
  ['an empty message', [text(0)], ['whole']],
  ['lengths of 2 and of 8 bytes', [text(300), text(70_000)], ['whole', 'whole']],
  ['half a header, then the rest', [text(5).subarray(0, 1), text(5).subarray(1)], ['begun', 'whole']],
  [
    'a message in three',
    [text(9).subarray(0, 4), text(9).subarray(4, 8), text(9).subarray(8)],
    ['begun', 'unfinished', 'whole'],
  ],
  ['fragments with a ping between', [first, ping, last], ['begun', 'unfinished', 'whole']],
  [
    'a second message begins in the chunk that ends the first',
    [text(5).subarray(0, 6), Buffer.concat([text(5).subarray(6), text(5).subarray(0, 1)])],
    ['begun', 'begun'],
  ],
  ['a last fragment without payload', [first, rawFrame({ opcode: 0 })], ['begun', 'whole']],
  [
    'half a ping between fragments',
    [first, ping.subarray(0, 3), ping.subarray(3), last],
    ['begun', 'unfinished', 'unfinished', 'whole'],
  ],
];

for (const [name, chunks, expected] of rows) {
  test(name, (t) => {
    const cursor = newCursor();
    t.deepEqual(
      chunks.map((chunk) => follow(cursor, chunk)),
      expected,
    );
  });
}

test('any messages, cut anywhere: whole exactly where a message ends', (t) => {
  const seed = seedOf(t);
  const message = fc.oneof(
    fc.integer({ min: 0, max: 400 }).map((length) => [text(length)]),
    fc
      .integer({ min: 0, max: 200 })
      .map((length) => [first, ping, text(length, { opcode: 0, fin: false }), last]),
    fc.constant([ping]),
  );
  const property = fc.property(
    fc.array(message, { maxLength: 8 }),
    fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }),
    (messages, sizes) => {
      const ends = new Set<number>();
      let length = 0;
      for (const frames of messages) {
        length += Buffer.concat(frames).length;
        ends.add(length);
      }
      const bytes = Buffer.concat(messages.flat());
      const cursor = newCursor();
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const end = Math.min(bytes.length, at + (sizes[turn % sizes.length] as number));
        if ((follow(cursor, bytes.subarray(at, end)) === 'whole') !== ends.has(end)) return false;
        at = end;
      }
      return true;
    },
  );
  t.notThrows(() => fc.assert(property, { seed, numRuns: 500 }));
});

const encode = (fields: ClientMessageFields) => ClientMessage.encode(fields).finish();
const enqueue = encode({ enqueue: { queue: 'duel' } });
const frames: [string, Uint8Array, boolean][] = [
  ['an enqueue', enqueue, true],
  ['an enqueue with an id', encode({ id: 'mine', enqueue: { queue: 'duel' } }), true],
  ['an enqueue after a ping body', Buffer.concat([encode({ ping: { ts: 1 } }), enqueue]), true],
  ['an enqueue before a ping body', Buffer.concat([enqueue, encode({ ping: { ts: 1 } })]), true],
  [
    'an enqueue whose tag is longer than need be',
    Buffer.concat([Buffer.from([0xa2, 0x00]), enqueue.subarray(1)]),
    true,
  ],
  [
    'an enqueue after unknown fields',
    Buffer.concat([
      Buffer.from([0xf8, 0x7f, 0x01, 0xfd, 0x7f, 1, 2, 3, 4, 0xf9, 0x7f, 1, 2, 3, 4, 5, 6, 7, 8]),
      enqueue,
    ]),
    true,
  ],
  ['a cancel', encode({ cancel: { ticketId: '"\x22' } }), false],
  [
    'an enqueue inside of an unknown field',
    Buffer.concat([Buffer.from([0xfa, 0x7f, enqueue.length]), enqueue]),
    false,
  ],
  ['a length beyond the end', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x22, 0x00]), false],
  ['a number without end', Buffer.alloc(40, 0x80), false],
  ['a group', Buffer.from([0x0b, 0x22, 0x00]), false],
  ['nothing', Buffer.alloc(0), false],
];

for (const [name, frame, isEnqueue] of frames) {
  test(`${name} ${isEnqueue ? 'is' : 'is not'} an enqueue`, (t) => {
    t.is(isEnqueueFrame(frame), isEnqueue);
  });
}

test('time in which we read nothing does not count against a slow sender', (t) => {
  const senders = new SlowSenders<Sender>(1_000);
  const sender = { ...newCursor(), owesRest: false, isPaused: true };
  const late: Sender[] = [];
  senders.hear(sender, text(5).subarray(0, 4), 0);
  senders.expire(1_000, (connection) => late.push(connection));
  t.deepEqual([late.length, senders.size], [0, 1]);
  sender.isPaused = false;
  senders.expire(1_999, (connection) => late.push(connection));
  t.is(late.length, 0);
  senders.expire(2_000, (connection) => late.push(connection));
  t.deepEqual([late.length, senders.size], [1, 0]);
});
