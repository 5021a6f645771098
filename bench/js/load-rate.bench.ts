/**
 * Request to match over real sockets under `disk`, at 2,000 tickets a second with a partner waiting, beside what the
 * volume takes for an `fdatasync` in the same minute: the two take turns. A ticket's time begins when it was to be sent,
 * so that a pause of anybody counts.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Child } from '../load/child.ts';
import { fdatasyncTimes } from '../load/disk.ts';
import { onStage, playersOn, type Stage } from '../load/play.ts';
import type { Offer, PlayFigures } from '../load/play-generator.ts';
import { percentile, printRow, rounds } from '../load/rows.ts';

const ROUNDS = rounds(7);
const ROUND_MS = 2_000;
const REST_MS = 200;
const PER_SECOND = 2_000;
const DISK_TIMES = 200;
/** What the promise adds to the volume's own time. */
const ALLOWED_MS = 10;

/** One round of load. */
async function offer(generator: Child): Promise<PlayFigures> {
  await generator.ask('offer', { perSecond: PER_SECOND } satisfies Offer);
  await sleep(ROUND_MS);
  const figures = await generator.ask<PlayFigures>('take');
  await generator.ask('offer', { perSecond: 0 } satisfies Offer);
  await sleep(REST_MS);
  await generator.ask('take');
  return figures;
}

async function measure(stage: Stage) {
  const generator = await playersOn(stage, { players: 1_000, name: 'rate', lag: 50 });
  const disk: number[] = [];
  const matched: number[] = [];
  // The round before the first warms up.
  for (let round = -1; round < ROUNDS; round++) {
    const times = await fdatasyncTimes(stage.folder, DISK_TIMES);
    const { matchedMs, refused, lost, starved } = await offer(generator);
    if (round < 0) continue;
    if (refused + lost + starved > 0)
      throw new Error(`refused ${refused}, lost ${lost}, not offered ${starved}`);
    disk.push(...times);
    matched.push(...matchedMs);
  }
  return { disk, matched };
}

const { disk, matched } = await onStage(measure);
if (matched.length < (PER_SECOND / 2) * (ROUND_MS / 1_000) * ROUNDS * 0.9) {
  throw new Error(`only ${matched.length} matches with a partner waiting`);
}
for (const [name, part] of Object.entries({ p50: 0.5, p99: 0.99 })) {
  const volume = percentile(disk, part);
  printRow({
    name: `request to match, 2,000 tickets/s, disk, ${name}`,
    ours: percentile(matched, part),
    rival: volume,
    rivalName: "the volume's fdatasync",
    unit: 'ms',
    ...(name === 'p99' && { target: Math.round(ALLOWED_MS + volume) }),
  });
}
