/**
 * `npm run demo`: the whole path at work, with players on real sockets, and a look at what they saw.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { followEvents } from '../bots/events.ts';
import { HistoryFile } from '../bots/history.ts';
import { showProgress } from '../bots/progress.ts';
import { randomFrom } from '../bots/random.ts';
import { watchStalls } from '../bots/stalls.ts';
import { complaints } from '../bots/summary.ts';
import { embeddedQueues } from '../config/load.ts';
import { serve } from '../serve.ts';
import { type DemoArguments, readArguments, USAGE, WrongArguments } from './arguments.ts';
import { judge } from './checker.ts';
import { faults } from './consistency.ts';
import { type Play, playOf } from './play.ts';
import { inventParties } from './population.ts';
import { summaryTable, waitHistogram } from './summary.ts';

/** The demo fails when fewer of those who could be matched were. */
const MATCHED_SHARE_MIN = 0.95;
/** Faults and refusals that are printed one by one. */
const PRINTED_MAX = 10;

/** Runs the demo and returns the exit code. */
export async function main(words: string[]): Promise<number> {
  try {
    const demo = readArguments(words);
    if (demo !== undefined) return await runDemo(demo);
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof WrongArguments)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

async function runDemo({ players: count, seed }: DemoArguments): Promise<number> {
  print(`${count} players, seed ${seed} (the same again: npm run demo -- --players ${count} --seed ${seed})`);
  const folder = mkdtempSync(join(tmpdir(), 'musterd-demo-'));
  const file = join(folder, 'history.jsonl');
  const play = await playAll(count, seed, file, join(folder, 'data'));
  const { held, text } = await judge(file, MATCHED_SHARE_MIN);
  const isRight = report(play);
  print(`what the players saw, checked:\n${text}`);
  if (held && isRight) rmSync(folder, { recursive: true });
  else print(`✗ the history stays in ${file}`);
  return held && isRight ? 0 : 1;
}

/** Serves, lets everybody play, and writes the history. */
async function playAll(count: number, seed: number, file: string, dataDir: string): Promise<Play> {
  const server = await serve({ port: 0, admin: { port: 0 }, dataDir, logLevel: 'warn' });
  const queues = Object.fromEntries(embeddedQueues().map(({ name, rules }) => [name, JSON.parse(rules)]));
  const history = new HistoryFile(file, 'demo', { seed, url: server.url, queues });
  const ended = new AbortController();
  const following = followEvents({ adminUrl: server.adminUrl }, history, ended.signal);
  const unwatch = watchStalls(history);
  try {
    print(`serving ${server.url}`);
    print('duels and squads of five, parties among them; ratings normally distributed: 1500 ± 100');
    const random = randomFrom(seed);
    const play = playOf(server.url, inventParties(count, random), history, random);
    const startedAt = performance.now();
    const stop = showProgress(process.stdout, () => [progressLine(play, count, startedAt)]);
    await play.load.run().finally(stop);
    return play;
  } finally {
    unwatch();
    ended.abort();
    await following;
    history.close();
    await server.close();
  }
}

function progressLine({ load, experiences }: Play, count: number, startedAt: number): string {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const matched = experiences.filter(({ waitedMs }) => waitedMs !== undefined).length;
  const { connected } = load.tally;
  return `${seconds} s  connected ${connected}/${count}  waiting ${load.waiting}  matched ${matched}/${count}`;
}

/** Prints what came of it. True when all is well. */
function report({ experiences, load: { tally } }: Play): boolean {
  print(`\n${summaryTable(experiences)}\n\nwait from asking to match\n${waitHistogram(experiences)}\n`);
  const refusals = [...tally.errors].map(([code, times]) => `${times} refusals: ${code}`);
  const wrong = [...faults(experiences), ...complaints(tally), ...refusals];
  for (const sentence of wrong.slice(0, PRINTED_MAX)) print(`✗ ${sentence}`);
  if (wrong.length > PRINTED_MAX) print(`✗ and ${wrong.length - PRINTED_MAX} more`);
  if (wrong.length === 0) {
    print('✓ one match a player, teams of the right size, parties together, ratings within the rule');
  }
  return wrong.length === 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
