// Healthy players with and without attackers beside them, in turns; three processes: players, server, attackers.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { type Memory, Served } from '../support/served.ts';
import { quantile, WITNESS_RULES, Witnesses } from '../support/witnesses.ts';
import { kinds } from './kinds.ts';

const MEBIBYTE = 1_048_576;
/** What the server may have grown by at the end of the last attack. */
export const HEAP_GROWTH_BYTES = 32 * MEBIBYTE;
export const RSS_GROWTH_BYTES = 128 * MEBIBYTE;

/** How long each phase lasts, and how often attack and quiet take turns. */
export interface AttackOptions {
  readonly rounds: number;
  readonly phaseMs: number;
}

/** Request to match in one phase, in milliseconds. */
interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly matches: number;
}

/** What came of it. */
export interface AttackReport {
  readonly quiet: readonly Latency[];
  readonly attack: readonly Latency[];
  readonly memory: { readonly before: Memory; readonly during: readonly Memory[]; readonly after: Memory };
  /** Connections that attackers opened. */
  readonly connections: number;
  /** For each kind what it was answered, and how often. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly violations: readonly string[];
}

/** Limits that a short run can reach; all others are the defaults. The healthy players stay under every one. */
const LIMITS = {
  includeLoopback: true,
  connectionsPerAddressPerSecond: 20,
  connectionBurstPerAddress: 80,
  messagesPerAddressPerSecond: 400,
  messageBurstPerAddress: 400,
  hellosPerAddressPerSecond: 20,
  helloBurstPerAddress: 80,
  rateIgnoredMs: 1_000,
  messageMs: 1_000,
  helloMs: 1_000,
};
const GRACE_MS = 1_000;

/** Runs it all and says what went wrong. */
export async function underAttack({ rounds, phaseMs }: AttackOptions): Promise<AttackReport> {
  const queues = { witness: { rules: WITNESS_RULES }, duel: { rules: { ...WITNESS_RULES, name: 'duel' } } };
  const served = await Served.start({ limits: LIMITS, session: { graceMs: GRACE_MS }, queues });
  const attackers = await Attackers.start(served.url);
  const players = { pairs: 6, pauseMs: 300, matchMs: 10_000, queue: 'witness', localAddress: '127.0.0.2' };
  const witnesses = await Witnesses.begin(served.url, players);
  const [quiet, attack, during, complaints]: [Latency[], Latency[], Memory[], string[]] = [[], [], [], []];
  const phase = async (latencies: Latency[]) => {
    witnesses.take();
    await sleep(phaseMs);
    const seen = witnesses.take();
    complaints.push(...seen.complaints);
    latencies.push({ ...ofLatencies(seen.latencies), matches: seen.latencies.length });
  };
  await sleep(phaseMs / 2);
  const before = await served.memory();
  for (let round = 0; round < rounds; round++) {
    await phase(quiet);
    attackers.begin();
    await phase(attack);
    during.push(await served.memory());
    await attackers.end();
  }
  // What the last sessions and handshakes hold is let go.
  await sleep(2 * GRACE_MS);
  const after = await served.memory();
  complaints.push(...(await witnesses.end()).complaints);
  const exit = await served.end();
  const answers = attackers.answers();
  attackers.stop();
  const phases = { quiet, attack };
  const violations = [
    ...complaints.map((complaint) => `a healthy player: ${complaint}`),
    ...served.errors.map((line) => `the server's log: ${line}`),
    ...(exit === 0 ? [] : [`the server ended with ${exit}`]),
    ...Object.entries(phases).flatMap(([name, all]) =>
      all.flatMap(({ matches }) =>
        matches === 0 ? [`no healthy player was matched in a ${name} phase`] : [],
      ),
    ),
    ...kinds.flatMap(({ name, met }) =>
      met.flatMap((code) => (answers.get(name)?.has(code) ? [] : [`${name}: never answered ${code}`])),
    ),
    ...grown('heap', after.heapUsed - before.heapUsed, HEAP_GROWTH_BYTES),
    ...grown('resident memory', after.rss - before.rss, RSS_GROWTH_BYTES),
  ];
  const { connections } = attackers;
  return { ...phases, memory: { before, during, after }, connections, answers, violations };
}

/** The process of the attackers. */
class Attackers {
  connections = 0;
  readonly #child: ChildProcess;
  #tallies: [string, number][][] = [];

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(url: string): Promise<Attackers> {
    const file = fileURLToPath(new URL('attackers-child.ts', import.meta.url));
    const child = fork(file, [url], { execArgv: ['--import=tsx'] });
    await once(child, 'message');
    return new Attackers(child);
  }

  begin(): void {
    this.#child.send('begin');
  }

  async end(): Promise<void> {
    this.#child.send('end');
    const [said] = (await once(this.#child, 'message')) as [
      { connections: number; tallies: [string, number][][] },
    ];
    this.connections = said.connections;
    this.#tallies = said.tallies;
  }

  answers(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return new Map(kinds.map(({ name }, index) => [name, new Map(this.#tallies[index])]));
  }

  stop(): void {
    this.#child.disconnect();
  }
}

const ofLatencies = (values: readonly number[]) => ({
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
});

function grown(what: string, bytes: number, most: number): string[] {
  return bytes <= most ? [] : [`${what} grew by ${bytes} bytes, more than ${most}`];
}

/** The median of the phases. */
export const median = (phases: readonly Latency[], which: 'p50' | 'p99') =>
  quantile(
    phases.map((phase) => phase[which]),
    0.5,
  );

const mebibytes = ({ rss, heapUsed }: Memory) =>
  `${Math.round(rss / MEBIBYTE)} MiB resident (${Math.round(heapUsed / MEBIBYTE)} heap)`;

const matches = (phases: readonly Latency[]) => phases.reduce((sum, phase) => sum + phase.matches, 0);

/** The report in lines for eyes. */
export function inLines({ quiet, attack, memory, connections, answers, violations }: AttackReport): string[] {
  const latency = (['p50', 'p99'] as const).map((which) => {
    const [without, beside] = [median(quiet, which), median(attack, which)];
    const ratio = (beside / without).toFixed(2);
    return `request to match ${which}: ${without.toFixed(1)} ms alone, ${beside.toFixed(1)} ms under attack, ${ratio}x`;
  });
  return [
    ...latency,
    `${matches(quiet)} matches alone, ${matches(attack)} under attack by ${connections} connections`,
    `memory before ${mebibytes(memory.before)}, during ${memory.during.map(mebibytes).join(', ')}, after ${mebibytes(memory.after)}`,
    ...[...answers].map(
      ([name, tally]) =>
        `  ${name}: ${[...tally].map(([code, count]) => `${code} ×${count}`).join(', ') || 'nothing'}`,
    ),
    ...violations,
  ];
}
