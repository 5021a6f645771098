/** How long an enqueue waits for what the server knows of its members; then it is refused with OVERLOADED. */
export const LOOKUP_MS = 2_000;
/** Look-ups of a store of your own that may be under way at once; more are refused with OVERLOADED. */
export const LOOKUPS_MAX = 4_096;
/** When somebody whose look-up failed or took too long may try again. */
export const LOOKUP_RETRY_MS = 1_000;
/** How long a result waits for the store; then it is refused with OVERLOADED, and the same one may be sent again. */
export const RESULT_MS = 10_000;
/** Public events read at once for the history, and rows written at once. */
export const HISTORY_PAGE_EVENTS = 256;
export const HISTORY_BATCH_ROWS = 1_024;
/** The pause after a batch: what happens meanwhile becomes one write. Also before what failed is tried again. */
export const HISTORY_PAUSE_MS = 1_000;
