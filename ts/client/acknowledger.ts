import type { Clock, Timer } from './clock.ts';
import { ACK_DELAY_MS, ACK_MESSAGES_MAX } from './limits.ts';

/**
 * Turns handled messages into few acknowledgements. An `ack` is cumulative, so only the highest `seq` is
 * sent: {@link ACK_DELAY_MS} after the first message it covers, or at once after {@link ACK_MESSAGES_MAX}.
 */
export class Acknowledger {
  readonly #clock: Clock;
  readonly #send: (seq: number) => void;
  #seq = 0;
  #waiting = 0;
  #timer: Timer;

  /** @param send sends `ack` with this `seq`. */
  constructor(clock: Clock, send: (seq: number) => void) {
    this.#clock = clock;
    this.#send = send;
  }

  /** Notes that every message up to and including `seq` has been handled. */
  handled(seq: number): void {
    this.#seq = seq;
    this.#waiting += 1;
    if (this.#waiting >= ACK_MESSAGES_MAX) this.flush();
    else this.#timer ??= this.#clock.after(ACK_DELAY_MS, () => this.flush());
  }

  /** Sends what is waiting now. */
  flush(): void {
    const waiting = this.#waiting;
    this.stop();
    if (waiting > 0) this.#send(this.#seq);
  }

  /** Forgets what is waiting: the connection is gone, and the next `hello` carries `lastSeq`. */
  stop(): void {
    this.#clock.cancel(this.#timer);
    this.#timer = undefined;
    this.#waiting = 0;
  }
}
