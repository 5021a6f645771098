/** A reading of a histogram: how many values fell at or below each bound but above the one before. */
export interface HistogramReading {
  /** Upper bounds, rising. */
  readonly bounds: readonly number[];
  /** One longer than `bounds`: the last counts what is above all of them. */
  readonly counts: readonly number[];
  /** Sum of all values. */
  readonly sum: number;
}

/** Numbers that a histogram with so many bounds keeps: a count for each bucket, and the sum. */
export const numbersOf = (bounds: readonly number[]): number => bounds.length + 2;

/** Counts values into fixed buckets: a few comparisons and no allocation a value. One thread observes. */
export class Histogram implements HistogramReading {
  readonly bounds: readonly number[];
  readonly #numbers: Float64Array;

  /** @param bounds upper bounds, rising. @param numbers {@link numbersOf} these, in memory that others may read. */
  constructor(bounds: readonly number[], numbers: Float64Array = new Float64Array(numbersOf(bounds))) {
    this.bounds = bounds;
    this.#numbers = numbers;
  }

  get counts(): readonly number[] {
    return [...this.#numbers.subarray(0, -1)];
  }

  get sum(): number {
    return this.#numbers.at(-1) ?? 0;
  }

  /** Counts one value. */
  observe(value: number): void {
    let bucket = 0;
    while (bucket < this.bounds.length && value > (this.bounds[bucket] as number)) bucket++;
    this.#add(bucket, 1);
    this.#add(this.#numbers.length - 1, value);
  }

  #add(place: number, value: number): void {
    this.#numbers[place] = (this.#numbers[place] as number) + value;
  }
}

/** Two readings in one; their bounds are the same. */
export function sumOfReadings(one: HistogramReading, other: HistogramReading): HistogramReading {
  return {
    bounds: one.bounds,
    counts: one.counts.map((count, bucket) => count + (other.counts[bucket] ?? 0)),
    sum: one.sum + other.sum,
  };
}
