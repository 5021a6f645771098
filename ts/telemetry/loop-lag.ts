import { Histogram, type HistogramReading } from './histogram.ts';

/** How often the event loop is asked, in milliseconds. */
const SAMPLE_MS = 500;

/** Bounds of the buckets, in seconds. */
export const LAG_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * How late the event loop runs its timers: one sample each {@link SAMPLE_MS}. A stall that lasts longer than
 * that is one sample, with its whole length.
 */
export class LoopLag {
  readonly #seconds: Histogram;
  readonly #timer: NodeJS.Timeout;
  #expectedAt = performance.now() + SAMPLE_MS;

  /** Starts to sample. Never keeps the process alive. @param seconds a histogram with {@link LAG_SECONDS}. */
  constructor(seconds: Histogram = new Histogram(LAG_SECONDS)) {
    this.#seconds = seconds;
    this.#timer = setInterval(() => this.#sample(), SAMPLE_MS).unref();
  }

  /** The lags so far, in seconds. */
  get seconds(): HistogramReading {
    return this.#seconds;
  }

  /** Ends the sampling. */
  close(): void {
    clearInterval(this.#timer);
  }

  #sample(): void {
    const now = performance.now();
    this.#seconds.observe(Math.max(0, now - this.#expectedAt) / 1_000);
    this.#expectedAt = now + SAMPLE_MS;
  }
}
