import { type QueueReport, readQueue, readQueues } from '../engine/queue-report.ts';
import type { Link } from '../engine/link.ts';
import type { musterd } from '../protocol/v1.ts';
import { reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** The queues and how they stand. */
export function queueRoutes(link: Link): Readonly<Record<string, Methods>> {
  return {
    '/v1/queues': { GET: async () => reply(200, { queues: (await readQueues(link)).map(queueBody) }) },
    '/v1/queues/:queue': {
      GET: async ({ places: [name = ''] }) => reply(200, wholeQueueBody(await readQueue(link, name))),
    },
  };
}

function queueBody(queue: QueueReport) {
  return {
    name: queue.name,
    ruleSet: queue.ruleSet === '' ? null : queue.ruleSet,
    version: queue.version,
    tickMs: queue.tickMs,
    suspended: queue.suspended,
    ticketsWaiting: queue.ticketsWaiting,
    ticketsHeld: queue.ticketsHeld,
    ticketsProposed: queue.ticketsProposed,
    playersWaiting: queue.playersWaiting,
    backfillsWaiting: queue.backfillsWaiting,
    matchesRunning: queue.matchesRunning,
    oldestTicketMs: queue.oldestTicketMs,
    totals: {
      matches: queue.matchesTotal,
      completed: queue.completedTotal,
      cancelled: queue.cancelledTotal,
      timedOut: queue.timedOutTotal,
      failed: queue.failedTotal,
    },
    rulesOrigin: queue.rulesOrigin,
    canary: queue.canary ? canaryBody(queue.canary as musterd.v1.CanaryReport) : null,
  };
}

/** What is told of a queue that was asked for by its name. */
function wholeQueueBody(queue: QueueReport) {
  return {
    ...queueBody(queue),
    lanes: (queue.lanes as musterd.v1.LaneReport[]).map(laneBody),
    shadow: queue.shadow ? shadowBody(queue.shadow as musterd.v1.ShadowReport) : null,
  };
}

function canaryBody({ version, percent, release, name }: musterd.v1.CanaryReport) {
  return { version, name, ...(release === '' ? { percent } : { header: release }) };
}

function laneBody(lane: musterd.v1.LaneReport) {
  const { kind, version, ticketsWaiting, ticketsHeld, playersWaiting, suspended } = lane;
  const figures = figuresBody(lane.figures as musterd.v1.MatchFigures);
  return { kind, version, ticketsWaiting, ticketsHeld, playersWaiting, suspended, ...figures };
}

function shadowBody(shadow: musterd.v1.ShadowReport) {
  const { version, ticketsWaiting, suspended } = shadow;
  return {
    version,
    ticketsWaiting,
    ticketsUnfit: shadow.ticketsUnfitTotal,
    budgetExhausted: shadow.budgetExhaustedTotal,
    suspended,
    ...figuresBody(shadow.figures as musterd.v1.MatchFigures),
  };
}

/** Matches, made or would-be; means are null without any. */
function figuresBody(figures: musterd.v1.MatchFigures) {
  return {
    matches: figures.matchesTotal,
    tickets: figures.ticketsTotal,
    players: figures.playersTotal,
    waitMs: histogramBody(figures.waitMs as musterd.v1.Histogram),
    quality: histogramBody(figures.quality as musterd.v1.Histogram),
  };
}

function histogramBody({ bounds, counts, sum }: musterd.v1.Histogram) {
  const total = counts.reduce((all, count) => all + count, 0);
  return { mean: total === 0 ? null : sum / total, bounds, counts };
}
