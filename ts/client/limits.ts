// Every limit of the client in one place. Those that a user can change are the defaults of ConnectOptions.

/** From the start of an attempt to the server's welcome, in milliseconds; then the attempt has failed. */
export const CONNECT_MS = 10_000;

/** The first reconnect waits between 0 and this, in milliseconds; each further one up to twice as long. */
export const BACKOFF_BASE_MS = 250;

/** No random part of a reconnect delay is longer, in milliseconds. */
export const BACKOFF_CAP_MS = 15_000;

/** The least delay after a close that was our fault (4002, 4029), in milliseconds. */
export const PENALTY_MS = 5_000;

/** A server's `retryAfterMs` counts up to this, in milliseconds. */
export const RETRY_AFTER_MS_MAX = 600_000;

/** Attempts in a row without a connection that held for {@link STABLE_MS}; then the client closes itself. */
export const ATTEMPTS_MAX = 100;

/** A connection that was ready this long, in milliseconds, lets the back-off start from its base again. */
export const STABLE_MS = 5_000;

/** An acknowledgement waits at most this long for others to join it, in milliseconds. */
export const ACK_DELAY_MS = 200;

/** This many handled messages are acknowledged at once. The server keeps 32. */
export const ACK_MESSAGES_MAX = 16;

/**
 * Requests that wait for their answer. After a reconnect all of them are sent again in one turn, which has
 * to fit into the server's burst of 40 messages.
 */
export const REQUESTS_MAX = 32;

/** Matches and final states that are remembered, so that a new session does not announce them twice. */
export const ENDINGS_MAX = 128;

/** Proposals whose ticket is remembered. */
export const PROPOSALS_MAX = 32;

/** How long `close()` waits for the server's half of the closing handshake, in milliseconds. */
export const CLOSE_MS = 1_000;

/** The heartbeat until the server has said otherwise: milliseconds, milliseconds, pings. */
export const HEARTBEAT = { intervalMs: 30_000, timeoutMs: 5_000, maxMissed: 2 } as const;
