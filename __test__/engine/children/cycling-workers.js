// Workers are started and terminated in the middle of whatever they do with the addon, while the engine rings them.
// argv: the addon, how many, a seed.
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { numbers } from '../../support/numbers.js';
import { addonFile, frame, load, options, say } from './engine.js';

const AT_ONCE = 10;
/** A worker lives so long, at most, after it says that it runs. */
const LIFE_MS_MAX = 8;
/** Each is a thread, and a ring of many megabytes. */
const ENGINES_LEFT_OPEN = 8;
const TASKS = '/proc/self/task';

const shared = { ...options, name: 'cycling workers' };
const buffer = Buffer.alloc(262_144);
const ping = frame({ ping: { ts: 1 } });
const ask = frame({ request: 1, readTicket: { ticketId: 'none' } });

/**
 * What a worker is in the middle of. All but `ringing` never yield, so that terminating them stops them inside a call or
 * right behind it.
 *
 * @type {Record<string, () => void>}
 */
const occupations = {
  submitting() {
    const engine = attach();
    forever(() => engine.submit(engine.worker * 2 ** 24, ask));
  },
  draining() {
    const engine = attach();
    forever(() => {
      engine.submit(engine.worker * 2 ** 24, ask);
      engine.drain(buffer);
    });
  },
  opening() {
    forever(() => attach().close());
  },
  'opening an engine of its own'() {
    forever(() =>
      load()
        .Engine.open(options, () => {})
        .close(),
    );
  },
  'leaving engines open'() {
    const engines = Array.from({ length: ENGINES_LEFT_OPEN }, () => load().Engine.open(options, () => {}));
    forever(() => engines.map((engine) => engine.submit(1, ping)));
  },
  ringing() {
    const engine = attach(() => {
      engine.drain(buffer);
      engine.submit(engine.worker * 2 ** 24, ask);
    });
    engine.submit(engine.worker * 2 ** 24, ask);
    // Keeps the thread alive: an engine does not.
    parentPort?.on('message', () => {});
  },
  'asking what needs no engine'() {
    const { checkRules, errorCodes, wireErrors } = load();
    forever(() => [checkRules('{"teams": 1}'), errorCodes(), wireErrors()]);
  },
};

/**
 * What a worker of the addon with seeded panics is in the middle of.
 *
 * @type {Record<string, () => void>}
 */
const panicking = {
  'panicking in exports'() {
    const addon = seeded();
    const engine = attach();
    forever(() => {
      addon.seedPanic('submit');
      mustBeDefect(() => engine.submit(0, ping));
      addon.seedPanic('open');
      mustBeDefect(attach);
      addon.seedPanic('checkRules');
      mustBeDefect(() => addon.checkRules('{}'));
    });
  },
  'panicking in engines'() {
    forever(() => {
      const engine = load().Engine.open(options, () => engine.drain(buffer));
      engine.submit(1, frame({ id: 'seeded panic', ping: { ts: 1 } }));
      engine.stats();
    });
  },
};

if (isMainThread) {
  await main(Number(process.argv[3]), Number(process.argv[4]));
} else {
  work(workerData);
}

/** @returns {import('../seeded-addon.ts').SeededAddon} */
function seeded() {
  return /** @type {import('../seeded-addon.ts').SeededAddon} */ (load());
}

/** This thread's way to the engine that all share. */
function attach(doorbell = () => {}) {
  return load().Engine.open(shared, doorbell);
}

/**
 * A worker is busy until it is terminated. A refusal for want of room is no defect: 256 threads share an engine at most.
 *
 * @param {() => void} call
 */
function forever(call) {
  for (;;) {
    try {
      call();
    } catch (error) {
      if (codeOf(error) !== 'ERR_MUSTER_OVERLOADED') throw error;
    }
  }
}

/** @param {() => unknown} call */
function mustBeDefect(call) {
  try {
    call();
  } catch (error) {
    if (codeOf(error) === 'ERR_MUSTER_INTERNAL') return;
    throw error;
  }
  throw new Error('the seeded panic went nowhere');
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {{ code?: string }} */ (error)?.code;
}

/** @param {string} occupation */
function work(occupation) {
  say(parentPort, 'runs');
  (occupations[occupation] ?? panicking[occupation])?.();
}

/**
 * @param {number} cycles
 * @param {number} seed
 */
async function main(cycles, seed) {
  const names = Object.keys('seedPanic' in load() ? { ...occupations, ...panicking } : occupations);
  const threads = threadCount();
  const engine = attach(() => engine.drain(buffer));
  const noise = setInterval(() => ring(engine), 0);
  const next = numbers(seed);
  /** @type {string[]} */
  const defects = [];
  /** @type {Record<string, number>} */
  const terminated = Object.fromEntries(names.map((name) => [name, 0]));
  let started = 0;
  const lane = async () => {
    while (started < cycles) {
      const name = names[started++ % names.length] ?? '';
      await live(name, next(LIFE_MS_MAX + 1), defects);
      terminated[name] = (terminated[name] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  clearInterval(noise);
  await allDeparted();
  engine.close();
  console.log(JSON.stringify({ terminated, defects, threadsLeft: await threadsBeyond(threads) }));
}

/**
 * One worker's life: it runs, and some milliseconds later it is terminated.
 *
 * @param {string} occupation
 * @param {number} lifeMs
 * @param {string[]} defects
 */
async function live(occupation, lifeMs, defects) {
  const worker = new Worker(new URL(import.meta.url), {
    argv: [addonFile],
    workerData: occupation,
    // What panics say is meant.
    stderr: true,
  });
  worker.on('error', (error) => defects.push(`${occupation}: ${error}`));
  await once(worker, 'message');
  await sleep(lifeMs);
  await worker.terminate();
}

/**
 * Keeps the engine and this thread's doorbell busy; the workers ask for themselves.
 *
 * @param {import('../../../ts/engine/addon.ts').NativeEngine} engine
 */
function ring(engine) {
  for (let times = 0; times < 50; times++) engine.submit(0, ask);
}

/** Waits until the engine has let go of every worker: then the number after this thread's own is free. */
async function allDeparted() {
  for (let lowest; lowest !== 1; await sleep(20)) {
    const next = attach();
    lowest = next.worker;
    next.close();
  }
}

/** How many threads the process has; 0 where the system does not say. */
function threadCount() {
  try {
    return readdirSync(TASKS).length;
  } catch {
    return 0;
  }
}

/**
 * Waits until no more threads are left than there were, and says how many are when that does not come about.
 *
 * @param {number} before
 */
async function threadsBeyond(before) {
  for (let tries = 0; tries < 500 && threadCount() > before; tries++) await sleep(10);
  return Math.max(0, threadCount() - before);
}
