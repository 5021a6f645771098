/** What the benchmarks of this folder share: taking turns, and the lines that `npm run bench` gathers. */

/** One row of the table; `scripts/lib/bench/rows.js` has the meaning of each field. */
export interface Row {
  readonly name: string;
  readonly ours: number;
  readonly rival?: number;
  readonly rivalName?: string;
  readonly unit: string;
  readonly better?: 'lower' | 'higher';
  readonly target?: string;
}

/** Whether only answers are to be checked, in the fewest rounds: `npm run bench -- --quick`. */
export const isQuick = process.env['BENCH_QUICK'] !== undefined;

const rounded = (figure: number) => Number(figure.toPrecision(4));

/** Prints a row of the table. */
export function printRow(row: Row): void {
  const { ours, rival } = row;
  const figures = { ours: rounded(ours), ...(rival === undefined ? {} : { rival: rounded(rival) }) };
  console.log(`BENCH ${JSON.stringify({ ...row, ...figures })}`);
}

/** Prints a row without figures, and why. */
export function printNotMeasured(name: string, why: string): void {
  console.log(`BENCH ${JSON.stringify({ name, notMeasured: why })}`);
}

/** The middle value; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('no median of nothing');
  return middle;
}

/** Does a round of work; its time is that of the whole call, or the milliseconds that it returns. */
export type Contestant = () => number | void | Promise<number | void>;

/**
 * Median milliseconds of a round of each, in their order. Everybody has a turn in each round, and who begins changes from
 * round to round; the round before the first warms up.
 */
export async function compare(contestants: readonly Contestant[], rounds: number): Promise<number[]> {
  const times: number[][] = contestants.map(() => []);
  const count = isQuick ? 1 : rounds;
  for (let round = -1; round < count; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const place = (round + 1 + turn) % contestants.length;
      const milliseconds = await timed(contestants[place] as Contestant);
      if (round >= 0) times[place]?.push(milliseconds);
    }
  }
  return times.map(median);
}

async function timed(work: Contestant): Promise<number> {
  const start = performance.now();
  const result = work();
  const own = result instanceof Promise ? await result : result;
  return own ?? performance.now() - start;
}
