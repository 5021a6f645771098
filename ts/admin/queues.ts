import { type QueueReport, readQueue, readQueues } from '../engine/queue-report.ts';
import type { Link } from '../engine/link.ts';
import { reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** The queues and how they stand. */
export function queueRoutes(link: Link): Readonly<Record<string, Methods>> {
  return {
    '/v1/queues': { GET: async () => reply(200, { queues: (await readQueues(link)).map(queueBody) }) },
    '/v1/queues/:queue': {
      GET: async ({ places: [name = ''] }) => reply(200, queueBody(await readQueue(link, name))),
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
  };
}
