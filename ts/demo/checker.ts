import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The checker shares no code with what it judges, and is no part of the package: it is run as what it is, a command. */
const CHECKER = fileURLToPath(new URL('../../__test__/history/main.ts', import.meta.url));

/** What the checker said. */
export interface Judgement {
  readonly held: boolean;
  readonly text: string;
}

/** Has a history checked. @param matchedMin of the tickets that could be matched so many must have been, 0 to 1. */
export async function judge(history: string, matchedMin: number): Promise<Judgement> {
  const words = ['--import=tsx', CHECKER, '--matched-min', String(matchedMin), history];
  const checker = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  const [said, complained, [code]] = await Promise.all([
    text(checker.stdout),
    text(checker.stderr),
    once(checker, 'close') as Promise<[number | null]>,
  ]);
  return { held: code === 0, text: said + complained };
}
