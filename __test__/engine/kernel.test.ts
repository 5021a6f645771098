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
