/** How long the volume takes to make a small write durable. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const WRITE_BYTES = 4_096;
/** As the journal's segments: written on, never written over. */
const GAP_MS = 2;

/** Milliseconds of each of so many appends with `fdatasync` to a file in `folder`. */
export async function fdatasyncTimes(folder: string, times: number): Promise<number[]> {
  const path = join(folder, 'fdatasync');
  const file = openSync(path, 'a');
  const bytes = Buffer.alloc(WRITE_BYTES, 1);
  const taken: number[] = [];
  try {
    for (let time = 0; time < times; time++) {
      const fromMs = performance.now();
      writeSync(file, bytes);
      fdatasyncSync(file);
      taken.push(performance.now() - fromMs);
      await new Promise((resolve) => setTimeout(resolve, GAP_MS));
    }
  } finally {
    closeSync(file);
    rmSync(path);
  }
  return taken;
}
