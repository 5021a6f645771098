/**
 * A game of five against five rated: the kernel through the addon beside the npm package openskill, on the same games.
 * Every game is called by itself, as a server does it, and once 1,000 at a time, which is what the kernel alone takes.
 *
 * Run by `npm run bench -- ratings`. They take turns; a figure is the median of the rounds. What is not equal: openskill
 * takes and makes objects, the kernel takes and changes typed arrays.
 */
import { rate } from 'openskill';
import { Bench } from 'tinybench';

import { addon } from '../../ts/engine/addon.ts';
import { isQuick } from './report.ts';

const GAMES = 1_000;
/** Odd, so that the median is one of them. */
const ROUNDS = isQuick ? 1 : 9;
/** Milliseconds of each contestant in each round. */
const ROUND_MS = 150;
const PLAYERS = 10;
const TOLERANCE = 1e-9;

interface Rating {
  readonly mu: number;
  readonly sigma: number;
}

/** Ratings that look random, and are the same in every run. */
const games: Rating[][][] = Array.from({ length: GAMES }, (_, game) =>
  [0, 1].map((team) =>
    Array.from({ length: 5 }, (_member, player) => {
      const number = game * PLAYERS + team * 5 + player;
      return { mu: 10 + ((number * 7_919) % 3_001) / 100, sigma: 1 + ((number * 104_729) % 701) / 100 };
    }),
  ),
);

const numbers = (teams: Rating[][]) =>
  Float64Array.from(teams.flat().flatMap(({ mu, sigma }) => [mu, sigma]));
const before = games.map(numbers);
const all = Float64Array.from(games.flat(2).flatMap(({ mu, sigma }) => [mu, sigma]));
const players = Uint32Array.of(5, 5);
const ranks = Float64Array.of(1, 2);
const teams = Uint32Array.of(2);
const own = new Float64Array(2 * PLAYERS);
const batch = new Float64Array(all.length);
const batchPlayers = new Uint32Array(2 * GAMES).fill(5);
const batchRanks = Float64Array.from({ length: 2 * GAMES }, (_, team) => 1 + (team % 2));
const batchTeams = new Uint32Array(GAMES).fill(2);

const { rateGames } = addon().kernel;

function rateEach(): void {
  for (const game of before) {
    own.set(game);
    rateGames(own, players, ranks, teams);
  }
}

function rateBatch(): void {
  batch.set(all);
  rateGames(batch, batchPlayers, batchRanks, batchTeams);
}

function rateTheirs(): void {
  for (const game of games) rate(game);
}

/** Throws unless all three come to the same. */
function check(): void {
  rateBatch();
  for (const [index, game] of games.entries()) {
    own.set(before[index] as Float64Array);
    rateGames(own, players, ranks, teams);
    const theirs = numbers(rate(game));
    for (const [place, value] of own.entries()) {
      const others = [batch[index * own.length + place] as number, theirs[place] as number];
      if (others.some((other) => Math.abs(other - value) > TOLERANCE))
        throw new Error(`game ${index}: ${value}, ${others}`);
    }
  }
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const contestants = { each: rateEach, batch: rateBatch, theirs: rateTheirs };

/** Median nanoseconds a game of each. */
async function compare(): Promise<Record<keyof typeof contestants, number>> {
  const rounds: Record<string, number[]> = { each: [], batch: [], theirs: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const bench = new Bench({ time: ROUND_MS, warmup: round === 0, throws: true });
    for (const [name, work] of Object.entries(contestants)) bench.add(name, work);
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (!('latency' in result)) throw new Error(`${name} has no result`);
      rounds[name]?.push((result.latency.p50 * 1e6) / GAMES);
    }
  }
  const figure = (name: string) => median(rounds[name] as number[]);
  return { each: figure('each'), batch: figure('batch'), theirs: figure('theirs') };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

check();
const { each, batch: together, theirs } = await compare();
for (const [name, ours, target] of [
  ['ratings: update 5v5, 1,000 games a call', together, '<= 300, >= 40x'],
  ['ratings: update 5v5, a call a game', each, null],
] as const) {
  const row = {
    name,
    ours: rounded(ours),
    rival: rounded(theirs),
    rivalName: 'openskill',
    unit: 'ns',
    target,
  };
  console.log(`BENCH ${JSON.stringify(row)}`);
}
