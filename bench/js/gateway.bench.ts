/**
 * CPU of the server per WebSocket frame, in or out, over the exchange of one match request, beside `ws` alone that
 * answers with the same frames and matches nobody. Each server is a process of its own, so that its CPU is known
 * apart from the load's; they take turns, and the figure is the median of the rounds.
 *
 * Ours counts the whole process: gateway, engine thread and search.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { WebSocket } from 'ws';

import { ACK_EVERY, ackFrame, FRAMES_OUT, helloFrame, Queue, requestFrame } from './gateway/exchange.ts';
import { isQuick } from './report.ts';

/** Odd, so that the median is one of them. */
const ROUNDS = isQuick ? 1 : 7;
const REQUESTS_PER_ROUND = 4_000;
/** Players with a request under way. Several come in pairs that match each other; one is matched alone. */
const IN_FLIGHT = [
  { inFlight: 1, target: '>= 0.5x' },
  { inFlight: 16, target: '>= 0.87x' },
];
/** Apart enough that only a pair's own two players match. */
const RATING_STEP = 10;

interface Reply {
  readonly url?: string;
  readonly cpuMicroseconds?: number;
}

/** A server in a process of its own. */
class Subject {
  readonly #child: ChildProcess;
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  static async start(file: string): Promise<Subject> {
    const child = fork(fileURLToPath(new URL(`gateway/${file}`, import.meta.url)));
    const [{ url }] = (await once(child, 'message')) as [Reply];
    if (url === undefined) throw new Error(`${file} named no url`);
    return new Subject(child, url);
  }

  async cpuMicroseconds(): Promise<number> {
    this.#child.send('cpu');
    const [{ cpuMicroseconds }] = (await once(this.#child, 'message')) as [Reply];
    return cpuMicroseconds ?? Number.NaN;
  }

  end(): void {
    this.#child.disconnect();
  }
}

/** One connection that asks, waits for all that follows, and asks again. */
class Player {
  readonly #socket: WebSocket;
  readonly #name: string;
  readonly #rating: number;
  readonly #queue: string;
  #requests = 0;
  /** Messages since the welcome, which is also the number of the last one. */
  #heard = 0;
  #framesLeft = 0;
  #done: () => void = () => undefined;

  constructor(url: string, index: number, queue: string) {
    this.#socket = new WebSocket(url, 'musterd.v1.proto', { perMessageDeflate: false });
    this.#name = String(index).padStart(2, '0');
    this.#rating = Math.floor(index / 2) * RATING_STEP;
    this.#queue = queue;
  }

  async greet(): Promise<void> {
    await once(this.#socket, 'open');
    this.#socket.send(helloFrame(`player-${this.#name}`));
    await once(this.#socket, 'message');
    this.#socket.on('message', () => {
      this.#framesLeft--;
      this.#acknowledge();
      if (this.#framesLeft < 0) throw new Error('more frames than a request leads to');
      if (this.#framesLeft === 0) this.#done();
    });
  }

  /** Resolves when the last frame of the answer has come. */
  ask(): Promise<void> {
    this.#requests++;
    this.#framesLeft = FRAMES_OUT;
    const answered = new Promise<void>((resolve) => {
      this.#done = resolve;
    });
    this.#socket.send(
      requestFrame(
        `bench-${String(this.#requests).padStart(6, '0')}-${this.#name}`,
        this.#queue,
        this.#rating,
      ),
    );
    return answered;
  }

  close(): void {
    this.#socket.terminate();
  }

  /** As the SDK does; without it a session keeps every match. */
  #acknowledge(): void {
    this.#heard++;
    if (this.#heard % ACK_EVERY === 0) this.#socket.send(ackFrame(this.#heard));
  }
}

/** Each pair asks so often, both players at once, all pairs beside each other. */
async function playRound(players: Player[], requests: number): Promise<void> {
  const teams = Array.from({ length: Math.ceil(players.length / 2) }, (_, pair) =>
    players.slice(2 * pair, 2 * pair + 2),
  );
  const turns = Math.ceil(requests / players.length);
  await Promise.all(
    teams.map(async (team) => {
      for (let turn = 0; turn < turns; turn++) await Promise.all(team.map((player) => player.ask()));
    }),
  );
}

/** Microseconds of CPU a frame. */
async function measure(subject: Subject, players: Player[]): Promise<number> {
  const before = await subject.cpuMicroseconds();
  await playRound(players, REQUESTS_PER_ROUND);
  const frames = REQUESTS_PER_ROUND * (1 + FRAMES_OUT + FRAMES_OUT / ACK_EVERY);
  return ((await subject.cpuMicroseconds()) - before) / frames;
}

const median = (values: number[]) =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] as number;

async function compare(inFlight: number): Promise<{ ours: number; bare: number }> {
  const subjects = [await Subject.start('ours.ts'), await Subject.start('bare.ts')];
  const queue = inFlight === 1 ? Queue.ALONE : Queue.PAIRS;
  const teams = subjects.map(({ url }) =>
    Array.from({ length: inFlight }, (_, index) => new Player(url, index, queue)),
  );
  await Promise.all(teams.flat().map((player) => player.greet()));
  const times: number[][] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, subject] of subjects.entries()) {
      const perFrame = await measure(subject, teams[index] as Player[]);
      // The round before the first warms both up.
      if (round >= 0) times[index]?.push(perFrame);
    }
  }
  for (const player of teams.flat()) player.close();
  for (const subject of subjects) subject.end();
  const [ours = 0, bare = 0] = times.map(median);
  return { ours, bare };
}

for (const { inFlight, target } of IN_FLIGHT) {
  const { ours, bare } = await compare(inFlight);
  const row = {
    name: `gateway: CPU a frame, ${inFlight} in flight`,
    ours: Math.round(ours * 100) / 100,
    rival: Math.round(bare * 100) / 100,
    rivalName: 'bare ws',
    unit: 'µs',
    target,
  };
  console.log(`BENCH ${JSON.stringify(row)}`);
}
