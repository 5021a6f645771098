import type { Clock, Timer } from './clock.ts';

/** How often to ask, how long to wait, how many answers may be missed. */
export interface HeartbeatSettings {
  /** From one ping to the next, in milliseconds. */
  readonly intervalMs: number;
  /** A pong within this many milliseconds is in time. */
  readonly timeoutMs: number;
  /** So many misses in a row lose the connection. */
  readonly maxMissed: number;
}

/** What the heartbeat needs from, and tells to, its connection. */
export interface HeartbeatPort {
  /** Sends `ping` with this time. */
  ping(ts: number): void;
  /** A round trip took this many milliseconds. */
  roundTrip(durationMs: number): void;
  /** {@link HeartbeatSettings.maxMissed} pongs in a row did not come in time. */
  lost(): void;
}

/**
 * The client's half of the heartbeat (section 3 of docs/protocol.md). A late pong clears the misses.
 *
 * One timer at a time: for the next ping once the last one is answered, for its timeout until then. When the
 * timeout fires late, the process was stalled, and a pong may lie unread in the socket: judging waits as long
 * as the stall was (at most one timeout, at least one turn), so that our own stall is not counted against the
 * server.
 */
export class Heartbeat {
  readonly #settings: HeartbeatSettings;
  readonly #clock: Clock;
  readonly #port: HeartbeatPort;
  #timer: Timer;
  #sentAt = Number.NEGATIVE_INFINITY;
  #missed = 0;

  /** Starts the first interval. */
  constructor(settings: HeartbeatSettings, clock: Clock, port: HeartbeatPort) {
    this.#settings = settings;
    this.#clock = clock;
    this.#port = port;
    this.#timer = clock.after(settings.intervalMs, () => this.#ping());
  }

  /** Takes the `ts` of a pong. One that no ping of ours has sent is ignored. */
  pong(ts: number): void {
    if (!(ts <= this.#sentAt)) return;
    this.#missed = 0;
    if (ts === this.#sentAt) this.#waitForNextPing();
    this.#port.roundTrip(this.#clock.now() - ts);
  }

  /** Stops for good. */
  stop(): void {
    this.#clock.cancel(this.#timer);
  }

  #ping(): void {
    const { timeoutMs } = this.#settings;
    this.#sentAt = this.#clock.now();
    this.#timer = this.#clock.after(timeoutMs, () => this.#timeOut());
    this.#port.ping(this.#sentAt);
  }

  #timeOut(): void {
    const { timeoutMs } = this.#settings;
    const lateMs = Math.max(0, this.#clock.now() - this.#sentAt - timeoutMs);
    this.#timer = this.#clock.after(Math.min(lateMs, timeoutMs), () => this.#miss());
  }

  #miss(): void {
    this.#missed += 1;
    if (this.#missed >= this.#settings.maxMissed) this.#port.lost();
    else this.#waitForNextPing();
  }

  #waitForNextPing(): void {
    const passedMs = this.#clock.now() - this.#sentAt;
    const restMs = Math.max(0, this.#settings.intervalMs - passedMs);
    this.#clock.cancel(this.#timer);
    this.#timer = this.#clock.after(restMs, () => this.#ping());
  }
}
