/**
 * Several cores on one port: musterd with two worker threads beside two `cluster` processes with their pool in Redis,
 * the usual way. Both carry out the same exchange, hello and then again and again a request that ends in a match; every
 * answer is checked. A third is musterd with one worker. They take turns, and the figures are medians of the rounds. CPU is that of all that serves:
 * threads and engine here; processes, their primary and Redis there. Neither keeps anything on disk.
 *
 * Both need Node 22.12; on an older one they run on Node 24, which npx fetches. The load runs in this process, so on two
 * cores it takes its share: CPU a match says more than matches a second.
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { whyNoSharedPort } from '../../ts/config/shared-port.ts';
import { Player } from './workers/player.ts';
import { PROCESSES } from './workers/processes.ts';
import { redisVersion, startRedis } from './workers/redis.ts';

/** Odd, so that the median is one of them. */
const ROUNDS = 7;
const MATCHES_PER_ROUND = 4_000;
/** Pairs that ask at once. */
const PAIRS = [1, 32, 256];

/** What a round took. */
interface Measured {
  readonly cpuMicroseconds: number;
  readonly matchesPerSecond: number;
}

/** A server in a process of its own, and the players who ask it. */
class Subject {
  readonly #child: ChildProcess;
  readonly #players: Player[];

  private constructor(child: ChildProcess, players: Player[]) {
    this.#child = child;
    this.#players = players;
  }

  static async start(file: string, pairs: number, env: Record<string, string> = {}): Promise<Subject> {
    const child = fork(fileURLToPath(new URL(`workers/${file}`, import.meta.url)), {
      execPath: nodeWithSharedPorts(),
      execArgv: [`--import=${import.meta.resolve('tsx')}`],
      env: { ...process.env, ...env },
    });
    const [{ url }] = (await once(child, 'message')) as [{ url?: string }];
    if (url === undefined) throw new Error(`${file} named no url`);
    const players = Array.from({ length: 2 * pairs }, (_, number) => new Player(url, number));
    await Promise.all(players.map((player) => player.greet()));
    return new Subject(child, players);
  }

  /** Each pair asks so often, both at once, all pairs beside each other. */
  async round(matches: number): Promise<Measured> {
    const turns = Math.ceil((2 * matches) / this.#players.length);
    const pairs = this.#players.flatMap((player, index) =>
      index % 2 === 0 ? [[player, this.#players[index + 1] as Player] as const] : [],
    );
    const before = await this.#cpuMicroseconds();
    const startedAtMs = performance.now();
    await Promise.all(pairs.map((pair) => play(pair, turns)));
    const tookMs = performance.now() - startedAtMs;
    const made = turns * pairs.length;
    return {
      cpuMicroseconds: ((await this.#cpuMicroseconds()) - before) / made,
      matchesPerSecond: (1_000 * made) / tookMs,
    };
  }

  async end(): Promise<void> {
    for (const player of this.#players) player.close();
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
  }

  async #cpuMicroseconds(): Promise<number> {
    this.#child.send('cpu');
    const [{ cpuMicroseconds }] = (await once(this.#child, 'message')) as [{ cpuMicroseconds?: number }];
    return cpuMicroseconds ?? Number.NaN;
  }
}

async function play([one, other]: readonly [Player, Player], turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    const [first, second] = await Promise.all([one.ask(), other.ask()]);
    if (first !== second) throw new Error(`a pair was told of two matches, ${first} and ${second}`);
  }
}

let found: string | undefined;

/** This Node, or Node 24 where this one is too old. */
function nodeWithSharedPorts(): string {
  if (whyNoSharedPort() === undefined) return process.execPath;
  const words = ['--yes', '--package=node@24', '--call', 'node -p process.execPath'];
  found ??= execFileSync('npx', words, { encoding: 'utf8' }).trim();
  return found;
}

const median = (values: readonly number[]) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] as number;

/** Ours first, then with one worker, then the rival where there is one. */
async function compare(pairs: number, redis: Awaited<ReturnType<typeof startRedis>> | undefined) {
  const subjects = [
    await Subject.start('ours.ts', pairs, { BENCH_WORKERS: String(PROCESSES) }),
    await Subject.start('ours.ts', pairs, { BENCH_WORKERS: '1' }),
  ];
  if (redis) {
    const env = { BENCH_REDIS_PORT: String(redis.port), BENCH_REDIS_PID: String(redis.pid) };
    subjects.push(await Subject.start('cluster.ts', pairs, env));
  }
  const rounds: Measured[][] = subjects.map(() => []);
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, subject] of subjects.entries()) {
      const measured = await subject.round(MATCHES_PER_ROUND);
      // The round before the first warms both up.
      if (round >= 0) rounds[index]?.push(measured);
    }
  }
  for (const subject of subjects) await subject.end();
  return rounds.map((all) => ({
    cpuMicroseconds: median(all.map(({ cpuMicroseconds }) => cpuMicroseconds)),
    matchesPerSecond: median(all.map(({ matchesPerSecond }) => matchesPerSecond)),
  }));
}

const rounded = (value: number) => Math.round(value * 10) / 10;
const print = (row: object) => console.log(`BENCH ${JSON.stringify(row)}`);

const version = redisVersion();
const redis = version === undefined ? undefined : await startRedis();
const missing = redis ? '' : ' (no rival: redis-server is not installed)';
try {
  for (const pairs of PAIRS) {
    const [ours, lone, rival] = await compare(pairs, redis);
    for (const [what, unit, of] of [
      ['CPU a match', 'µs', ({ cpuMicroseconds }: Measured) => cpuMicroseconds],
      ['matches', 'matches/s', ({ matchesPerSecond }: Measured) => matchesPerSecond],
    ] as const) {
      const name = `workers: ${what}, ${PROCESSES} threads, ${2 * pairs} players in flight`;
      const row = { name, ours: rounded(of(ours as Measured)), unit };
      const beside = rival && { rival: rounded(of(rival)), rivalName: `cluster and Redis ${version}` };
      print({ ...row, ...beside, name: `${name}${missing}` });
      print({
        ...row,
        name: `${name}, beside one`,
        rival: rounded(of(lone as Measured)),
        rivalName: 'musterd, 1 worker',
      });
    }
  }
} finally {
  await redis?.end();
}
