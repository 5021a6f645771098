/** `performance.now()` begins with its thread; so many milliseconds later is it by the clock that all threads have. */
export const commonOffsetMs = Number(process.hrtime.bigint()) / 1e6 - performance.now();

/** Monotonic milliseconds, the same in every thread of this process. */
export function commonNowMs(): number {
  return performance.now() + commonOffsetMs;
}
