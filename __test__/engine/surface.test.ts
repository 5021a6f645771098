// Every export, fed with every wrong value: it answers, throws an error with a code of ours, or lets what the caller's own
// code threw through. An export that is not in the table fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import test from 'ava';

import { addon, type NativeEngine } from '../../ts/engine/addon.ts';
import { isErrorCode } from '../../ts/errors.ts';
import { hostileValues, OWN_ERROR } from './hostile-values.ts';
import { BATCH, emptyDataFolder, OPTIONS, RESULT, SIMULATION } from './native.ts';

const root = process.cwd();
// Some wrong values are good names of files: whatever they make is made in a folder that goes away.
const playground = mkdtempSync(join(tmpdir(), 'musterd-surface-'));
test.before('a folder to make files in', () => process.chdir(playground));
test.after.always('it goes away', () => {
  process.chdir(root);
  rmSync(playground, { recursive: true, force: true });
});

interface Export {
  /** The function itself. */
  readonly callee: (engine: NativeEngine) => (...values: unknown[]) => unknown;
  /** What a right call passes. */
  readonly right: readonly unknown[];
}

// Some of the wrong values are names of folders that can be made: not here.
process.chdir(mkdtempSync(join(tmpdir(), 'musterd-surface-')));

/** What the language itself throws when somebody looks into a revoked proxy. */
const REVOKED = /^TypeError: Cannot perform '\w+' on a proxy that has been revoked$/;

const functionOf = (holder: object, name: string) =>
  Reflect.get(holder, name) as (...values: unknown[]) => unknown;
/** A function of the addon, or of its class. */
const free = (holder: () => object, name: string, ...right: unknown[]): Export => ({
  callee: () => functionOf(holder(), name),
  right,
});
/** A method or a function of an instance. */
const bound = (name: string, ...right: unknown[]): Export => ({
  callee: (engine) => functionOf(engine, name).bind(engine),
  right,
});

/** A method of a store in memory. */
const ofStore = (name: string, ...right: unknown[]): Export => ({
  callee: () => {
    const store = addon().Store.openStore();
    return functionOf(store, name).bind(store);
  },
  right,
});

/** A method of a simulation of two players. */
const ofSimulation = (name: string, ...right: unknown[]): Export => ({
  callee: () => {
    const simulation = addon().Simulation.openSimulation(SIMULATION);
    return functionOf(simulation, name).bind(simulation);
  },
  right,
});

const exports: Record<string, Export> = {
  'Engine.open': free(
    () => addon().Engine,
    'open',
    OPTIONS,
    () => {},
  ),
  'Engine#worker': { callee: (engine) => () => engine.worker, right: [] },
  'Engine#stats': bound('stats'),
  'Engine#submit': bound('submit', 1, new Uint8Array(8)),
  'Engine#submitLater': bound('submitLater', 1, new Uint8Array(8)),
  'Engine#wake': bound('wake'),
  'Engine#drain': bound('drain', new Uint8Array(65_552)),
  'Engine#close': bound('close'),
  'Store.openStore': free(() => addon().Store, 'openStore'),
  'Store#ratings': ofStore('ratings', 'duel', ['ann']),
  'Store#applyResult': ofStore('applyResult', RESULT),
  'Store#recordHistory': ofStore('recordHistory', BATCH),
  'Store#historyPosition': ofStore('historyPosition'),
  'Store#closeStore': ofStore('closeStore'),
  'Simulation.openSimulation': free(() => addon().Simulation, 'openSimulation', SIMULATION),
  'Simulation#advance': ofSimulation('advance', 1),
  'Simulation#outcome': ofSimulation('outcome'),
  checkRules: free(addon, 'checkRules', '{}'),
  explainPlan: free(addon, 'explainPlan', '{}'),
  replayJournal: free(addon, 'replayJournal', emptyDataFolder(), 1),
  replayDay: free(addon, 'replayDay', JSON.stringify({ folder: emptyDataFolder() })),
  errorCodes: free(addon, 'errorCodes'),
  wireErrors: free(addon, 'wireErrors'),
  'kernel.rateGames': free(
    () => addon().kernel,
    'rateGames',
    Float64Array.of(25, 8, 25, 8),
    Uint32Array.of(1, 1),
    Float64Array.of(1, 2),
    Uint32Array.of(2),
  ),
  'kernel.predictWin': free(
    () => addon().kernel,
    'predictWin',
    Float64Array.of(25, 8, 25, 8),
    Uint32Array.of(1, 1),
    new Float64Array(2),
  ),
  'kernel.cosines': free(
    () => addon().kernel,
    'cosines',
    Float64Array.of(1, 2),
    Float64Array.of(1, 2, 3, 4),
    new Float64Array(2),
  ),
  'kernel.packVectors': free(
    () => addon().kernel,
    'packVectors',
    Float32Array.of(1, 2, 3, 4),
    2,
    new Float32Array(32),
  ),
  'kernel.packedCosines': free(
    () => addon().kernel,
    'packedCosines',
    Float32Array.of(1, 2),
    new Float32Array(32),
    new Float32Array(2),
  ),
  'kernel.selectDiverse': free(
    () => addon().kernel,
    'selectDiverse',
    Float32Array.of(1, 2),
    Float32Array.of(1, 2, 3, 4),
    0.7,
    new Uint32Array(1),
  ),
  'kernel.decodeRequests': free(
    () => addon().kernel,
    'decodeRequests',
    Uint8Array.of(0x52, 0),
    Uint32Array.of(2),
    ['rating'],
    ['eu'],
    new Uint32Array(9),
    new Float64Array(2),
  ),
};

const open = () => addon().Engine.open(OPTIONS, () => {});

/** Calls, and says what is wrong with how it ended, if anything is. A promise is not waited for: those of a
 * store never reject. */
function ends(call: () => unknown): string | undefined {
  try {
    const result = call();
    // Of `open`: an engine for wrong options would be a find of its own, but not this test's.
    if (result instanceof addon().Engine) result.close();
    return undefined;
  } catch (error) {
    if (error === OWN_ERROR || REVOKED.test(String(error))) return undefined;
    const code = (error as { code?: unknown }).code;
    if (error instanceof Error && isErrorCode(code)) return undefined;
    return `${String(code)}: ${error}`;
  }
}

/** Names of what is there by itself, beyond what every function has. */
const own = (holder: object, prefix: string) =>
  Object.getOwnPropertyNames(holder)
    .filter((name) => !['prototype', ...Object.getOwnPropertyNames(Function.prototype)].includes(name))
    .map((name) => prefix + name);

test('the table has every export', (t) => {
  const { Engine, Store, Simulation, kernel, ...functions } = addon();
  const engine = open();
  t.teardown(() => engine.close());
  const found = [
    ...Object.keys(functions),
    ...own(kernel, 'kernel.'),
    ...own(Engine, 'Engine.'),
    ...own(Engine.prototype, 'Engine#'),
    ...own(engine, 'Engine#'),
    ...own(Store, 'Store.'),
    ...own(Store.prototype, 'Store#'),
    ...own(Simulation, 'Simulation.'),
    ...own(Simulation.prototype, 'Simulation#'),
  ];
  t.deepEqual(found.toSorted(), Object.keys(exports).toSorted());
});

for (const [name, { callee, right }] of Object.entries(exports)) {
  test(`${name} with every wrong value in every place`, (t) => {
    const engine = open();
    t.teardown(() => engine.close());
    const wrong: string[] = [];
    let calls = 0;
    for (const [what, make] of Object.entries(hostileValues)) {
      // One place further than it takes, and none of the right ones; then all places at once.
      const rows = Array.from({ length: right.length + 1 }, (_, place) => {
        const row: unknown[] = [...right];
        row[place] = make();
        return row;
      });
      rows.push(Array.from({ length: 4 }, make), [make()]);
      for (const row of rows) {
        const end = ends(() => callee(engine)(...row));
        if (end !== undefined) wrong.push(`${what}: ${end}`);
        calls += 1;
      }
    }
    t.log(`${calls} calls`);
    t.deepEqual(wrong, []);
  });

  test(`${name} with nothing`, (t) => {
    const engine = open();
    t.teardown(() => engine.close());
    t.is(
      ends(() => callee(engine)()),
      undefined,
    );
  });
}

test('no export takes a foreign receiver', (t) => {
  const { Engine } = addon();
  for (const [what, make] of Object.entries(hostileValues)) {
    for (const name of ['stats', 'close']) {
      const method = functionOf(Engine.prototype, name);
      t.throws(() => Reflect.apply(method, make(), []), { instanceOf: Error }, `${name} of ${what}`);
    }
    const getter = Object.getOwnPropertyDescriptor(Engine.prototype, 'worker')?.get as () => number;
    t.throws(() => Reflect.apply(getter, make(), []), { instanceOf: Error }, `worker of ${what}`);
  }
});
