/**
 * The batch kernels through the addon beside JavaScript on typed arrays: 10,000 candidates of 16 components.
 *
 * Run by `npm run bench -- kernel`. They take turns; a figure is the median of the rounds. Both sides have made the
 * candidates' lengths 1 before; ours has packed them.
 */
import { Bench } from 'tinybench';

import { addon } from '../../ts/engine/addon.ts';

const CANDIDATES = 10_000;
const DIMENSION = 16;
/** Chosen of them. */
const CHOSEN = 10;
const LAMBDA = 0.7;
/** Odd, so that the median is one of them. */
const ROUNDS = 9;
/** Milliseconds of each contestant in each round. */
const ROUND_MS = 150;
const TOLERANCE = 1e-5;

const { packVectors, packedCosines, selectDiverse } = addon().kernel;

/** Components from −1 to 1 that look random, and are the same in every run. */
function components(length: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * 2 - 1;
  });
}

/** The same vectors with length 1. */
function directions(vectors: Float32Array): Float32Array {
  const made = vectors.slice();
  for (let start = 0; start < made.length; start += DIMENSION) {
    const vector = made.subarray(start, start + DIMENSION);
    const length = Math.hypot(...vector);
    for (let at = 0; at < DIMENSION; at++) vector[at] = (vector[at] as number) / length;
  }
  return made;
}

const candidates = components(CANDIDATES * DIMENSION);
const query = candidates.slice(0, DIMENSION);
const packed = new Float32Array(Math.ceil(CANDIDATES / 16) * 16 * DIMENSION);
packVectors(candidates, DIMENSION, packed);
const units = directions(candidates);
const unit = units.slice(0, DIMENSION);
const ours = new Float32Array(CANDIDATES);
const theirs = new Float32Array(CANDIDATES);

/** Sums of products, as anybody would write them. */
function dots(one: Float32Array, all: Float32Array, into: Float32Array): void {
  for (let candidate = 0; candidate < into.length; candidate++) {
    const start = candidate * DIMENSION;
    let sum = 0;
    for (let at = 0; at < DIMENSION; at++) sum += (one[at] as number) * (all[start + at] as number);
    into[candidate] = sum;
  }
}

const chosen = new Uint32Array(CHOSEN);

/** The same choice in JavaScript, incremental too: each candidate keeps its highest similarity to one chosen. */
function chooseInJavaScript(): number[] {
  const similarity = new Float32Array(CANDIDATES);
  const beside = new Float32Array(CANDIDATES);
  const closest = new Float32Array(CANDIDATES);
  const isTaken = new Uint8Array(CANDIDATES);
  const taken: number[] = [];
  dots(unit, units, similarity);
  while (taken.length < CHOSEN) {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (let candidate = 0; candidate < CANDIDATES; candidate++) {
      const diversity = taken.length === 0 ? 1 : 1 - (closest[candidate] as number);
      const score = LAMBDA * (similarity[candidate] as number) + (1 - LAMBDA) * diversity;
      if (isTaken[candidate] === 0 && score > highest) [best, highest] = [candidate, score];
    }
    dots(units.subarray(best * DIMENSION, (best + 1) * DIMENSION), units, beside);
    for (let candidate = 0; candidate < CANDIDATES; candidate++) {
      const before = taken.length === 0 ? -1 : (closest[candidate] as number);
      closest[candidate] = Math.max(before, beside[candidate] as number);
    }
    isTaken[best] = 1;
    taken.push(best);
  }
  return taken;
}

const contestants = {
  ours: () => packedCosines(query, packed, ours),
  theirs: () => dots(unit, units, theirs),
  oursChoice: () => selectDiverse(query, candidates, LAMBDA, chosen),
  theirChoice: () => chooseInJavaScript(),
};

/** Throws unless both sides come to the same. */
function check(): void {
  contestants.ours();
  contestants.theirs();
  if (ours.some((value, index) => Math.abs(value - (theirs[index] as number)) > TOLERANCE))
    throw new Error('other cosines');
  contestants.oursChoice();
  const other = chooseInJavaScript();
  if (chosen.join() !== other.join()) throw new Error(`${chosen} and ${other}`);
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Median nanoseconds a call of each. */
async function compare(): Promise<Record<keyof typeof contestants, number>> {
  const rounds = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new Bench({ time: ROUND_MS, warmup: round === 0, throws: true });
    for (const [name, work] of Object.entries(contestants)) bench.add(name, work);
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (!('latency' in result)) throw new Error(`${name} has no result`);
      rounds.get(name)?.push(result.latency.p50 * 1e6);
    }
  }
  const figures = [...rounds].map(([name, values]) => [name, median(values)]);
  return Object.fromEntries(figures);
}

const rounded = (value: number) => Math.round(value * 100) / 100;

check();
const figures = await compare();
for (const [name, mine, rival, unitName, target] of [
  [
    'kernel: packedCosines, 10,000 candidates, d = 16, a candidate',
    figures.ours / CANDIDATES,
    figures.theirs / CANDIDATES,
    'ns',
    1.5,
  ],
  [
    'kernel: selectDiverse, 10 of 10,000, lengths and packing included',
    figures.oursChoice / 1e3,
    figures.theirChoice / 1e3,
    'µs',
    null,
  ],
] as const) {
  const row = {
    name,
    ours: rounded(mine),
    rival: rounded(rival),
    rivalName: 'JavaScript on typed arrays',
    unit: unitName,
    better: 'lower',
    target,
  };
  console.log(`BENCH ${JSON.stringify(row)}`);
}
