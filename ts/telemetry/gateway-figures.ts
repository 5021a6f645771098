import { Histogram, numbersOf } from './histogram.ts';
import { LAG_SECONDS } from './loop-lag.ts';

/** Bounds of the buckets for round trips of heartbeats, in seconds. */
const HEARTBEAT_RTT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

const RTT_NUMBERS = numbersOf(HEARTBEAT_RTT_SECONDS);
const LAG_NUMBERS = numbersOf(LAG_SECONDS);
const SESSIONS_AT = RTT_NUMBERS + LAG_NUMBERS;

/** Memory for the figures of one gateway, which another thread may read. */
export function figuresMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer((SESSIONS_AT + 1) * Float64Array.BYTES_PER_ELEMENT);
}

/**
 * What a gateway counts. Its own thread writes, others read at any time: nobody is asked, so a scrape is answered
 * whatever a thread is busy with.
 */
export class GatewayFigures {
  readonly heartbeatRtt: Histogram;
  readonly loopLag: Histogram;
  readonly #numbers: Float64Array;

  /** @param memory of {@link figuresMemory} */
  constructor(memory: SharedArrayBuffer) {
    this.#numbers = new Float64Array(memory);
    this.heartbeatRtt = new Histogram(HEARTBEAT_RTT_SECONDS, this.#numbers.subarray(0, RTT_NUMBERS));
    this.loopLag = new Histogram(LAG_SECONDS, this.#numbers.subarray(RTT_NUMBERS, SESSIONS_AT));
  }

  /** Sessions that have a socket. */
  get sessions(): number {
    return this.#numbers[SESSIONS_AT] ?? 0;
  }

  /** A session has got a socket (1) or lost it (−1). */
  countSession(change: 1 | -1): void {
    this.#numbers[SESSIONS_AT] = this.sessions + change;
  }
}
