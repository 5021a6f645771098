import type { Clock, Timer } from '../../ts/client/clock.ts';

interface Alarm {
  readonly atMs: number;
  readonly callback: () => void;
}

/** A clock that stands still until the test moves it. */
export class ManualClock implements Clock {
  readonly #alarms = new Set<Alarm>();
  #nowMs = 1_000;

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): Timer {
    const alarm = { atMs: this.#nowMs + delayMs, callback };
    this.#alarms.add(alarm);
    return alarm;
  }

  cancel(timer: Timer): void {
    this.#alarms.delete(timer as Alarm);
  }

  /** Timers that have not fired. */
  get pending(): number {
    return this.#alarms.size;
  }

  /** Moves the time on; each timer on the way fires at its own time. */
  advance(durationMs: number): void {
    const untilMs = this.#nowMs + durationMs;
    for (let alarm = this.#next(untilMs); alarm !== undefined; alarm = this.#next(untilMs)) {
      this.#nowMs = Math.max(this.#nowMs, alarm.atMs);
      this.#fire(alarm);
    }
    this.#nowMs = untilMs;
  }

  /** Moves the time on while nobody runs, as a stalled process does: timers fire late. */
  stall(durationMs: number): void {
    this.#nowMs += durationMs;
    this.advance(0);
  }

  #next(untilMs: number): Alarm | undefined {
    return [...this.#alarms]
      .filter((alarm) => alarm.atMs <= untilMs)
      .toSorted((one, other) => one.atMs - other.atMs)[0];
  }

  #fire(alarm: Alarm): void {
    this.#alarms.delete(alarm);
    alarm.callback();
  }
}
