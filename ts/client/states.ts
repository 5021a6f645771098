/**
 * Where a client is in its life.
 *
 * ```text
 *            ┌──────────────── close() ────────────────┐
 *  idle ──▶ connecting ──▶ greeting ──▶ ready          ▼
 *            ▲    │           │           │         closed
 *            │    ▼           ▼           ▼            ▲
 *            └─────────── waiting ◀───────┘            │
 *                            └── 4001 4003 4009, or attempts used up (from any state)
 * ```
 */
export const ClientState = {
  /** Made; the first attempt starts at the end of this turn, so that listeners can be added before. */
  Idle: 'idle',
  /** A socket is being opened. */
  Connecting: 'connecting',
  /** The socket is open, `hello` is sent, `welcome` awaited. */
  Greeting: 'greeting',
  /** Welcomed: requests are sent, notifications come. */
  Ready: 'ready',
  /** No socket; the next attempt starts when the delay is over. Requests are kept. */
  Waiting: 'waiting',
  /** Final: by `close()`, or because the server's close code forbids to come back. */
  Closed: 'closed',
} as const;

/** One of the values of {@link ClientState}. */
export type ClientState = (typeof ClientState)[keyof typeof ClientState];

/** The states that may follow each state. */
export const transitions: Readonly<Record<ClientState, readonly ClientState[]>> = {
  idle: ['connecting', 'closed'],
  connecting: ['greeting', 'waiting', 'closed'],
  greeting: ['ready', 'waiting', 'closed'],
  ready: ['waiting', 'closed'],
  waiting: ['connecting', 'closed'],
  closed: [],
};
