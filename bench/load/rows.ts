/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly rival?: number;
  readonly rivalName?: string;
  readonly unit: string;
  readonly better?: 'lower' | 'higher';
  readonly target?: string | number;
}

/** Prints a row for the runner; figures to three places. */
export function printRow(row: Row): void {
  const rounded = {
    ...row,
    ours: round(row.ours),
    ...(row.rival !== undefined && { rival: round(row.rival) }),
  };
  console.log(`BENCH ${JSON.stringify(rounded)}`);
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which so much of them lies. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;

/** True under `npm run bench -- --quick`: the answers are checked, and no figure is kept. */
export const isQuick = process.env['BENCH_QUICK'] === '1';

/** So many rounds, or one. */
export const rounds = (wanted: number) => (isQuick ? 1 : wanted);
