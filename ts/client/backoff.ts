import { BACKOFF_BASE_MS, BACKOFF_CAP_MS } from './limits.ts';

/**
 * Full jitter: the delay before attempt n is random between 0 and min(cap, base × 2ⁿ), so that players who
 * lost the same server do not come back in waves (Brooker, "Exponential Backoff And Jitter", AWS 2015).
 */
export class Backoff {
  readonly #random: () => number;
  #attempt = 0;

  /** @param random numbers in [0, 1); default `Math.random`. */
  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Attempts since the last {@link reset}. */
  get attempt(): number {
    return this.#attempt;
  }

  /**
   * Counts one more attempt and returns the delay before it in milliseconds: `floorMs` and the random part
   * on top, so that a common floor does not become a common moment.
   */
  next(floorMs = 0): number {
    const ceilingMs = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    return floorMs + this.#random() * ceilingMs;
  }

  /** Starts from the base again. */
  reset(): void {
    this.#attempt = 0;
  }
}
