import type { PingSettings } from '../limits.ts';
import { CloseCode } from './close-code.ts';
import type { Connection } from './connection.ts';
import { Heartbeat } from './heartbeat.ts';
import { LoopClock } from './loop-clock.ts';
import { TimingWheel } from './timing-wheel.ts';
import { pingFrame } from './websocket-frames.ts';

/** How the watch is set, and whom it tells. */
export interface WatchSettings {
  readonly heartbeat: PingSettings;
  /** Milliseconds in which a socket must say hello. */
  readonly helloMs: number;
  /** A monotonic clock in milliseconds; its values travel in pings. */
  readonly now: () => number;
  /** A connection's time is over. */
  readonly close: (connection: Connection, code: number) => void;
  /** A player missed his first heartbeat (false), or was heard again (true). */
  readonly presence: (connection: Connection, present: boolean) => void;
  /** The heartbeat of a connection is due, and its player's token has ended. */
  readonly tokenEnded: (connection: Connection) => void;
  /** The round trip of a ping in milliseconds. */
  readonly rtt: (milliseconds: number) => void;
}

/** One deadline is at most this much late, and at most a tenth of the shortest time that is kept. */
const TICK_MS_MAX = 100;
const TICK_MS_MIN = 5;
/** A longer pause of the event loop is a stall of ours, as in the engine's own clock. */
const STALL_MS_MAX = 1_000;
/** The payload of a ping is one double. */
const STAMP_BYTES = 8;

/**
 * Keeps every connection's one deadline: first the hello, then the heartbeat, in both directions on one wheel.
 * {@link Watch.tick} must be called after input was drained, so that nobody is judged by our own stall.
 */
export class Watch {
  /** How often to call {@link tick}. */
  readonly tickMs: number;
  readonly #settings: WatchSettings;
  readonly #heartbeat: Heartbeat;
  readonly #clock: LoopClock;
  readonly #wheel: TimingWheel<Connection>;
  /** The ping of the present tick, which all who are due in it are sent; undefined before the first of them. */
  #tickPing: Buffer | undefined;
  #tickPingStampMs = 0;

  constructor(settings: WatchSettings) {
    const { timeoutMs, suspectIntervalMs, intervalMs } = settings.heartbeat;
    const shortest = Math.min(settings.helloMs, timeoutMs, suspectIntervalMs, intervalMs);
    this.tickMs = Math.max(TICK_MS_MIN, Math.min(TICK_MS_MAX, Math.floor(shortest / 10)));
    this.#settings = settings;
    this.#heartbeat = new Heartbeat(settings.heartbeat);
    this.#clock = new LoopClock({
      source: settings.now,
      stallMs: Math.min(STALL_MS_MAX, Math.max(timeoutMs / 2, 2 * this.tickMs)),
      stepMs: this.tickMs,
    });
    this.#wheel = new TimingWheel({ tickMs: this.tickMs }, this.#clock.nowMs);
  }

  /** The time that deadlines are kept in, as of the last tick. */
  get nowMs(): number {
    return this.#clock.nowMs;
  }

  /** A time that is not over so many milliseconds from now, though the present tick may be nearly over. */
  fromNow(milliseconds: number): number {
    return this.nowMs + this.tickMs + milliseconds;
  }

  /** A socket has opened: it must say hello. */
  awaitHello(connection: Connection): void {
    this.#wheel.schedule(connection, this.fromNow(this.#settings.helloMs));
  }

  /** The hello was good: the heartbeat begins. */
  start(connection: Connection): void {
    this.#wheel.schedule(connection, this.#heartbeat.start(connection, this.nowMs));
  }

  /** The connection has no deadline any more. */
  stop(connection: Connection): void {
    this.#wheel.cancel(connection);
  }

  /** Any frame came. */
  hear(connection: Connection): void {
    if (this.#heartbeat.hear(connection)) this.#settings.presence(connection, true);
  }

  /**
   * A pong came. True when it answers our last ping, and for the first time; others count as frames only.
   */
  pong(connection: Connection, payload: Buffer): boolean {
    const sentAtMs = connection.pingStampMs;
    if (sentAtMs < 0 || payload.length !== STAMP_BYTES || payload.readDoubleLE() !== sentAtMs) return false;
    connection.pingStampMs = -1;
    this.#settings.rtt(this.#settings.now() - sentAtMs);
    return true;
  }

  /** Judges everyone whose time has come. */
  tick(): void {
    this.#tickPing = undefined;
    this.#wheel.advance(this.#clock.advance(), this.#due);
  }

  readonly #due = (connection: Connection): void => {
    if (connection.state === 'greeting') {
      this.#settings.close(connection, CloseCode.NO_HELLO);
      return;
    }
    if (connection.tokenEndsAtMs <= Date.now()) {
      this.#settings.tokenEnded(connection);
      return;
    }
    const beat = this.#heartbeat.beat(connection, this.nowMs);
    if (beat === 'lost') {
      this.#settings.close(connection, CloseCode.HEARTBEAT_LOST);
      return;
    }
    if (beat === 'ping') this.#ping(connection);
    if (beat === 'missed' && connection.misses === 1) this.#settings.presence(connection, false);
    this.#wheel.schedule(connection, this.#heartbeat.nextDue(connection));
  };

  /** Straight to the socket: the frame is made already, and no two of its bytes differ from player to player. */
  #ping(connection: Connection): void {
    if (this.#tickPing === undefined) {
      this.#tickPingStampMs = this.#settings.now();
      const payload = Buffer.allocUnsafe(STAMP_BYTES);
      payload.writeDoubleLE(this.#tickPingStampMs);
      this.#tickPing = pingFrame(payload);
    }
    connection.pingStampMs = this.#tickPingStampMs;
    if (connection.canSend) connection.socket.write(this.#tickPing);
  }
}
