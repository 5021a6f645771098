// Whatever a caller passes, the addon answers or throws; it never ends the process.
import { Buffer } from 'node:buffer';

import test from 'ava';

import { addon } from '../../ts/engine/addon.ts';
import { ListeningEngine, OPTIONS } from './native.ts';

const BAD_ARGUMENT = { code: 'ERR_MUSTER_BAD_ARGUMENT' };

const ring = () => {};

/** A view whose memory has been given away. */
function detached(): Uint8Array {
  const bytes = new Uint8Array(64);
  structuredClone(bytes, { transfer: [bytes.buffer] });
  return bytes;
}

const notBytes: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  'a text': 'x',
  'an object': {},
  'an array': [1, 2],
  'a function': ring,
  'a symbol': Symbol('x'),
  'an ArrayBuffer': new ArrayBuffer(8),
  'a DataView': new DataView(new ArrayBuffer(8)),
  'another typed array': new Float64Array(2),
  'a clamped array': new Uint8ClampedArray(8),
  'shared memory': new Uint8Array(new SharedArrayBuffer(8)),
};

const notConnections: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  'a text': '1',
  'an object with a value': { valueOf: () => 1 },
  'a BigInt': 1n,
  'a symbol': Symbol('x'),
  'not a number': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  negative: -1,
  'a fraction': 1.5,
  'more than 32 bits': 2 ** 32,
  "another worker's": 2 ** 24 + 1,
};

const notOptions: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  'a number': 1,
  empty: {},
  'no heartbeat': { graceMs: 1 },
  'a heartbeat of another type': { ...OPTIONS, heartbeat: 1 },
  'a text for a number': { ...OPTIONS, graceMs: '1' },
  'not a number': { ...OPTIONS, graceMs: Number.NaN },
  negative: { ...OPTIONS, graceMs: -1 },
  'more than a day': { ...OPTIONS, graceMs: 86_400_001 },
  'a fraction': { ...OPTIONS, heartbeat: { ...OPTIONS.heartbeat, missedMax: 1.5 } },
  'no interval': { ...OPTIONS, heartbeat: { ...OPTIONS.heartbeat, intervalMs: 0 } },
  'an empty name': { ...OPTIONS, name: '' },
  'a name of another type': { ...OPTIONS, name: 1 },
  'a seed of another type': { ...OPTIONS, seed: '1' },
  'a seed that is not exact': { ...OPTIONS, seed: 2 ** 53 },
};

test('submit refuses what is no frame, and every connection that is not its own', (t) => {
  const { engine } = new ListeningEngine();
  t.teardown(() => engine.close());
  for (const [what, bytes] of Object.entries(notBytes)) {
    t.throws(() => engine.submit(1, bytes as Uint8Array), BAD_ARGUMENT, what);
  }
  for (const [what, connection] of Object.entries(notConnections)) {
    t.throws(() => engine.submit(connection as number, Buffer.alloc(0)), BAD_ARGUMENT, what);
  }
  t.throws(() => (engine.submit as () => number)(), BAD_ARGUMENT);
});

test('drain refuses what cannot be written to', (t) => {
  const { engine } = new ListeningEngine();
  t.teardown(() => engine.close());
  for (const [what, bytes] of Object.entries(notBytes)) {
    t.throws(() => engine.drain(bytes as Uint8Array), BAD_ARGUMENT, what);
  }
  t.throws(() => (engine.drain as () => number)(), BAD_ARGUMENT);
});

test('a detached buffer is an empty one', (t) => {
  const listener = new ListeningEngine();
  t.teardown(() => listener.engine.close());
  const empty = listener.engine.submit(1, new Uint8Array(0));
  t.is(empty & 0xff, 1, 'no message');
  t.is(listener.engine.submit(1, detached()), empty);
  t.is(listener.engine.drain(detached()), 0);
});

test('open refuses options and doorbells that make no sense', (t) => {
  const { Engine } = addon();
  for (const [what, options] of Object.entries(notOptions)) {
    t.throws(() => Engine.open(options as typeof OPTIONS, ring), BAD_ARGUMENT, what);
  }
  for (const doorbell of [undefined, null, 1, {}, 'ring']) {
    t.throws(() => Engine.open(OPTIONS, doorbell as typeof ring), BAD_ARGUMENT, String(doorbell));
  }
  const thrown = new Error('from a getter');
  const throwing = Object.defineProperty({ ...OPTIONS }, 'name', {
    get() {
      throw thrown;
    },
  });
  t.is(
    t.throws(() => Engine.open(throwing, ring)),
    thrown,
    "what the caller's own code throws stays what it is",
  );
});

test('checkRules takes a text', (t) => {
  const { checkRules } = addon();
  for (const json of [undefined, null, 1, {}, [], Symbol('x')]) {
    t.throws(() => checkRules(json as string), BAD_ARGUMENT, String(json));
  }
  t.deepEqual(
    checkRules(
      '{"ruleLanguageVersion": "1.0",\n "teams": [{"name": "red", "minPlayers": 2, "maxPlayers": 1}]}',
    ).map(({ path, line }) => ({ path, line })),
    [{ path: 'teams[0]', line: 2 }],
  );
});

test('an engine is made by open alone, and its methods work on engines alone', (t) => {
  const { Engine } = addon();
  t.throws(() => Reflect.construct(Engine, []), { instanceOf: Error });
  for (const receiver of [undefined, null, 1, {}, new Map(), Object.create(Engine.prototype)]) {
    for (const method of [Engine.prototype.stats, Engine.prototype.close]) {
      t.throws(() => Reflect.apply(method, receiver, []), { instanceOf: TypeError });
    }
    t.throws(() => Reflect.get(Engine.prototype, 'worker', Object(receiver)), { instanceOf: Error });
  }
});

test('submit and drain belong to their engine, whoever calls them, and cannot be replaced', (t) => {
  const { engine } = new ListeningEngine();
  const { submit, drain } = engine;
  t.is(submit(1, new Uint8Array(0)) & 0xff, 1);
  t.is(drain(new Uint8Array(0)), 0);
  t.throws(() => Object.assign(engine, { submit: ring }), { instanceOf: TypeError });
  engine.close();
  t.is(submit(1, new Uint8Array(0)), 3);
  t.is(drain(new Uint8Array(0)), 0);
});

test('a closed engine says so and nothing else', (t) => {
  const listener = new ListeningEngine();
  listener.engine.close();
  listener.engine.close();
  t.is(listener.engine.submit(0, new Uint8Array(0)), 3);
  t.is(listener.drain(), 0);
  t.is(listener.engine.stats().commands, 0);
  t.is(listener.engine.worker, 0);
});

test('names are shared by those who agree, and refused to others', (t) => {
  const name = 'arguments.test';
  const first = new ListeningEngine({ name });
  const second = new ListeningEngine({ name });
  t.deepEqual([first.engine.worker, second.engine.worker], [0, 1]);
  const other = { ...OPTIONS, name, graceMs: 1 };
  t.throws(() => addon().Engine.open(other, ring), { code: 'ERR_MUSTER_ENGINE_OPEN' });
  first.engine.close();
  t.throws(() => addon().Engine.open(other, ring), { code: 'ERR_MUSTER_ENGINE_OPEN' });
  second.engine.close();
  t.notThrows(() => addon().Engine.open(other, ring).close());
});
