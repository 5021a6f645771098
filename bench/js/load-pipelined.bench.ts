/**
 * Match requests through real sockets under `disk`, for each core-second that the server's process uses, all its threads
 * together: once many requests to a segment, from connections that ask for others; once a request to a segment, from two
 * thousand players who ask for themselves, are told of everything, and ask again.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Usage } from '../load/child.ts';
import { onStage, playersOn, type Stage } from '../load/play.ts';
import type { Offer, PlayFigures } from '../load/play-generator.ts';
import { PAIRS } from '../load/pairs-queue.ts';
import { median, printRow, rounds } from '../load/rows.ts';

const ROUNDS = rounds(7);
const ROUND_MS = 1_000;
/** More than anybody can serve: whoever is free asks. */
const WITHOUT_END = 1_000_000;

/** Requests a core-second: so many were done meanwhile, by `count`. */
async function perCoreSecond({ server }: Stage, count: () => Promise<number>): Promise<number> {
  const rates: number[] = [];
  // The round before the first warms up.
  for (let round = -1; round < ROUNDS; round++) {
    const [usage, done] = [await server.ask<Usage>('usage'), await count()];
    await sleep(ROUND_MS);
    const [usageAfter, doneAfter] = [await server.ask<Usage>('usage'), await count()];
    const cpuSeconds = (usageAfter.cpuMicroseconds - usage.cpuMicroseconds) / 1e6;
    if (round >= 0) rates.push((doneAfter - done) / cpuSeconds);
  }
  return median(rates);
}

async function segments(stage: Stage): Promise<number> {
  const options = { connections: 16, batch: 64, name: 'edge', queue: PAIRS };
  const generator = stage.generator('edge-generator.ts', options);
  await generator.ask('open');
  await generator.ask('run');
  const rate = await perCoreSecond(stage, async () => {
    const { acknowledged, refused } = await generator.ask<{ acknowledged: number; refused: number }>(
      'figures',
    );
    if (refused > 0) throw new Error(`${refused} requests were refused`);
    return acknowledged;
  });
  await generator.ask('pause');
  await sleep(ROUND_MS);
  await nobodyWaits(stage);
  return rate;
}

/** What was acknowledged has been matched. */
async function nobodyWaits({ adminUrl }: Stage): Promise<void> {
  const response = await fetch(`${adminUrl}/v1/queues/${PAIRS}`);
  const { ticketsWaiting } = (await response.json()) as { ticketsWaiting: number };
  if (ticketsWaiting !== 0) throw new Error(`${ticketsWaiting} tickets were not matched`);
}

async function players(stage: Stage): Promise<number> {
  const generator = await playersOn(stage, { players: 2_000, name: 'player' });
  await generator.ask('offer', { perSecond: WITHOUT_END } satisfies Offer);
  let ended = 0;
  return perCoreSecond(stage, async () => {
    const figures = await generator.ask<PlayFigures>('take');
    // Who is refused asks again when he may: what counts is who has ended.
    if (figures.lost > 0) throw new Error(`lost ${figures.lost}`);
    ended += figures.ended;
    return ended;
  });
}

const unit = 'requests/s';
printRow({
  name: 'match requests a core, disk, 64 to a segment',
  ours: await onStage(segments),
  unit,
  target: 100_000,
});
printRow({ name: 'match requests a core, disk, 2,000 sockets', ours: await onStage(players), unit });
