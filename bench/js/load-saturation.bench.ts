/**
 * Beyond what the server can do. First the point is looked for at which it no longer ends what it is offered; then twice
 * that is offered. It has to refuse, with a time after which to ask again; to lose nothing that it has acknowledged; to
 * stay within its memory; and to serve those whom it admits.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Child, Usage } from '../load/child.ts';
import { onStage, playersOn, type Stage } from '../load/play.ts';
import type { Offer, PlayFigures } from '../load/play-generator.ts';
import { percentile, printRow, rounds as roundsOf } from '../load/rows.ts';

/** More than can be waiting at once, or the players themselves would be the limit. */
const PLAYERS = 12_000;
const FIRST_PER_SECOND = 2_000;
const STEP = 1.6;
const STEP_MS = 2_000;
/** Below this part of what was offered the server is saturated. */
const KEPT_UP = 0.9;
const OVERLOAD_MS = 5_000;
const OVERLOADS = roundsOf(4);
/** In which everybody who was acknowledged ends, or waits for a partner who was refused. */
const QUIET_MS = 3_000;
const ADMITTED_P99_MS = 250;
const MEMORY_GROWTH = 1.25;

async function offered(generator: Child, perSecond: number, milliseconds: number): Promise<PlayFigures> {
  await generator.ask('offer', { perSecond } satisfies Offer);
  await sleep(milliseconds);
  return generator.ask<PlayFigures>('take');
}

/** Tickets a second that the server ends at most. */
async function saturation(generator: Child): Promise<number> {
  let most = 0;
  for (let perSecond = FIRST_PER_SECOND; ; perSecond *= STEP) {
    const { ended } = await offered(generator, perSecond, STEP_MS);
    const perSecondEnded = ended / (STEP_MS / 1_000);
    most = Math.max(most, perSecondEnded);
    if (perSecondEnded < KEPT_UP * perSecond) return most;
  }
}

/** Waits until what was offered has been answered; returns the acknowledged tickets that have not ended. */
async function afterQuiet(generator: Child): Promise<string[]> {
  await generator.ask('offer', { perSecond: 0 } satisfies Offer);
  await sleep(QUIET_MS);
  const unanswered = await generator.ask<number>('unanswered');
  if (unanswered > 0) throw new Error(`${unanswered} requests have no answer`);
  return generator.ask<string[]>('waiting');
}

/** How many of these tickets the server does not know as waiting. */
async function lostOf({ adminUrl }: Stage, ticketIds: readonly string[]): Promise<number> {
  let lost = 0;
  for (const id of ticketIds) {
    const response = await fetch(`${adminUrl}/v1/tickets/${id}`);
    const { state } = (await response.json()) as { state?: string };
    if (state !== 'SEARCHING' && state !== 'QUEUED') lost++;
  }
  return lost;
}

/** How many commits of the journal took longer: what waits for the volume is not the server's queue. */
async function commitsOver({ adminUrl }: Stage, milliseconds: number): Promise<number> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text();
  const counts = [...text.matchAll(/^musterd_journal_commit_seconds_bucket\{le="([^"]+)"\} (\d+)/gm)];
  const all = Number(counts.at(-1)?.[2] ?? 0);
  const within = counts.findLast(([, bound]) => Number(bound) * 1_000 <= milliseconds);
  return all - Number(within?.[2] ?? 0);
}

async function overload(stage: Stage) {
  const generator = await playersOn(stage, { players: PLAYERS, name: 'player' });
  const point = await saturation(generator);
  const waitingBefore = (await afterQuiet(generator)).length;
  await generator.ask('take');
  const rounds: PlayFigures[] = [];
  const memory: number[] = [];
  for (let round = 0; round < OVERLOADS; round++) {
    rounds.push(await offered(generator, 2 * point, OVERLOAD_MS));
    await stage.server.ask('collect');
    memory.push((await stage.server.ask<Usage>('usage')).rssBytes);
  }
  const waiting = await afterQuiet(generator);
  const slowCommits = await commitsOver(stage, ADMITTED_P99_MS);
  rounds.push(await generator.ask<PlayFigures>('take'));
  return {
    point,
    slowCommits,
    rounds,
    memory,
    waitingBefore,
    waiting: waiting.length,
    lost: await lostOf(stage, waiting),
  };
}

const { point, rounds, memory, slowCommits, waitingBefore, waiting, lost } = await onStage(overload);
const sum = (figure: 'offered' | 'starved' | 'acknowledged' | 'ended' | 'refused' | 'lost') =>
  rounds.reduce((total, round) => total + round[figure], 0);
const seconds = (OVERLOAD_MS * OVERLOADS) / 1_000;
const admittedMs = rounds.flatMap(({ acknowledgedMs }) => acknowledgedMs);
console.log(
  `twice ${Math.round(point)}/s: offered ${sum('offered')}, nobody free for ${sum('starved')}, acknowledged ` +
    `${sum('acknowledged')}, ended ${sum('ended')}, refused ${sum('refused')}, still waiting ${waiting}; ` +
    `commits that took the volume over ${ADMITTED_P99_MS} ms: ${slowCommits}`,
);
if (waitingBefore + sum('acknowledged') !== sum('ended') + waiting)
  throw new Error('acknowledged tickets are unaccounted for');
printRow({ name: 'saturation: tickets ended', ours: point, unit: 'tickets/s' });
printRow({ name: 'twice that: tickets ended', ours: sum('ended') / seconds, unit: 'tickets/s' });
printRow({
  name: 'twice that: refused, told when to ask again',
  ours: sum('refused') / seconds,
  unit: 'tickets/s',
});
printRow({
  name: 'twice that: acknowledged and lost, connections lost',
  ours: lost + sum('lost'),
  unit: 'losses',
  target: '<= 0',
});
printRow({
  name: 'twice that: request to acknowledgement, p50',
  ours: percentile(admittedMs, 0.5),
  unit: 'ms',
});
printRow({
  name: 'twice that: request to acknowledgement, p99',
  ours: percentile(admittedMs, 0.99),
  unit: 'ms',
  target: ADMITTED_P99_MS,
});
printRow({
  name: 'twice that: memory at the end beside after 5 s',
  ours: (memory.at(-1) as number) / (memory[0] as number),
  unit: 'times',
  target: MEMORY_GROWTH,
});
