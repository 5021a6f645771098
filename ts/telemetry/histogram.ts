/** A reading of a histogram: how many values fell at or below each bound but above the one before. */
export interface HistogramReading {
  /** Upper bounds, rising. */
  readonly bounds: readonly number[];
  /** One longer than `bounds`: the last counts what is above all of them. */
  readonly counts: readonly number[];
  /** Sum of all values. */
  readonly sum: number;
}

/** Counts values into fixed buckets: a few comparisons and no allocation a value. */
export class Histogram implements HistogramReading {
  readonly bounds: readonly number[];
  readonly counts: number[];
  sum = 0;

  /** @param bounds upper bounds, rising. */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  /** Counts one value. */
  observe(value: number): void {
    let bucket = 0;
    while (bucket < this.bounds.length && value > (this.bounds[bucket] as number)) bucket++;
    this.counts[bucket] = (this.counts[bucket] as number) + 1;
    this.sum += value;
  }
}
