import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds, and rejects when it does not within the time. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`does not hold within ${withinMs} ms: ${holds}`);
    await sleep(5);
  }
}
