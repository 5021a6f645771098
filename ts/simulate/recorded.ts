import type { Outcome } from './outcome.ts';
import type { NamedRules } from './request.ts';

/** What a recorded day is asked for; crates/host/src/simulate/recording/mod.rs reads it. */
export interface RecordedRequest {
  /** The data folder, or its folder `journal`. */
  readonly folder: string;
  /** A position of the journal to stop before. */
  readonly until?: number;
  /** The queue to report on. Default: the one that most tickets asked for. */
  readonly queue?: string;
  /** Other rules for that queue. */
  readonly whatIf?: NamedRules;
  /** A trace to write. */
  readonly export?: { readonly path: string; readonly anonymise: boolean };
}

/** What was found in a recorded day. */
export interface Recorded {
  readonly steps: number;
  readonly position: number;
  readonly engineTimeMs: number;
  readonly ticketsWaiting: number;
  readonly tornBytes: number;
  readonly unforeseen: number;
  /** True: every decision was made again, and the engine ended the same, to the last byte. */
  readonly reproduced: boolean;
  /** Decisions of the record, and their CRC-32C. */
  readonly decisions: number;
  readonly checksum: number;
  /** Steps that were decided otherwise, and the first of them. */
  readonly differingSteps: number;
  readonly firstDifference: {
    readonly position: number;
    readonly recorded: string;
    readonly again: string;
  } | null;
  /** The queue that the report is about. */
  readonly queue: string | null;
  readonly report: Omit<Outcome, 'seed'> | null;
  readonly exported: {
    readonly tickets: number;
    /** Attributes whose items were replaced like players' ids. */
    readonly playerLists: readonly string[];
    /** Attributes whose texts were kept. */
    readonly textsKept: readonly string[];
  } | null;
}
