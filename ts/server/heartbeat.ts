import type { PingSettings } from '../limits.ts';

/** So many misses in a row shorten the interval. */
const SUSPECT_MISSES = 2;

/** The heartbeat of one connection; the connection itself holds these fields. */
export interface Pulse {
  /** The present interval. */
  intervalMs: number;
  /** Misses in a row. */
  misses: number;
  /** When the last ping was due. */
  pingedAtMs: number;
  /** True from a ping until it is judged. */
  awaiting: boolean;
  /** True when anything came since the last ping. */
  heard: boolean;
}

/** What a due heartbeat asks for. */
export type Beat = 'ping' | 'answered' | 'missed' | 'lost';

/**
 * ```text
 *          interval over: ping                    timeout over
 *  RESTING ────────────────────▶ AWAITING ─ anything heard ─▶ answered ─▶ RESTING
 *                                    └───── silence ────────▶ missed ───▶ RESTING, or lost at the last one
 * ```
 * Time comes in as an argument and must have been taken after input was drained.
 */
export class Heartbeat {
  readonly #settings: PingSettings;

  constructor(settings: PingSettings) {
    this.#settings = settings;
  }

  /** Begins; returns when {@link beat} is due first. */
  start(pulse: Pulse, nowMs: number): number {
    pulse.intervalMs = this.#settings.intervalMs;
    pulse.misses = 0;
    pulse.awaiting = false;
    pulse.heard = false;
    pulse.pingedAtMs = nowMs;
    return nowMs + pulse.intervalMs;
  }

  /** A frame came. Returns true when that clears a miss, however late it is. */
  hear(pulse: Pulse): boolean {
    pulse.heard = true;
    if (pulse.misses === 0) return false;
    pulse.misses = 0;
    return true;
  }

  /** Does what is due now; {@link nextDue} says when to come again, unless the connection is lost. */
  beat(pulse: Pulse, nowMs: number): Beat {
    if (!pulse.awaiting) {
      pulse.awaiting = true;
      pulse.heard = false;
      pulse.pingedAtMs = nowMs;
      return 'ping';
    }
    pulse.awaiting = false;
    return pulse.heard ? this.#answered(pulse) : this.#missed(pulse);
  }

  /** When the next {@link beat} is due. */
  nextDue(pulse: Pulse): number {
    return pulse.pingedAtMs + (pulse.awaiting ? this.#settings.timeoutMs : pulse.intervalMs);
  }

  #answered(pulse: Pulse): Beat {
    const { intervalMs, recoverStepMs } = this.#settings;
    pulse.intervalMs = Math.min(pulse.intervalMs + recoverStepMs, intervalMs);
    return 'answered';
  }

  #missed(pulse: Pulse): Beat {
    const { missedMax, suspectIntervalMs, intervalMs } = this.#settings;
    pulse.misses++;
    if (pulse.misses >= missedMax) return 'lost';
    if (pulse.misses >= SUSPECT_MISSES) pulse.intervalMs = Math.min(suspectIntervalMs, intervalMs);
    return 'missed';
  }
}
