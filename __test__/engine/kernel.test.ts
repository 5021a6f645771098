// The arithmetic of ratings beside the npm package openskill, and typed arrays that are not what they should be.
import test from 'ava';
import { predictWin, rate } from 'openskill';

import { addon } from '../../ts/engine/addon.ts';
import { numbers } from '../support/numbers.js';
import { seedOf } from '../support/seed.ts';

const GAMES = 10_000;
/** Of the larger of a number and 1. */
const TOLERANCE = 1e-9;

interface Rating {
  readonly mu: number;
  readonly sigma: number;
}

interface Game {
  readonly teams: Rating[][];
  readonly ranks: number[];
}

/** Fractions from 0 to 1. */
function fractions(seed: number): () => number {
  const below = numbers(seed);
  return () => below(2 ** 32) / 2 ** 32;
}

/** 2 to 8 teams of 1 to 5 players, some of them new, with ranks that often tie. */
function randomGame(random: () => number): Game {
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const rating = () =>
    random() < 0.2 ? { mu: 25, sigma: 25 / 3 } : { mu: random() * 60 - 5, sigma: 0.1 + random() * 10 };
  const teams = Array.from({ length: 1 + upTo(7) }, () => Array.from({ length: upTo(5) }, rating));
  return { teams, ranks: teams.map(() => upTo(teams.length)) };
}

const flat = (teams: Rating[][]) => Float64Array.from(teams.flat().flatMap(({ mu, sigma }) => [mu, sigma]));
const isClose = (ours: number, theirs: number) =>
  Math.abs(ours - theirs) <= TOLERANCE * Math.max(1, Math.abs(theirs));
const areClose = (ours: Float64Array, theirs: Float64Array) =>
  ours.length === theirs.length && ours.every((value, index) => isClose(value, theirs[index] as number));

test(`${GAMES} random games are rated as openskill rates them`, (t) => {
  const random = fractions(seedOf(t));
  const games = Array.from({ length: GAMES }, () => randomGame(random));
  const ratings = flat(games.flatMap(({ teams }) => teams));
  addon().kernel.rateGames(
    ratings,
    Uint32Array.from(games.flatMap(({ teams }) => teams.map((team) => team.length))),
    Float64Array.from(games.flatMap(({ ranks }) => ranks)),
    Uint32Array.from(games.map(({ teams }) => teams.length)),
  );
  let from = 0;
  for (const { teams, ranks } of games) {
    const theirs = flat(rate(teams, { rank: ranks }));
    const ours = ratings.subarray(from, from + theirs.length);
    if (!areClose(ours, theirs))
      t.fail(JSON.stringify({ teams, ranks, ours: [...ours], theirs: [...theirs] }));
    from += theirs.length;
  }
  t.is(from, ratings.length);
});

test(`the winners of ${GAMES} random games are foretold as openskill foretells them`, (t) => {
  const random = fractions(seedOf(t));
  for (let game = 0; game < GAMES; game++) {
    const { teams } = randomGame(random);
    const ours = new Float64Array(teams.length);
    addon().kernel.predictWin(flat(teams), Uint32Array.from(teams.map((team) => team.length)), ours);
    const theirs = Float64Array.from(predictWin(teams));
    if (!areClose(ours, theirs)) t.fail(JSON.stringify({ teams, ours: [...ours], theirs: [...theirs] }));
  }
  t.pass();
});

const dot = (a: Float64Array, b: Float64Array) =>
  a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);

test('cosines are those of the definition', (t) => {
  const random = fractions(seedOf(t));
  for (let round = 0; round < 100; round++) {
    const dimension = 1 + Math.floor(random() * 20);
    const vector = () => Float64Array.from({ length: dimension }, () => random() * 2 - 1);
    const query = vector();
    const candidates = Array.from({ length: Math.floor(random() * 30) }, vector);
    const ours = new Float64Array(candidates.length);
    addon().kernel.cosines(query, Float64Array.from(candidates.flatMap((each) => [...each])), ours);
    const theirs = candidates.map(
      (each) => dot(query, each) / Math.sqrt(dot(query, query) * dot(each, each)),
    );
    t.true(areClose(ours, Float64Array.from(theirs)));
  }
});

/** Packed for `packedCosines`. */
function packed(vectors: Float32Array, dimension: number): Float32Array {
  const count = vectors.length / dimension;
  const into = new Float32Array(Math.ceil(count / 16) * 16 * dimension);
  addon().kernel.packVectors(vectors, dimension, into);
  return into;
}

/** A query and up to so many candidates of a random dimension, in single precision. */
function singles(random: () => number, most: number) {
  const dimension = 1 + Math.floor(random() * 20);
  const of = (length: number) => Float32Array.from({ length }, () => random() * 2 - 1);
  const count = Math.floor(random() * most);
  return { dimension, count, query: of(dimension), candidates: of(count * dimension) };
}

test('cosines of packed vectors are those of double precision to five digits', (t) => {
  const random = fractions(seedOf(t));
  for (let round = 0; round < 100; round++) {
    const { dimension, count, query, candidates } = singles(random, 60);
    const ours = new Float32Array(count);
    addon().kernel.packedCosines(query, packed(candidates, dimension), ours);
    const theirs = new Float64Array(count);
    addon().kernel.cosines(Float64Array.from(query), Float64Array.from(candidates), theirs);
    t.true(theirs.every((value, index) => Math.abs(value - (ours[index] as number)) < 1e-5));
  }
});

test('a choice takes the best of those that are left, by the definition', (t) => {
  const random = fractions(seedOf(t));
  for (let round = 0; round < 100; round++) {
    const { dimension, count, query, candidates } = singles(random, 30);
    const lambda = random();
    const vectors = Array.from({ length: count }, (_, index) =>
      Float64Array.from(candidates.subarray(index * dimension, (index + 1) * dimension)),
    );
    const cosine = (a: Float64Array, b: Float64Array) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    const asked = Float64Array.from(query);
    const into = new Uint32Array(Math.floor(random() * 40)).fill(999);
    const chosen = addon().kernel.selectDiverse(query, candidates, lambda, into);
    t.is(chosen, Math.min(count, into.length));
    t.true(
      into.subarray(chosen).every((place) => place === 999),
      'what is not chosen is not written',
    );
    const open = new Set(vectors.keys());
    const taken: Float64Array[] = [];
    const score = (index: number) => {
      const vector = vectors[index] as Float64Array;
      const closest = taken.length === 0 ? 0 : Math.max(...taken.map((other) => cosine(vector, other)));
      return lambda * cosine(asked, vector) + (1 - lambda) * (1 - closest);
    };
    for (const place of into.subarray(0, chosen)) {
      t.true(open.has(place), 'nobody is chosen twice');
      const best = Math.max(...[...open].map(score));
      t.true(score(place) > best - TOLERANCE, `${score(place)} of ${best}`);
      open.delete(place);
      taken.push(vectors[place] as Float64Array);
    }
  }
});

test('an array may be given twice: all but the written one are copied', (t) => {
  const same = Float64Array.of(1, 2, 3, 4);
  t.throws(() => addon().kernel.cosines(same, same, same), { code: 'ERR_MUSTER_BAD_ARGUMENT' });
  const one = Float64Array.of(3);
  addon().kernel.cosines(one, one, one);
  t.deepEqual(one, Float64Array.of(1));
});

const two = () => Float64Array.of(25, 8, 25, 8);
const ones = () => Uint32Array.of(1, 1);
const ranks = () => Float64Array.of(1, 2);
const cases: Record<string, () => void> = {
  'too few ratings': () =>
    addon().kernel.rateGames(Float64Array.of(25, 8), ones(), ranks(), Uint32Array.of(2)),
  'too many ratings': () =>
    addon().kernel.rateGames(new Float64Array(6).fill(1), ones(), ranks(), Uint32Array.of(2)),
  'half a rating': () =>
    addon().kernel.rateGames(Float64Array.of(25, 8, 25), ones(), ranks(), Uint32Array.of(2)),
  'fewer ranks than teams': () =>
    addon().kernel.rateGames(two(), ones(), Float64Array.of(1), Uint32Array.of(2)),
  'more teams than there are': () => addon().kernel.rateGames(two(), ones(), ranks(), Uint32Array.of(3)),
  'fewer teams than there are': () => addon().kernel.rateGames(two(), ones(), ranks(), Uint32Array.of(1)),
  'no rank': () => addon().kernel.rateGames(two(), ones(), Float64Array.of(1, Number.NaN), Uint32Array.of(2)),
  'a sigma of 0': () =>
    addon().kernel.rateGames(Float64Array.of(25, 8, 25, 0), ones(), ranks(), Uint32Array.of(2)),
  'players beyond counting': () =>
    addon().kernel.rateGames(two(), new Uint32Array(2).fill(2 ** 32 - 1), ranks(), Uint32Array.of(2)),
  'no room for a probability': () => addon().kernel.predictWin(two(), ones(), new Float64Array(1)),
  'an empty query': () => addon().kernel.cosines(new Float64Array(), new Float64Array(), new Float64Array()),
  'a component that is no number': () =>
    addon().kernel.cosines(Float64Array.of(1), Float64Array.of(Number.NaN), new Float64Array(1)),
  'a place too few for what is packed': () =>
    addon().kernel.packVectors(Float32Array.of(1, 2), 2, new Float32Array(31)),
  'half a vector to pack': () =>
    addon().kernel.packVectors(Float32Array.of(1, 2, 3), 2, new Float32Array(32)),
  'a dimension of 0': () => addon().kernel.packVectors(new Float32Array(), 0, new Float32Array()),
  'half a dimension': () => addon().kernel.packVectors(Float32Array.of(1), 0.5, new Float32Array(16)),
  'a packed component that is no number': () =>
    addon().kernel.packVectors(Float32Array.of(Number.NaN), 1, new Float32Array(16)),
  'fewer packed vectors than places': () =>
    addon().kernel.packedCosines(Float32Array.of(1), new Float32Array(16), new Float32Array(17)),
  'packed vectors that are overwritten': () => {
    const memory = new ArrayBuffer(80);
    const [vectors, into] = [new Float32Array(memory, 0, 16), new Float32Array(memory, 60, 1)];
    addon().kernel.packedCosines(Float32Array.of(1), vectors, into);
  },
  'a lambda above 1': () =>
    addon().kernel.selectDiverse(Float32Array.of(1), Float32Array.of(1), 1.1, new Uint32Array(1)),
  'a lambda that is no number': () =>
    addon().kernel.selectDiverse(Float32Array.of(1), Float32Array.of(1), Number.NaN, new Uint32Array(1)),
  'half a candidate': () =>
    addon().kernel.selectDiverse(Float32Array.of(1, 2), Float32Array.of(1), 0.5, new Uint32Array(1)),
  'another kind of array': () =>
    addon().kernel.cosines(Float64Array.of(1), Uint8Array.of(1) as never, new Float64Array(1)),
  'shared memory': () =>
    addon().kernel.cosines(
      Float64Array.of(1),
      Float64Array.of(1),
      new Float64Array(new SharedArrayBuffer(8)) as never,
    ),
  'a detached array': () => {
    const candidates = Float64Array.of(1);
    structuredClone(candidates, { transfer: [candidates.buffer] });
    addon().kernel.cosines(Float64Array.of(1), candidates, new Float64Array(1));
  },
};

for (const [what, call] of Object.entries(cases)) {
  test(`${what} is refused`, (t) => {
    t.throws(call, { code: 'ERR_MUSTER_BAD_ARGUMENT' });
  });
}
