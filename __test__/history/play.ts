import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

import { followEvents } from '../../ts/bots/events.ts';
import { type History, HistoryFile } from '../../ts/bots/history.ts';
import { Load } from '../../ts/bots/load.ts';
import type { Mischief } from '../../ts/bots/plan.ts';
import { inventParties, randomAsks } from '../../ts/bots/population.ts';
import { type BotQueue, patienceMs } from '../../ts/bots/queue.ts';
import { randomFrom } from '../../ts/bots/random.ts';
import { watchStalls } from '../../ts/bots/stalls.ts';
import { Tally } from '../../ts/bots/tally.ts';
import { json } from '../../ts/client/index.ts';
import { readQueue } from '../../ts/config/rule-file.ts';
import { checkHistory, type Verdict } from './check.ts';
import { readHistory } from './lines.ts';

/** The rule set that the tests play: two against two, parties, a step after a second, a pass each 200 ms. */
export const RULES_FILE = fileURLToPath(new URL('rules.json', import.meta.url));

/** What a test plays. */
export interface Scene {
  readonly players: number;
  readonly seconds: number;
  /** Tickets a second. */
  readonly rate: number;
  readonly party: number;
  readonly mischief: Mischief;
  readonly seed: number;
  /** Something that goes on meanwhile: a server is killed, say. Gets the history, to write what it does. */
  readonly meanwhile?: (history: History) => Promise<void>;
}

/** The queue of {@link RULES_FILE}. */
export function crowdQueue(): BotQueue {
  const { name, rules } = readQueue(RULES_FILE);
  return { name, rules: JSON.parse(rules) };
}

/** Plays a scene against a server and checks its history, which is removed after the test unless something is wrong. */
export async function playAndCheck(
  t: ExecutionContext,
  url: string,
  adminUrl: string,
  scene: Scene,
): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-history-'));
  t.teardown(() => t.passed && rmSync(folder, { recursive: true }));
  const file = join(folder, 'history.jsonl');
  await play(url, adminUrl, scene, file);
  return checkHistory(readHistory([file]));
}

async function play(url: string, adminUrl: string, scene: Scene, file: string): Promise<void> {
  const queue = crowdQueue();
  const { players, seconds, rate, party, mischief, seed, meanwhile } = scene;
  const random = randomFrom(seed);
  const history = new HistoryFile(file, 'bots', { seed, url, queues: { [queue.name]: queue.rules } });
  const load = new Load(
    { url, codec: json, history, tally: new Tally(), random },
    {
      parties: inventParties(queue, players, party, 'p', random),
      asks: randomAsks(rate, seconds, random),
      connectionsPerSecond: 1_000,
      mischief,
      patienceMs: patienceMs(queue),
      run: 't',
    },
  );
  const ended = new AbortController();
  const following = followEvents({ adminUrl }, history, ended.signal);
  const unwatch = watchStalls(history);
  try {
    await Promise.all([load.run(), meanwhile?.(history)]);
  } finally {
    unwatch();
    ended.abort();
    await following;
    history.close();
  }
}
