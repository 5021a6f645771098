/**
 * `npm run demo`: the whole path at work, with players on real sockets, and a look at what they saw.
 */
import { serve } from '../serve.ts';
import { type DemoArguments, readArguments, USAGE, WrongArguments } from './arguments.ts';
import { faults } from './consistency.ts';
import { Players } from './players.ts';
import { inventParties } from './population.ts';
import { showProgress } from './progress.ts';
import { randomFrom } from './random.ts';
import { matchedShare, summaryTable, waitHistogram } from './summary.ts';

/** The demo fails when fewer were matched. */
const MATCHED_SHARE_MIN = 0.99;
/** Faults and refusals that are printed one by one. */
const PRINTED_MAX = 10;

/** Runs the demo and returns the exit code. */
export async function main(words: string[]): Promise<number> {
  try {
    const demo = readArguments(words);
    if (demo !== undefined) return await runDemo(demo);
    process.stdout.write(USAGE);
    return 0;
  } catch (error) {
    if (!(error instanceof WrongArguments)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

async function runDemo({ players: count, seed }: DemoArguments): Promise<number> {
  const startedAt = performance.now();
  print(`${count} players, seed ${seed} (the same again: npm run demo -- --players ${count} --seed ${seed})`);
  const server = await serve({ port: 0, admin: { port: 0 }, logLevel: 'warn' });
  try {
    print(`serving ${server.url}`);
    print('duels and squads of five, parties among them; ratings normally distributed: 1500 ± 100');
    const parties = inventParties(count, randomFrom(seed));
    const players = new Players(server.url, parties);
    const stop = showProgress(process.stdout, () => progressLine(players, count, startedAt));
    try {
      await players.connect();
      await players.play();
    } finally {
      stop();
      await players.leave();
    }
    return report(players);
  } finally {
    await server.close();
  }
}

function progressLine({ progress }: Players, count: number, startedAt: number): string {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const { connected, asked, matched } = progress;
  const waiting = asked - matched;
  return `${seconds} s  connected ${connected}/${count}  waiting ${waiting}  matched ${matched}/${count}`;
}

/** Prints what came of it. Returns the exit code. */
function report({ experiences, refusals }: Players): number {
  print(`\n${summaryTable(experiences)}\n\nwait from asking to match\n${waitHistogram(experiences)}\n`);
  const wrong = [...faults(experiences), ...refusals];
  for (const sentence of wrong.slice(0, PRINTED_MAX)) print(`✗ ${sentence}`);
  if (wrong.length > PRINTED_MAX) print(`✗ and ${wrong.length - PRINTED_MAX} more`);
  const isEnough = matchedShare(experiences) >= MATCHED_SHARE_MIN;
  if (!isEnough) print(`✗ fewer than ${MATCHED_SHARE_MIN * 100} % were matched`);
  if (wrong.length === 0) {
    print('✓ one match a player, teams of the right size, parties together, ratings within the rule');
  }
  return isEnough && wrong.length === 0 ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
