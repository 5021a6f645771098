/** Every limit on worker threads. */

/** How long a thread may take to end once its gateway has closed; one that takes longer is stopped. */
export const THREAD_END_MS = 2_000;
/** File descriptors that one thread needs beside its sockets: its event loop's, and its listening socket. */
export const THREAD_DESCRIPTORS = 16;
/** How often it is looked whether a dropped session's grace is over. */
export const GRACE_CHECK_MS = 100;
/** Bytes of the keys of TLS sessions. */
export const TICKET_KEYS_BYTES = 48;
