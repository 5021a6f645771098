import type { History } from './history.ts';
import { STALL_MS } from './limits.ts';

/** How often the clock is looked at, in milliseconds. */
const LOOK_MS = 50;

/**
 * Takes down when our own event loop was held up, for what the players then missed is no fault of the server. Call the
 * function returned to stop.
 */
export function watchStalls(history: History): () => void {
  let lookedAt = performance.now();
  const timer = setInterval(() => {
    const lateMs = performance.now() - lookedAt - LOOK_MS;
    lookedAt += lateMs + LOOK_MS;
    if (lateMs >= STALL_MS) history.add('info', 'stall', { ms: Math.round(lateMs) });
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
