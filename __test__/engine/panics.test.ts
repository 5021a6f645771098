// A defect of ours is an error with a code. It never ends the process.
import { Buffer } from 'node:buffer';

import test from 'ava';

import type { NativeEngine } from '../../ts/engine/addon.ts';
import { anyTwo } from '../config/folder.ts';
import { until } from '../support/until.ts';
import { BATCH, emptyDataFolder, frame, Kind, OPTIONS, RESULT, SIMULATION } from './native.ts';
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
  submitLater: (engine) => engine.submitLater(1, frame({ ping: { ts: 1 } })),
  wake: (engine) => engine.wake(),
  drain: (engine) => engine.drain(Buffer.alloc(64)),
  close: (engine) => engine.close(),
  checkRules: () => addon.checkRules('{}'),
  explainPlan: () => addon.explainPlan(JSON.stringify(anyTwo)),
  replayJournal: () => addon.replayJournal(emptyDataFolder()),
  replayDay: () => addon.replayDay(JSON.stringify({ folder: emptyDataFolder() })),
  openSimulation: () => addon.Simulation.openSimulation(SIMULATION),
  advance: () => addon.Simulation.openSimulation(SIMULATION).advance(1),
  outcome: () => addon.Simulation.openSimulation(SIMULATION).outcome(),
  errorCodes: () => addon.errorCodes(),
  wireErrors: () => addon.wireErrors(),
  openStore: () => addon.Store.openStore(),
  ratings: () => addon.Store.openStore().ratings('duel', ['ann']),
  applyResult: () => addon.Store.openStore().applyResult(RESULT),
  recordHistory: () => addon.Store.openStore().recordHistory(BATCH),
  historyPosition: () => addon.Store.openStore().historyPosition(),
  closeStore: () => addon.Store.openStore().closeStore(),
  rateGames: () =>
    addon.kernel.rateGames(new Float64Array(), new Uint32Array(), new Float64Array(), new Uint32Array()),
  predictWin: () => addon.kernel.predictWin(new Float64Array(), new Uint32Array(), new Float64Array()),
  cosines: () => addon.kernel.cosines(Float64Array.of(1), new Float64Array(), new Float64Array()),
  packVectors: () => addon.kernel.packVectors(new Float32Array(), 1, new Float32Array()),
  packedCosines: () => addon.kernel.packedCosines(Float32Array.of(1), new Float32Array(), new Float32Array()),
  selectDiverse: () =>
    addon.kernel.selectDiverse(Float32Array.of(1), new Float32Array(), 0.5, new Uint32Array()),
  decodeRequests: () =>
    addon.kernel.decodeRequests(
      new Uint8Array(),
      new Uint32Array(),
      [],
      [],
      new Uint32Array(),
      new Float64Array(),
    ),
};

test.serial('the table below has every export', (t) => {
  const engine = open();
  t.teardown(() => engine.close());
  const apart = new Set(['Engine', 'Store', 'Simulation', 'kernel', 'seedPanic']);
  const functions = Object.keys(addon).filter((name) => !apart.has(name));
  const classes = [addon.Engine, addon.Store, addon.Simulation];
  const methods = classes
    .flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
    .filter((name) => name !== 'constructor');
  const statics = classes.flatMap((holder) =>
    Object.getOwnPropertyNames(holder).filter((name) => typeof Reflect.get(holder, name) === 'function'),
  );
  t.deepEqual(
    [...functions, ...Object.keys(addon.kernel), ...methods, ...statics, ...Object.keys(engine)].toSorted(),
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
