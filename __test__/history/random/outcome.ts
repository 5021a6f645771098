/** What came of checking the random histories of some seeds. */
export interface Outcome {
  seeds: number;
  lines: number;
  tickets: number;
  matches: number;
  /** Occasions that could not be judged. */
  undecided: number;
  /** By invariant. */
  readonly observations: Record<string, number>;
  /** Requests that were granted, by kind. */
  readonly requests: Record<string, number>;
  /** Rules of the rule sets that were taken, by type. */
  readonly ruleTypes: Record<string, number>;
  readonly violations: { readonly seed: number; readonly invariant: string; readonly text: string }[];
  /** Rule sets that the evaluator did not understand. */
  readonly unjudged: string[];
}
