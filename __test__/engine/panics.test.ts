// A defect of ours is an error with a code. It never ends the process.
import { Buffer } from 'node:buffer';

import test from 'ava';

import type { NativeEngine } from '../../ts/engine/addon.ts';
import { anyTwo } from '../config/folder.ts';
import { until } from '../support/until.ts';
import { emptyDataFolder, frame, Kind, OPTIONS } from './native.ts';
import { type SeededAddon, seededAddon } from './seeded-addon.ts';

let addon: SeededAddon;

test.before('the seeded addon is built', async (t) => {
  t.timeout(600_000);
  // The panics are meant, so one line of each is enough.
  process.env['RUST_BACKTRACE'] = '0';
  addon = await seededAddon();
});

const open = () => addon.Engine.open(OPTIONS, () => {});

/** A call of each export, by its name. */
const calls: Record<string, (engine: NativeEngine) => unknown> = {
  open: () => open().close(),
  worker: (engine) => engine.worker,
  stats: (engine) => engine.stats(),
  submit: (engine) => engine.submit(1, frame({ ping: { ts: 1 } })),
  drain: (engine) => engine.drain(Buffer.alloc(64)),
  close: (engine) => engine.close(),
  checkRules: () => addon.checkRules('{}'),
  explainPlan: () => addon.explainPlan(JSON.stringify(anyTwo)),
  replayJournal: () => addon.replayJournal(emptyDataFolder()),
  errorCodes: () => addon.errorCodes(),
  wireErrors: () => addon.wireErrors(),
};

test.serial('the table below has every export', (t) => {
  const engine = open();
  t.teardown(() => engine.close());
  const functions = Object.keys(addon).filter((name) => name !== 'Engine' && name !== 'seedPanic');
  const methods = Object.getOwnPropertyNames(addon.Engine.prototype).filter((name) => name !== 'constructor');
  const statics = Object.getOwnPropertyNames(addon.Engine).filter(
    (name) => typeof Reflect.get(addon.Engine, name) === 'function',
  );
  t.deepEqual(
    [...functions, ...methods, ...statics, ...Object.keys(engine)].toSorted(),
    Object.keys(calls).toSorted(),
  );
});

for (const [name, call] of Object.entries(calls)) {
  test.serial(`a panic in ${name} is an error, and the next call works`, (t) => {
    const engine = open();
    t.teardown(() => engine.close());
    addon.seedPanic(name);
    t.throws(() => call(engine), {
      code: 'ERR_MUSTER_INTERNAL',
      message: new RegExp(`${name}: a seeded panic`),
    });
    t.notThrows(() => call(engine));
  });
}

test.serial('a panic of the engine is one fatal record for each thread, and an orderly close', async (t) => {
  const payloads: string[] = [];
  const buffer = Buffer.alloc(4_096);
  const engine = addon.Engine.open(OPTIONS, () => {
    const written = engine.drain(buffer);
    if (written === 0) return;
    t.is(buffer.readUInt16LE(8), Kind.FATAL);
    payloads.push(buffer.toString('utf8', 16, 16 + buffer.readUInt32LE(0)));
  });
  t.is(engine.submit(1, frame({ id: 'seeded panic', ping: { ts: 1 } })), 0);
  await until(() => payloads.length > 0);
  t.deepEqual(payloads, ['A defect of musterd stopped it: a seeded panic.']);
  t.is(engine.submit(1, frame({ ping: { ts: 1 } })), 3);
  t.is(engine.drain(buffer), 0, 'told once');
  t.notThrows(() => engine.close());
});
