/** A timer that has been set; what it is belongs to the clock. */
export type Timer = unknown;

/** Where the client takes its time from. Tests put their own in its place. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Calls `callback` once, not before `delayMs` milliseconds and never within this call. */
  after(delayMs: number, callback: () => void): Timer;
  /** Forgets a timer; one that has fired, or `undefined`, is ignored. */
  cancel(timer: Timer): void;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (delayMs, callback) => setTimeout(callback, delayMs),
  cancel: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
};
