/** What a simulation found; crates/host/src/simulate/summary.rs writes it, docs/simulate.md explains it. */
export interface Outcome {
  readonly format: 1;
  readonly seed: number;
  readonly source: SourceFacts;
  /** The attribute that bands and gaps are made of. */
  readonly rating: string | null;
  /** How wins are predicted. */
  readonly prediction: 'elo' | 'rating' | 'none';
  /** Milliseconds of each point in time. */
  readonly pointMs: number;
  readonly sides: readonly Side[];
}

/** Where the arrivals are from. */
export type SourceFacts =
  | {
      readonly kind: 'trace';
      readonly lines: number;
      readonly ofOtherQueues: number;
      readonly broken: number;
      readonly firstBroken: readonly { readonly line: number; readonly reason: string }[];
    }
  | { readonly kind: 'synthetic' }
  | { readonly kind: 'journal' };

/** One rule set. */
export interface Side {
  readonly name: string;
  /** When it stopped, in engine time. */
  readonly endedAtMs: number;
  readonly matches: number;
  /** Of matches, where {@link Group} has that of tickets. */
  readonly quality: Figures | null;
  readonly gap: Figures | null;
  readonly balance: Figures | null;
  /** Tickets that were not taken, by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly worst: Worst | null;
  readonly all: Group;
  readonly byBand: readonly Group[];
  readonly bySize: readonly Group[];
  readonly overTime: readonly Point[];
  /** Wait of matched tickets: the percentiles 0 to 100; empty if there are none. */
  readonly waitPercentilesMs: readonly number[];
}

/** The ticket that waited longest. */
export interface Worst {
  readonly ticketId: string;
  readonly waitedMs: number;
  readonly state: string;
  readonly atMs: number;
  readonly players: number;
  readonly rating: number | null;
}

/** Figures of some tickets. */
export interface Group {
  readonly label: string;
  readonly tickets: number;
  readonly players: number;
  readonly matched: number;
  readonly cancelled: number;
  readonly timedOut: number;
  readonly failed: number;
  readonly refused: number;
  readonly waiting: number;
  /** Of matched tickets. */
  readonly waitMs: Figures | null;
  /** Of each matched ticket's match. */
  readonly quality: Figures | null;
  readonly gap: Figures | null;
  readonly balance: Figures | null;
}

/** Figures of many numbers; percentiles by nearest rank. */
export interface Figures {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Figures of a stretch of time. */
export interface Point {
  readonly atMs: number;
  readonly arrived: number;
  /** Tickets waiting at its end. */
  readonly waiting: number;
  /** Of those that arrived in it and were matched. */
  readonly waitP95Ms: number | null;
}
