// Only worker threads load the addon here, and each ends in another way with its engine still open.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

import { addonFile, frame, load, options, say } from './engine.js';

const MAPS = '/proc/self/maps';

/**
 * Ways to end.
 *
 * @type {Record<string, () => void>}
 */
const ends = {
  'nothing left to do': () => parentPort?.close(),
  'process.exit': () => process.exit(0),
  'an exception': () => {
    throw new Error('on purpose');
  },
  terminated: () => {},
};

if (isMainThread) {
  const survived = [];
  for (const end of Object.keys(ends)) {
    await live(end);
    // Long enough for a native thread that were left behind to run on memory that is gone.
    await new Promise((resolve) => setTimeout(resolve, 50));
    survived.push(end);
  }
  console.log(JSON.stringify({ survived, mapped: isMapped() }));
} else {
  work(workerData);
}

/**
 * One worker's life; it is told to end when its engine has answered.
 *
 * @param {string} end
 */
async function live(end) {
  const worker = new Worker(new URL(import.meta.url), { argv: [addonFile], workerData: end });
  worker.on('error', () => {});
  const exit = new Promise((resolve) => worker.once('exit', resolve));
  await once(worker, 'message');
  say(worker, 'end');
  if (end === 'terminated') await worker.terminate();
  await exit;
}

/** @param {string} end */
function work(end) {
  const engine = load().Engine.open(options, () => {
    if (engine.drain(Buffer.alloc(262_144)) > 0) say(parentPort, 'answered');
  });
  engine.submit(0, frame({ request: 1, readTicket: { ticketId: 'none' } }));
  parentPort?.once('message', () => ends[end]?.());
}

/** Whether the addon's code is still in memory; undefined where the system does not say. */
function isMapped() {
  return existsSync(MAPS) ? readFileSync(MAPS, 'utf8').includes(addonFile) : undefined;
}
