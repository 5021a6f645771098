// A hundred workers of one engine are terminated, twenty at a time, while the engine rings every one of them.
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

import { addonFile, frame, load, options, say } from './engine.js';

const WORKERS = 100;
const AT_ONCE = 20;
/** So many messages prove that the engine rings a worker. */
const MESSAGES_EACH = 20;

const shared = { ...options, name: 'dying workers' };
const buffer = Buffer.alloc(262_144);

const rules = JSON.stringify({
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  teams: [{ name: 'all', minPlayers: 2, maxPlayers: 2 }],
  rules: [{ name: 'fair', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 1 }],
});

if (isMainThread) {
  await main();
} else {
  work();
}

/** A worker: one player, who is told of tickets that others make for him. */
function work() {
  let messages = 0;
  const engine = load().Engine.open(shared, () => {
    if (engine.drain(buffer) > 0 && ++messages === MESSAGES_EACH) say(parentPort, 'rings');
  });
  const playerId = `player of ${engine.worker}`;
  const connection = engine.worker * 2 ** 24 + 1;
  engine.submit(0, frame({ admit: { connection, playerId, sessionId: playerId, resume: playerId } }));
  say(parentPort, playerId);
  // Keeps the thread alive: an engine does not.
  parentPort?.on('message', () => {});
}

async function main() {
  const engine = load().Engine.open(shared, () => engine.drain(buffer));
  engine.submit(0, frame({ putRules: { queue: 'pairs', rules } }));
  const players = new Set();
  const noise = makeNoise(engine, players);
  for (let started = 0; started < WORKERS; started += AT_ONCE) {
    const workers = await Promise.all(Array.from({ length: AT_ONCE }, () => start(players)));
    await Promise.all(workers.map((worker) => worker.terminate()));
    players.clear();
  }
  clearInterval(noise);
  const { commands } = engine.stats();
  await allDeparted();
  engine.close();
  console.log(JSON.stringify({ terminated: WORKERS, busy: commands > WORKERS * MESSAGES_EACH }));
}

/** Waits until the engine has let go of every worker: then the number after this thread's own is free. */
async function allDeparted() {
  let lowest;
  while (lowest !== 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = load().Engine.open(shared, () => {});
    lowest = next.worker;
    next.close();
  }
}

/**
 * Starts a worker, makes noise for its player, and waits until the engine rings it.
 *
 * @param {Set<string>} players
 */
async function start(players) {
  const worker = new Worker(new URL(import.meta.url), { argv: [addonFile] });
  const [playerId] = await once(worker, 'message');
  players.add(playerId);
  await once(worker, 'message');
  return worker;
}

/**
 * Makes and ends tickets of all players without a pause: each time the engine rings each worker.
 *
 * @param {import('../../../ts/engine/addon.ts').NativeEngine} engine
 * @param {Set<string>} players
 */
function makeNoise(engine, players) {
  let tickets = 0;
  return setInterval(() => {
    for (const playerId of players) {
      const ticketId = `ticket-${++tickets}`;
      const attributes = { rating: { number: tickets * 10 } };
      engine.submit(
        0,
        frame({
          createTicket: { enqueue: { ticketId, queue: 'pairs', players: [{ playerId, attributes }] } },
        }),
      );
      engine.submit(0, frame({ deleteTicket: { ticketId } }));
    }
  }, 0);
}
