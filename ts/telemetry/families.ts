import {
  type Figures,
  labelledQueues,
  outcomes,
  type QueueFigures,
  type TierFigures,
  tiers,
} from './figures.ts';
import type { HistogramReading } from './histogram.ts';

/** One metric with all its samples. */
export interface Family {
  /** With the prefix `musterd_`. */
  readonly name: string;
  /** What it says. */
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

/** One line of a metric. */
export interface Sample {
  readonly value: number;
  readonly labels: Readonly<Record<string, string | number>>;
  /** For the lines of a histogram: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
}

/** Every metric, from one reading. Labels are enumerations and queue names, never ids. */
export function familiesOf(figures: Figures): Family[] {
  const queues = labelledQueues(figures.queues);
  return [
    gauge('sessions', 'Players with a live connection', [{ value: figures.sessions, labels: {} }]),
    gauge('worker_sessions', 'The same by worker, where there are several', workerSamples(figures)),
    counter('tickets_total', 'Tickets that ended, by outcome', queues.flatMap(ticketSamples)),
    counter('match_attempts_total', 'Anchors searched, by result', queues.flatMap(attemptSamples)),
    gauge('queue_backlog', 'Tickets that wait, held ones among them', queues.map(sampleOf('backlog'))),
    gauge('oldest_ticket_seconds', 'Age of the oldest ticket', queues.map(sampleOf('oldestTicketSeconds'))),
    histogram('wait_seconds', 'How long matched tickets had waited', queues.flatMap(waitSamples)),
    histogram('match_quality', 'Quality of matches, 0 to 1', queues.flatMap(qualitySamples)),
    histogram(
      'heartbeat_rtt_seconds',
      'Round trips of heartbeats',
      histogramSamples(figures.heartbeatRttSeconds, {}),
    ),
    gauge('intake_ring_occupancy_ratio', 'Filled part of the intake ring', [
      { value: figures.intakeRingOccupancy, labels: {} },
    ]),
    histogram(
      'event_loop_lag_seconds',
      'How late the event loop runs',
      histogramSamples(figures.eventLoopLagSeconds, {}),
    ),
    counter(
      'search_budget_exhausted_total',
      'Passes that ended for want of budget',
      queues.map(sampleOf('budgetExhausted')),
    ),
    histogram(
      'journal_commit_seconds',
      'How long commits of the journal took',
      histogramSamples(figures.journalCommitSeconds, {}),
    ),
    counter('tier_lookups_total', 'Look-ups of players, by tier and result', tierSamples(figures.tiers)),
    gauge('tier_loading', 'Players whose profiles are being loaded', [
      { value: figures.tiers.loading, labels: {} },
    ]),
    counter('tier_load_failures_total', 'Reads of the profile store that failed or took too long', [
      { value: figures.tiers.failures, labels: {} },
    ]),
    gauge('tier_players', 'Players in the warm tier', [{ value: figures.tiers.warmPlayers, labels: {} }]),
    gauge('tier_bytes', 'Bytes of the warm tier', [{ value: figures.tiers.warmBytes, labels: {} }]),
    counter('poisoned_total', 'Commands set aside because they broke the engine', [
      { value: figures.poisoned, labels: {} },
    ]),
  ];
}

function family(type: Family['type']) {
  return (name: string, help: string, samples: readonly Sample[]): Family => ({
    name: `musterd_${name}`,
    help,
    type,
    samples,
  });
}

const gauge = family('gauge');
const counter = family('counter');
const histogram = family('histogram');

function sampleOf(figure: 'backlog' | 'oldestTicketSeconds' | 'budgetExhausted') {
  return (queue: QueueFigures): Sample => ({ value: queue[figure], labels: { queue: queue.name } });
}

function workerSamples({ workerSessions = [] }: Figures): Sample[] {
  return workerSessions.map((value, place) => ({ value, labels: { worker: place + 1 } }));
}

function ticketSamples({ name, tickets }: QueueFigures): Sample[] {
  return outcomes.map((outcome) => ({ value: tickets[outcome], labels: { queue: name, outcome } }));
}

function attemptSamples({ name, attempts }: QueueFigures): Sample[] {
  return (['hit', 'miss'] as const).map((result) => ({
    value: attempts[result],
    labels: { queue: name, result },
  }));
}

function waitSamples({ name, waitSeconds }: QueueFigures): Sample[] {
  return histogramSamples(waitSeconds, { queue: name });
}

function qualitySamples({ name, matchQuality }: QueueFigures): Sample[] {
  return histogramSamples(matchQuality, { queue: name });
}

/** The lines of a histogram: Prometheus wants each bucket to count all values at or below its bound. */
function histogramSamples({ bounds, counts, sum }: HistogramReading, labels: Sample['labels']): Sample[] {
  let total = 0;
  const buckets = counts.map((count, bucket) => {
    total += count;
    return { suffix: '_bucket', value: total, labels: { ...labels, le: bounds[bucket] ?? '+Inf' } };
  });
  return [...buckets, { suffix: '_sum', value: sum, labels }, { suffix: '_count', value: total, labels }];
}

function tierSamples({ hot, warm, loaded, unavailable }: TierFigures): Sample[] {
  const lookups = { hot, warm, cold: { hit: loaded, miss: unavailable } };
  return tiers.flatMap((tier) => [
    { value: lookups[tier].hit, labels: { tier, result: 'hit' } },
    { value: lookups[tier].miss, labels: { tier, result: 'miss' } },
  ]);
}
