import { setTimeout as delay } from 'node:timers/promises';

import type { BotWorld } from '../bots/bot.ts';
import { type EventSource, followEvents } from '../bots/events.ts';
import { HistoryFile, noHistory } from '../bots/history.ts';
import { AFTERMATH_MS, descriptorProblem } from '../bots/limits.ts';
import { Load } from '../bots/load.ts';
import { inventParties, randomAsks } from '../bots/population.ts';
import { showProgress } from '../bots/progress.ts';
import { type BotQueue, patienceMs } from '../bots/queue.ts';
import { randomFrom } from '../bots/random.ts';
import { reach } from '../bots/reach.ts';
import { watchStalls } from '../bots/stalls.ts';
import { complaints, liveLines, summaryObject, summaryText } from '../bots/summary.ts';
import { Tally } from '../bots/tally.ts';
import { tokensFrom } from '../bots/tokens.ts';
import { json } from '../client/index.ts';
import { proto } from '../client/proto.ts';
import { embeddedQueues } from '../config/load.ts';
import { objectOf, readQueue, ruleFilesOf } from '../config/rule-file.ts';
import { readTextFile } from '../config/text-file.ts';
import { MusterdError } from '../errors.ts';
import { descriptorLimit } from '../server/descriptors.ts';
import type { BotsFlags } from './bots-flags.ts';
import { ExitCode } from './exit.ts';

/** A longer token is none. */
const TOKEN_BYTES_MAX = 4_096;

/**
 * Plays a load against a server, and says how it went.
 *
 * @returns the exit code: 1 when the server lost something, or sent players away.
 * @throws MusterdError CONFIG_INVALID for what was typed, CLOSED where no server answers.
 */
export async function bots(flags: BotsFlags): Promise<number> {
  const queue = findQueue(flags);
  const refused = descriptorProblem(flags.players, descriptorLimit());
  if (refused !== undefined) throw new MusterdError('CONFIG_INVALID', refused);
  const tokens = flags.jwtSecretFile === undefined ? undefined : tokensFrom(tokenSettings(flags));
  await reach(flags.url);
  const seed = flags.seed ?? Math.floor(Math.random() * 2 ** 32);
  const run = `b${Date.now().toString(36)}`;
  const history = openHistory(flags, queue, seed, run);
  const random = randomFrom(seed);
  const codec = flags.codec === 'json' ? json : proto;
  const world: BotWorld = {
    url: flags.url,
    codec,
    history: history ?? noHistory,
    tally: new Tally(),
    random,
    tokens,
  };
  try {
    return await play(flags, queue, world, seed, run);
  } finally {
    history?.close();
  }
}

async function play(
  flags: BotsFlags,
  queue: BotQueue,
  world: BotWorld,
  seed: number,
  run: string,
): Promise<number> {
  const source = eventSource(flags);
  const load = loadOf(flags, queue, world, run);
  const output = flags.json ? process.stderr : process.stdout;
  output.write(`${flags.players} players ask for ${queue.name} at ${flags.url}, seed ${seed}\n`);
  const startedAt = performance.now();
  const elapsed = () => (performance.now() - startedAt) / 1_000;
  const hide = showProgress(output, () => liveLines(load, flags.players, elapsed()));
  const ended = new AbortController();
  const following = source && followEvents(source, world.history, ended.signal);
  const unwatch = watchStalls(world.history);
  try {
    await load.run();
    // The last events are on their way.
    if (following !== undefined) await delay(AFTERMATH_MS);
  } finally {
    hide();
    unwatch();
    ended.abort();
  }
  const refused = await following;
  if (refused !== undefined) process.stderr.write(`musterd bots: ${refused}\n`);
  return report(load.tally, elapsed(), flags.json);
}

/** The load that the flags describe; the first SIGINT or SIGTERM ends its play, a second one the process. */
function loadOf(flags: BotsFlags, queue: BotQueue, world: BotWorld, run: string): Load {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  return new Load(world, {
    parties: inventParties(queue, flags.players, flags.party, run, world.random),
    asks: randomAsks(flags.rate, flags.seconds, world.random),
    connectionsPerSecond: flags.connectionsPerSecond,
    mischief: { cancel: flags.cancelRate, drop: flags.dropRate, away: flags.awayRate, busy: flags.busyRate },
    patienceMs: flags.patience === undefined ? patienceMs(queue) : flags.patience * 1_000,
    run,
    stop: stop.signal,
  });
}

/** Where the server's events are, if the flags say so. @throws MusterdError CONFIG_INVALID for the token's file. */
function eventSource({ adminUrl, adminTokenFile }: BotsFlags): EventSource | undefined {
  if (adminUrl === undefined) return undefined;
  if (adminTokenFile === undefined) return { adminUrl };
  return { adminUrl, token: readTextFile(adminTokenFile, TOKEN_BYTES_MAX).trim() };
}

function report(tally: Tally, seconds: number, isJson: boolean): number {
  const wrong = complaints(tally);
  if (isJson) process.stdout.write(`${JSON.stringify({ ...summaryObject(tally, seconds), wrong })}\n`);
  else process.stdout.write(`\n${summaryText(tally)}\n`);
  for (const sentence of wrong) process.stderr.write(`musterd bots: ${sentence}\n`);
  return wrong.length === 0 ? ExitCode.DONE : ExitCode.WORLD;
}

function openHistory(flags: BotsFlags, queue: BotQueue, seed: number, run: string): HistoryFile | undefined {
  if (flags.history === undefined) return undefined;
  const queues = queue.rules === undefined ? {} : { [queue.name]: queue.rules };
  try {
    return new HistoryFile(flags.history, run, { seed, url: flags.url, queues });
  } catch (cause) {
    throw new MusterdError('CONFIG_INVALID', `--history: ${(cause as Error).message}`, { cause });
  }
}

/** The queue with its rules: from --rules, else the embedded ones; of another queue nothing is known. */
function findQueue({ queue, rules }: BotsFlags): BotQueue {
  const known = rules === undefined ? embeddedQueues() : ruleFilesOf(rules).map(readQueue);
  const found = known.find(({ name }) => name === queue);
  if (found !== undefined) return { name: queue, rules: objectOf(found.rules) ?? {} };
  if (rules === undefined) return { name: queue };
  const names = known.map(({ name }) => name).join(', ');
  throw new MusterdError('CONFIG_INVALID', `--queue: ${rules} has no queue ${queue}, but ${names}`);
}

function tokenSettings({ jwtSecretFile = '', jwtIssuer, jwtAudience }: BotsFlags) {
  return { secretFile: jwtSecretFile, issuer: jwtIssuer, audience: jwtAudience };
}
