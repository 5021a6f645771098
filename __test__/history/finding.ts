import type { Line } from './lines.ts';

/** What breaks an invariant. */
export interface Violation {
  readonly text: string;
  /** Where the history shows it. */
  readonly lines: readonly string[];
}

/** What looking for one invariant has brought. */
export class Finding {
  /** Its number among the invariants. */
  readonly invariant: string;
  readonly title: string;
  readonly violations: Violation[] = [];
  /** How often the history gave an occasion to break it. */
  observations = 0;
  /** Occasions that could not be judged. */
  undecided = 0;

  constructor(invariant: string, title: string) {
    this.invariant = invariant;
    this.title = title;
  }

  /** Counts an occasion. */
  observe(): void {
    this.observations += 1;
  }

  /** Notes a violation. */
  violate(text: string, ...lines: readonly (Line | undefined)[]): void {
    this.violations.push({ text, lines: lines.flatMap((line) => (line === undefined ? [] : [line.at])) });
  }
}
