/** How long one read of the store may take. */
export const LOAD_MS = 2_000;
/** Reads of the store for one player before his ticket ends FAILED, `PROFILE_UNAVAILABLE`. */
export const LOAD_TRIES = 3;
/** The pause before the second read; before each further one it is twice as long. Half of it is random. */
export const LOAD_PAUSE_MS = 250;
/** Players of one read. */
export const LOAD_PLAYERS = 10;
/** Players whose profiles are loaded at once; the tickets of others wait for their turn. */
export const LOADING_PLAYERS_MAX = 4_096;
/** The pause before what was loaded is handed to an engine again that had no room for it. */
export const TELL_RETRY_MS = 10;
/** How long a module of `profiles.module` may take to load. */
export const MODULE_MS = 10_000;
/** Bytes of an answer of `profiles.url`. */
export const PROFILE_BODY_BYTES = 1_048_576;
/** When a result that the store did not take may be sent again. */
export const RESULT_RETRY_MS = 1_000;
/** How long a result waits for the store; then it is refused with OVERLOADED, and the same one may be sent again. */
export const RESULT_MS = 10_000;
/** Public events read at once for the history, and rows written at once. */
export const HISTORY_PAGE_EVENTS = 256;
export const HISTORY_BATCH_ROWS = 1_024;
/** The pause after a batch: what happens meanwhile becomes one write. Also before what failed is tried again. */
export const HISTORY_PAUSE_MS = 1_000;
