/** Sums and differences of doubles in another order may differ by so much. */
const ROUNDING = 1e-6;

export function atMost(value: number, limit: number): boolean {
  return value <= limit + ROUNDING;
}

export function areEqual(one: number, other: number): boolean {
  return Math.abs(one - other) <= ROUNDING;
}

/** A number for eyes. */
export function shown(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toFixed(3))) : String(value);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The mean; undefined of nothing. */
export function average(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : sum(numbers) / numbers.length;
}

/** The middle, or the mean of the middle two; undefined of nothing. */
export function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return average(middle);
}

/** The standard deviation of the whole population; undefined of nothing. */
export function deviation(numbers: readonly number[]): number | undefined {
  const mean = average(numbers);
  if (mean === undefined) return undefined;
  return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / numbers.length);
}

/** Makes one number of a party's; undefined of nothing. */
export function fold(
  numbers: readonly number[],
  aggregation: 'min' | 'max' | 'avg' = 'avg',
): number | undefined {
  if (numbers.length === 0) return undefined;
  if (aggregation === 'avg') return average(numbers);
  return aggregation === 'min' ? Math.min(...numbers) : Math.max(...numbers);
}
