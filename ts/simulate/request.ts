import { basename } from 'node:path';

import type { QueueRules } from '../config/rule-file.ts';

/** What the engine's simulation is asked for; crates/host/src/simulate/input.rs reads it. */
export interface SimulationRequest {
  /** Of everything that is drawn: a whole number from 0. */
  readonly seed: number;
  /** The rule sets to compare: one or two. */
  readonly sides: readonly NamedRules[];
  /** Who arrives. */
  readonly source: Source;
  /** When to stop, in milliseconds of engine time. Default: when nobody waits any more. */
  readonly untilMs?: number;
  /** The share of parties that accept a proposal, where the rules ask for that. Default: 1. */
  readonly acceptance?: number;
}

/** A rule set with its name. */
export interface NamedRules {
  /** What the report calls it. */
  readonly name: string;
  readonly queue: string;
  /** A JSON text. */
  readonly rules: string;
}

/** Who arrives. */
export type Source = { readonly trace: TraceSource } | { readonly synthetic: SyntheticSource };

/** A trace. */
export interface TraceSource {
  /** The file. */
  readonly path: string;
  /** The only queue whose arrivals count. Default: the one that it names. */
  readonly queue?: string;
  /** True: the first broken line ends it. */
  readonly strict: boolean;
}

/** Invented players. */
export interface SyntheticSource {
  /** Where the spec is from, for refusals. */
  readonly from: string;
  /** The spec, a JSON text. */
  readonly spec: string;
  /** How many players are there in each of the 168 hours of a week, Monday 00:00 UTC first. */
  readonly week?: readonly number[];
}

/** A queue's rules under the name of their file. */
export function sideOf({ from, name, rules }: QueueRules): NamedRules {
  return { name: basename(from), queue: name, rules };
}
