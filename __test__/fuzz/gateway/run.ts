// One run: a server of its own, healthy players beside, and script after script until the time is over.
import { setTimeout as sleep } from 'node:timers/promises';

import { type Memory, Served } from '../../support/served.ts';
import { WITNESS_RULES, Witnesses } from '../../support/witnesses.ts';
import { play } from './connection.ts';
import { scriptOf } from './script.ts';

const MEBIBYTE = 1_048_576;
/** What the server may grow by between the warm-up and the end of a run of any length. */
export const HEAP_GROWTH_BYTES = 64 * MEBIBYTE;
export const RSS_GROWTH_BYTES = 512 * MEBIBYTE;
/** Connections at once. */
const CONCURRENT = 32;
/** Scripts before memory is measured first. */
const WARM_UP = 400;
/** The first violations are enough. */
const VIOLATIONS_MAX = 10;

/** What to do. */
export interface FuzzOptions {
  readonly seed: number;
  readonly seconds: number;
  /** Only this script, to repeat a failure. */
  readonly only?: number;
  readonly onProgress?: (line: string) => void;
}

/** What came of it. */
export interface FuzzReport {
  readonly scripts: number;
  /** How connections ended, and how often. */
  readonly ends: ReadonlyMap<string, number>;
  readonly matches: number;
  readonly before: Memory;
  readonly after: Memory;
  /** Empty when every invariant held. */
  readonly violations: readonly string[];
}

/** Short limits of time, so that what waits for them does not take long; no limit of rate, which would answer all. */
const SERVER = {
  limits: { helloMs: 1_000, messageMs: 1_000, messagesPerSecond: 100_000, burst: 100_000 },
  session: { graceMs: 1_000 },
};

/** Plays scripts against a server and says what went wrong. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const queues = { witness: { rules: WITNESS_RULES }, duel: { rules: { ...WITNESS_RULES, name: 'duel' } } };
  const served = await Served.start({ ...SERVER, queues });
  const witnesses = await Witnesses.begin(served.url, {
    pairs: 1,
    pauseMs: 50,
    matchMs: 10_000,
    queue: 'witness',
  });
  const run = new Run(served, options);
  try {
    await run.scripts(options.only ?? 0, options.only === undefined ? WARM_UP : 1);
    const before = await served.memory();
    if (options.only === undefined) await run.scripts(WARM_UP, Number.POSITIVE_INFINITY);
    // What the sessions of the last scripts hold is let go.
    await sleep(2 * SERVER.session.graceMs);
    const after = served.exit === undefined ? await served.memory() : before;
    const { latencies, complaints } = await witnesses.end();
    return run.report({ before, after, matches: latencies.length, complaints, exit: await served.end() });
  } finally {
    await served.end();
  }
}

class Run {
  readonly #served: Served;
  readonly #options: FuzzOptions;
  readonly #ends = new Map<string, number>();
  readonly #violations: string[] = [];
  readonly #until: number;
  #played = 0;

  constructor(served: Served, options: FuzzOptions) {
    this.#served = served;
    this.#options = options;
    this.#until = performance.now() + 1_000 * options.seconds;
  }

  /** Plays scripts from `first` on, at most `count`, until the time is over or enough has gone wrong. */
  async scripts(first: number, count: number): Promise<void> {
    let next = first;
    const mayGoOn = () =>
      next < first + count &&
      (performance.now() < this.#until || first === 0) &&
      this.#violations.length < VIOLATIONS_MAX;
    const player = async () => {
      while (mayGoOn()) await this.#one(next++);
    };
    await Promise.all(Array.from({ length: CONCURRENT }, player));
  }

  async #one(index: number): Promise<void> {
    const { seed, onProgress } = this.#options;
    try {
      const end = await play(this.#served.url, scriptOf(seed, index));
      this.#ends.set(end, (this.#ends.get(end) ?? 0) + 1);
    } catch (error) {
      this.#violations.push(`script ${index}, repeated by --seed ${seed} --only ${index}: ${String(error)}`);
    }
    this.#played++;
    if (this.#played % 5_000 === 0) onProgress?.(`${this.#played} scripts`);
  }

  report({
    before,
    after,
    matches,
    complaints,
    exit,
  }: {
    before: Memory;
    after: Memory;
    matches: number;
    complaints: readonly string[];
    exit: number | NodeJS.Signals;
  }): FuzzReport {
    const { errors } = this.#served;
    const violations = [
      ...this.#violations,
      ...complaints.map((complaint) => `a healthy player: ${complaint}`),
      ...errors.map((line) => `the server's log: ${line}`),
      ...(exit === 0 ? [] : [`the server ended with ${exit}`]),
      ...(matches === 0 ? ['no healthy player was matched'] : []),
      ...grown('heap', after.heapUsed - before.heapUsed, HEAP_GROWTH_BYTES),
      ...grown('resident memory', after.rss - before.rss, RSS_GROWTH_BYTES),
    ];
    return { scripts: this.#played, ends: this.#ends, matches, before, after, violations };
  }
}

function grown(what: string, bytes: number, most: number): string[] {
  return bytes <= most ? [] : [`${what} grew by ${bytes} bytes, more than ${most}`];
}

const mebibytes = ({ rss, heapUsed }: Memory) =>
  `${Math.round(rss / MEBIBYTE)} MiB resident, ${Math.round(heapUsed / MEBIBYTE)} MiB heap`;

/** The report in lines for eyes. */
export function inLines({ scripts, ends, matches, before, after, violations }: FuzzReport): string[] {
  const byCount = [...ends].toSorted(([, one], [, other]) => other - one);
  return [
    `${scripts} scripts, ${matches} matches of healthy players meanwhile`,
    ...byCount.map(([end, count]) => `  ${String(count).padStart(7)}  ${end}`),
    `after warm-up ${mebibytes(before)}; at the end ${mebibytes(after)}`,
    ...violations,
  ];
}
