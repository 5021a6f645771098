import { type HistogramReading, sumOfReadings } from './histogram.ts';

/** Everything that is counted, read at one moment. */
export interface Figures {
  /** Players with a live connection. */
  readonly sessions: number;
  /** The same by worker, where there are several. */
  readonly workerSessions?: readonly number[];
  /** Filled part of the intake ring, 0 to 1. */
  readonly intakeRingOccupancy: number;
  /** Commands that were set aside because they broke the engine, and queues suspended for that reason. */
  readonly poisoned: number;
  /** What was looked up of players. */
  readonly tiers: TierFigures;
  /** How long commits of the journal took, in seconds. */
  readonly journalCommitSeconds: HistogramReading;
  /** Round trips of heartbeats, in seconds. */
  readonly heartbeatRttSeconds: HistogramReading;
  /** How late the event loop runs, in seconds. */
  readonly eventLoopLagSeconds: HistogramReading;
  /** One entry a queue. */
  readonly queues: readonly QueueFigures[];
}

/** The tiers that a look-up goes through, in their order. */
export const tiers = ['hot', 'warm', 'cold'] as const;

/** What was looked up of players: by tier, found or not, in players. */
export interface TierFigures {
  readonly hot: LookupFigures;
  readonly warm: LookupFigures;
  /** Players in the warm tier, and the bytes that they take. */
  readonly warmPlayers: number;
  readonly warmBytes: number;
  /** Players whose profiles are being loaded. */
  readonly loading: number;
  /** Players whose profiles were loaded, and those whose tickets ended because they could not be. */
  readonly loaded: number;
  readonly unavailable: number;
  /** Reads of the store that failed or took too long. */
  readonly failures: number;
}

/** Look-ups in one tier. */
export interface LookupFigures {
  readonly hit: number;
  readonly miss: number;
}

/** How tickets end. */
export const outcomes = ['completed', 'cancelled', 'timed_out', 'failed'] as const;

/** What is counted of a queue, since start unless it says otherwise. */
export interface QueueFigures {
  /** The queue's name. */
  readonly name: string;
  /** Tickets that ended, by outcome. */
  readonly tickets: Readonly<Record<(typeof outcomes)[number], number>>;
  /** Anchors searched, by result. */
  readonly attempts: Readonly<Record<'hit' | 'miss', number>>;
  /** Tickets that wait now, held ones among them. */
  readonly backlog: number;
  /** Age of the oldest one now. */
  readonly oldestTicketSeconds: number;
  /** Passes that ended for want of budget. */
  readonly budgetExhausted: number;
  /** How long matched tickets had waited. */
  readonly waitSeconds: HistogramReading;
  /** Quality of matches, 0 to 1. */
  readonly matchQuality: HistogramReading;
}

/**
 * Queues that have a label of their own. The figures of further ones are added up under `_other`, so that a
 * scrape stays small whatever queues are made.
 */
export const LABELLED_QUEUES_MAX = 100;

/** The queues as they are labelled: at most {@link LABELLED_QUEUES_MAX}, by name, and the rest as one. */
export function labelledQueues(queues: readonly QueueFigures[]): readonly QueueFigures[] {
  if (queues.length <= LABELLED_QUEUES_MAX) return queues;
  const sorted = queues.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const rest = sorted.slice(LABELLED_QUEUES_MAX);
  return [...sorted.slice(0, LABELLED_QUEUES_MAX), { ...rest.reduce(sumOf), name: '_other' }];
}

function sumOf(one: QueueFigures, other: QueueFigures): QueueFigures {
  return {
    name: one.name,
    tickets: {
      completed: one.tickets.completed + other.tickets.completed,
      cancelled: one.tickets.cancelled + other.tickets.cancelled,
      timed_out: one.tickets.timed_out + other.tickets.timed_out,
      failed: one.tickets.failed + other.tickets.failed,
    },
    attempts: {
      hit: one.attempts.hit + other.attempts.hit,
      miss: one.attempts.miss + other.attempts.miss,
    },
    backlog: one.backlog + other.backlog,
    oldestTicketSeconds: Math.max(one.oldestTicketSeconds, other.oldestTicketSeconds),
    budgetExhausted: one.budgetExhausted + other.budgetExhausted,
    // Every queue has the same bounds: they are the engine's.
    waitSeconds: sumOfReadings(one.waitSeconds, other.waitSeconds),
    matchQuality: sumOfReadings(one.matchQuality, other.matchQuality),
  };
}
