/** Bytes of one drain turn. The longest outgoing frame is 64 KiB, so several fit. */
export const DRAIN_BYTES = 262_144;

/** Bytes of the longest record, a reply about many events. */
export const DRAIN_BYTES_MAX = 67_108_864;

/** Control requests that may wait for their answers at once. */
export const OUTSTANDING_REQUESTS = 4_096;

/** When to try again after the intake ring was full: by then the engine has emptied it many times. */
export const RING_FULL_RETRY_MS = 100;
/** After so many frames in one turn of the event loop the engine is woken before its end. */
export const WAKE_FRAMES = 64;
