// Finds processes by a mark in their environment, which every child inherits.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Name of the variable that holds the mark. Not MUSTERD_…, which the server would take for a setting. */
export const MARK = 'HOUSE_TEST_MARK';

/** Ids of living processes that carry the mark. */
export function processesWith(mark: string): number[] {
  return existsSync('/proc/self/environ') ? fromProc(mark) : fromPs(mark);
}

/** Waits until no process carries the mark, and returns those that still do when the time is over. */
export async function remainingAfter(mark: string, waitMs: number): Promise<number[]> {
  const deadline = performance.now() + waitMs;
  while (processesWith(mark).length > 0 && performance.now() < deadline) await pause(20);
  return processesWith(mark);
}

function fromProc(mark: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => environmentOf(name).includes(`${MARK}=${mark}\0`))
    .map(Number);
}

/** Empty for a process that has ended meanwhile, is a zombie, or is somebody else's. */
function environmentOf(name: string): string {
  try {
    return readFileSync(`/proc/${name}/environ`, 'latin1');
  } catch {
    return '';
  }
}

function fromPs(mark: string): number[] {
  const output = execFileSync('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], { encoding: 'utf8' });
  return output
    .split('\n')
    .filter((line) => line.includes(`${MARK}=${mark}`))
    .map((line) => Number.parseInt(line, 10));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
