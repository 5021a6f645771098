/** How many messages a connection may send, and how long it may go on when told to slow down. */
export interface RateSettings {
  /** Messages a second over time. Default 20. */
  readonly messagesPerSecond: number;
  /** Messages at once after a pause. Default 40. */
  readonly burst: number;
  /** Milliseconds of going on over the rate that end the connection. Default 5,000. */
  readonly rateIgnoredMs: number;
}

/** The rate state of one connection; the connection itself holds these fields. Times are in milliseconds. */
export interface RateState {
  /** When the bucket would be full again. */
  bucketFullAtMs: number;
  /** The same for the refusals that are answered. */
  refusalsFullAtMs: number;
  /** When the present excess began. */
  excessSinceMs: number;
  /** When the last message was refused. */
  refusedAtMs: number;
}

/** What becomes of a message: let in, refused with an answer, refused in silence, or the last straw. */
export type RateVerdict = 'pass' | 'refuse' | 'ignore' | 'close';

/** A pause this long without a refusal means that the player did slow down. */
const HEEDED_MS = 1_000;

/**
 * A token bucket for each connection, kept as the time at which it is full again (the generic cell rate
 * algorithm, ITU-T I.371): one number, no refilling. Refusals have a bucket of the same size, for an answer to
 * every message of a flood would double it.
 */
export class RateLimiter {
  readonly #costMs: number;
  readonly #depthMs: number;
  readonly #rateIgnoredMs: number;

  constructor({ messagesPerSecond, burst, rateIgnoredMs }: RateSettings) {
    this.#costMs = 1_000 / messagesPerSecond;
    this.#depthMs = burst * this.#costMs;
    this.#rateIgnoredMs = rateIgnoredMs;
  }

  /** Judges one message at `nowMs`, a monotonic time. */
  judge(state: RateState, nowMs: number): RateVerdict {
    const fullAtMs = Math.max(state.bucketFullAtMs, nowMs) + this.#costMs;
    if (fullAtMs - nowMs <= this.#depthMs) {
      state.bucketFullAtMs = fullAtMs;
      return 'pass';
    }
    return this.#refuse(state, nowMs);
  }

  /** Milliseconds until one more message passes. */
  retryAfterMs(state: RateState, nowMs: number): number {
    return Math.max(0, Math.ceil(state.bucketFullAtMs + this.#costMs - this.#depthMs - nowMs));
  }

  #refuse(state: RateState, nowMs: number): RateVerdict {
    if (nowMs - state.refusedAtMs > HEEDED_MS) state.excessSinceMs = nowMs;
    state.refusedAtMs = nowMs;
    if (nowMs - state.excessSinceMs >= this.#rateIgnoredMs) return 'close';
    const fullAtMs = Math.max(state.refusalsFullAtMs, nowMs) + this.#costMs;
    if (fullAtMs - nowMs > this.#depthMs) return 'ignore';
    state.refusalsFullAtMs = fullAtMs;
    return 'refuse';
  }
}
