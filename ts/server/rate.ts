import type { AddressLimits, MessageLimits } from '../limits.ts';
import { type AddressCells, AddressRates, type BucketTable } from './address-rates.ts';

/** What {@link RateLimiter} goes by. */
export type RateSettings = Omit<MessageLimits, 'enqueueCost'> &
  Pick<AddressLimits, 'messagesPerAddressPerSecond' | 'messageBurstPerAddress'>;

/** The rate state of one connection; the connection itself holds these fields. Times are in milliseconds. */
export interface RateState {
  /** Its address, unless that is exempt. */
  readonly cells: AddressCells | undefined;
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
 * algorithm, ITU-T I.371): one number, no refilling. A message takes from it and from the bucket of its address.
 * Refusals have a bucket of the same size as the connection's, for an answer to every message of a flood would
 * double it.
 */
export class RateLimiter {
  readonly #burst: number;
  readonly #costMs: number;
  readonly #depthMs: number;
  readonly #rateIgnoredMs: number;
  readonly #addresses: AddressRates;

  /** @param ofAddresses the buckets of addresses, where other gateways take from them too */
  constructor(settings: RateSettings, ofAddresses?: BucketTable) {
    this.#burst = settings.burst;
    this.#costMs = 1_000 / settings.messagesPerSecond;
    this.#depthMs = settings.burst * this.#costMs;
    this.#rateIgnoredMs = settings.rateIgnoredMs;
    this.#addresses = new AddressRates(
      { perSecond: settings.messagesPerAddressPerSecond, burst: settings.messageBurstPerAddress },
      ofAddresses,
    );
  }

  /**
   * Judges one message at `nowMs`, a monotonic time.
   *
   * @param messages so many does it count as, but never as more than a full bucket
   */
  judge(state: RateState, nowMs: number, messages = 1): RateVerdict {
    const fullAtMs = Math.max(state.bucketFullAtMs, nowMs) + Math.min(messages, this.#burst) * this.#costMs;
    const fits = fullAtMs - nowMs <= this.#depthMs;
    if (!fits || !this.#addressMay(state.cells, nowMs, messages)) return this.#refuse(state, nowMs);
    state.bucketFullAtMs = fullAtMs;
    return 'pass';
  }

  /** Milliseconds until one more message passes. */
  retryAfterMs(state: RateState, nowMs: number): number {
    const own = Math.ceil(state.bucketFullAtMs + this.#costMs - this.#depthMs - nowMs);
    const ofAddress = state.cells === undefined ? 0 : this.#addresses.retryAfterMs(state.cells, nowMs);
    return Math.max(0, own, ofAddress);
  }

  #addressMay(cells: AddressCells | undefined, nowMs: number, messages: number): boolean {
    return cells === undefined || this.#addresses.take(cells, nowMs, messages);
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
