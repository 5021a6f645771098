/** How a {@link LoopClock} tells a stall. */
export interface LoopClockSettings {
  /** A monotonic clock in milliseconds. */
  readonly source: () => number;
  /** A longer time than this between two calls of `advance` is a stall. */
  readonly stallMs: number;
  /** So much of a stall counts, that time goes on even in a process that always stalls. */
  readonly stepMs: number;
}

/**
 * Time as the event loop lived it: milliseconds, monotonic, with our own stalls left out. Deadlines of players
 * are kept in it, so that a pause of this process never counts against them.
 */
export class LoopClock {
  readonly #settings: LoopClockSettings;
  #last: number;
  #leftOut = 0;

  constructor(settings: LoopClockSettings) {
    this.#settings = settings;
    this.#last = settings.source();
  }

  /** The time at the last {@link advance}. */
  get nowMs(): number {
    return this.#last - this.#leftOut;
  }

  /** Moves on to the source's time, less what was a stall, and returns it. */
  advance(): number {
    const { source, stallMs, stepMs } = this.#settings;
    const now = source();
    const gap = now - this.#last;
    if (gap > stallMs) this.#leftOut += gap - stepMs;
    this.#last = now;
    return this.nowMs;
  }
}
