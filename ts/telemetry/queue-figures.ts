import type { QueueReport } from '../engine/queue-report.ts';
import type { musterd } from '../protocol/v1.ts';
import type { QueueFigures } from './figures.ts';
import type { HistogramReading } from './histogram.ts';

/** What is counted of a queue, from what the engine says of it. */
export function queueFigures(report: QueueReport): QueueFigures {
  return {
    name: report.name,
    tickets: {
      completed: report.completedTotal,
      cancelled: report.cancelledTotal,
      timed_out: report.timedOutTotal,
      failed: report.failedTotal,
    },
    attempts: { hit: report.attemptsHitTotal, miss: report.attemptsMissTotal },
    backlog: report.ticketsWaiting + report.ticketsHeld + report.ticketsProposed,
    oldestTicketSeconds: report.oldestTicketMs / 1_000,
    budgetExhausted: report.budgetExhaustedTotal,
    waitSeconds: reading(report.waitMs, 1_000),
    matchQuality: reading(report.quality, 1),
  };
}

/** The engine's histogram in a unit that is `scale` times as large. */
function reading(
  histogram: musterd.v1.Histogram.$Properties | null | undefined,
  scale: number,
): HistogramReading {
  return {
    bounds: (histogram?.bounds ?? []).map((bound) => bound / scale),
    counts: histogram?.counts ?? [0],
    sum: (histogram?.sum ?? 0) / scale,
  };
}
