// The drain loop over an engine that is a script: what is in each drain is written here byte by byte.
import { setImmediate as nextTurn } from 'node:timers/promises';

import test from 'ava';

import type { NativeEngine } from '../../ts/engine/addon.ts';
import { type DrainOwner, DrainLoop, type Receiver } from '../../ts/engine/drain-loop.ts';
import { DRAIN_BYTES } from '../../ts/engine/limits.ts';
import { MusterdError } from '../../ts/errors.ts';
import { Kind } from './native.ts';

interface Scripted {
  readonly kind: number;
  readonly connection?: number;
  readonly detail?: number;
  readonly payload?: string;
}

/** The bytes of records by the layout of the contract. */
function recordBytes(records: readonly Scripted[]): Buffer {
  return Buffer.concat(
    records.map(({ kind, connection = 0, detail = 0, payload = '' }) => {
      const bytes = Buffer.alloc((16 + Buffer.byteLength(payload) + 7) & ~7);
      bytes.writeUInt32LE(Buffer.byteLength(payload), 0);
      bytes.writeUInt32LE(connection, 4);
      bytes.writeUInt16LE(kind, 8);
      bytes.writeUInt16LE(detail, 10);
      bytes.write(payload, 16);
      return bytes;
    }),
  );
}

/** An engine that gives out one script entry a drain, and says what it was given to write into. */
function scripted(drains: readonly (readonly Scripted[])[]) {
  const left = drains.map(recordBytes);
  const buffers: Uint8Array[] = [];
  const engine = {
    drain(into: Uint8Array): number {
      buffers.push(into);
      if ((left[0]?.length ?? 0) > into.length) throw new MusterdError('BAD_ARGUMENT', 'too small');
      const bytes = left.shift() ?? Buffer.alloc(0);
      into.set(bytes);
      return bytes.length;
    },
  };
  return { engine: engine as unknown as NativeEngine, buffers };
}

function throwBroken(): never {
  throw new Error('broken');
}

/** A loop whose receiver and owner write down what they get. */
function recording(over: Partial<Receiver & DrainOwner> = {}) {
  const log: string[] = [];
  const loop = new DrainLoop({
    reply: (payload) => log.push(`reply ${Buffer.from(payload)}`),
    fatal: (sentence, code) => log.push(`fatal ${code} ${sentence}`),
    defect: (error) => log.push(`defect ${error instanceof Error ? error.message : error}`),
    ...over,
  });
  loop.receiver = {
    frame: (connection, bytes, start, end) => log.push(`frame ${connection} ${bytes.subarray(start, end)}`),
    close: (connection, code) => log.push(`close ${connection} ${code}`),
    gone: (connection) => log.push(`gone ${connection}`),
    turnEnd: () => true,
    ...over,
  };
  return { loop, log };
}

test('every kind of record goes where it belongs, in order', (t) => {
  const { loop, log } = recording();
  const { engine } = scripted([
    [
      { kind: Kind.FRAME, connection: 0xff00_0001, payload: 'hello' },
      { kind: Kind.FRAME, connection: 2, payload: 'x'.repeat(8) },
      { kind: Kind.FRAME, connection: 2 },
      { kind: Kind.CLOSE, connection: 2, detail: 4009 },
      { kind: Kind.GONE, connection: 2 },
      { kind: Kind.REPLY, payload: 'answer' },
      { kind: Kind.FATAL, detail: 7, payload: 'the end' },
    ],
  ]);
  loop.start(engine);
  t.deepEqual(log, [
    'frame 4278190081 hello',
    'frame 2 xxxxxxxx',
    'frame 2 ',
    'close 2 4009',
    'gone 2',
    'reply answer',
    'fatal 7 the end',
  ]);
});

test('a receiver that throws loses one record, an unknown kind too, and the rest arrives', (t) => {
  const { loop, log } = recording({
    close: throwBroken,
  });
  const { engine } = scripted([
    [
      { kind: Kind.CLOSE, connection: 1, detail: 4003 },
      { kind: 99, connection: 1 },
      { kind: Kind.GONE, connection: 1 },
    ],
  ]);
  loop.start(engine);
  t.deepEqual(log, ['defect broken', 'defect The addon wrote a record of unknown kind 99.', 'gone 1']);
});

test('a record that reaches beyond what was written is a defect, and the loop goes on', (t) => {
  const { loop, log } = recording();
  const bytes = recordBytes([{ kind: Kind.GONE, connection: 1 }]);
  bytes.writeUInt32LE(1_000, 0);
  const drains = [bytes, recordBytes([{ kind: Kind.GONE, connection: 2 }])];
  const engine = {
    drain: (into: Uint8Array) => {
      const next = drains.shift() ?? Buffer.alloc(0);
      into.set(next);
      return next.length;
    },
  };
  loop.start(engine as unknown as NativeEngine);
  loop.ring();
  t.deepEqual(log, ['defect A record at 0 ends beyond 16.', 'gone 2']);
});

test('a buffer is used again only when the receiver allows it', (t) => {
  const answers = [true, false, true, true];
  const { loop } = recording({ turnEnd: () => answers.shift() ?? true });
  const { engine, buffers } = scripted([]);
  loop.start(engine);
  for (let ring = 0; ring < 3; ring++) loop.ring();
  const isSame = buffers.slice(1).map((buffer, index) => buffer === buffers[index]);
  t.deepEqual(isSame, [true, false, true]);
});

test('a receiver that throws at the end of a turn costs the buffer', (t) => {
  const { loop, log } = recording({
    turnEnd: throwBroken,
  });
  const { engine, buffers } = scripted([]);
  loop.start(engine);
  loop.ring();
  t.not(buffers[0], buffers[1]);
  t.deepEqual(log, ['defect broken', 'defect broken']);
});

test('after a full turn the event loop goes round before the next one', async (t) => {
  const { loop, log } = recording();
  const full = Array.from({ length: 1_024 }, () => ({ kind: Kind.GONE, connection: 1 }));
  const { engine, buffers } = scripted([full, [{ kind: Kind.GONE, connection: 2 }]]);
  loop.start(engine);
  loop.ring();
  loop.ring();
  t.is(buffers.length, 1, 'rings in between wait');
  t.is(log.length, 1_024);
  await nextTurn();
  t.is(buffers.length, 2);
  t.is(log.at(-1), 'gone 2');
});

test('a reply longer than the buffer is read with a longer one, for this turn only', async (t) => {
  const { loop, log } = recording();
  const payload = 'r'.repeat(3 * DRAIN_BYTES);
  const { engine, buffers } = scripted([[{ kind: Kind.REPLY, payload }]]);
  loop.start(engine);
  t.is(log[0]?.length, `reply ${payload}`.length);
  await nextTurn();
  t.deepEqual(
    buffers.map(({ length }) => length / DRAIN_BYTES),
    [1, 2, 4, 1],
  );
});

test('a drain that fails for another reason is a defect, once', (t) => {
  const { loop, log } = recording();
  loop.start({ drain: throwBroken } as unknown as NativeEngine);
  t.deepEqual(log, ['defect broken']);
});

test('a loop that is stopped within a turn delivers what it has drained', (t) => {
  const { loop, log } = recording({ gone: () => loop.stop() });
  const { engine } = scripted([
    [
      { kind: Kind.GONE, connection: 1 },
      { kind: Kind.FRAME, connection: 1, payload: 'last' },
    ],
  ]);
  loop.start(engine);
  t.deepEqual(log, ['frame 1 last']);
});

test('a loop that has been stopped hears no ring', (t) => {
  const { loop } = recording();
  const { engine, buffers } = scripted([]);
  loop.start(engine);
  loop.stop();
  loop.ring();
  t.is(buffers.length, 1);
});
