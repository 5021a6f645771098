/** One row of the error table. */
export interface CodeRow {
  /** The HTTP status of an answer that carries the code. */
  readonly status: number;
  /** What went wrong, in one sentence. */
  readonly meaning: string;
}

/**
 * Every error code, without its prefix `ERR_MUSTER_`. The same table as `core::code` in Rust and
 * docs/protocol.md; a test keeps the three equal. A code is never used for something else later.
 */
export const codes = {
  BAD_MESSAGE: {
    status: 400,
    meaning: 'The message cannot be read, or a field of it is missing, too long or makes no sense.',
  },
  NOT_SUPPORTED: { status: 501, meaning: 'A feature of the contract that this build does not have yet.' },
  UNKNOWN_QUEUE: { status: 404, meaning: 'No queue has this name.' },
  BAD_ATTRIBUTE: {
    status: 400,
    meaning: 'An attribute is unknown, missing, of the wrong kind, too long or not a finite number.',
  },
  DUPLICATE_TICKET: { status: 409, meaning: 'The ticket id is in use for another request.' },
  PLAYER_BUSY: { status: 409, meaning: 'A player of the request is in a ticket already.' },
  VERSION_NOT_FOUND: {
    status: 404,
    meaning: 'The queue has no such version of its rules, or has forgotten it.',
  },
  VERSION_IN_USE: { status: 409, meaning: 'The version is in use otherwise, or too many are.' },
  TICKET_NOT_FOUND: { status: 404, meaning: "No such ticket, or it is another's." },
  MATCH_NOT_FOUND: { status: 404, meaning: "No such match, or it is another's." },
  RESULT_CONFLICT: { status: 409, meaning: 'The match has a result, and this is another one.' },
  BACKFILL_NOT_FOUND: { status: 404, meaning: 'No such backfill.' },
  TOO_LATE: {
    status: 409,
    meaning: 'The ticket or proposal has ended, or is past the point where it can be changed.',
  },
  PARTY_TOO_LARGE: {
    status: 400,
    meaning: 'More players than a ticket, or any team of the queue, may have.',
  },
  MESSAGE_TOO_LARGE: { status: 413, meaning: 'A frame or body over the limit.' },
  QUEUE_FULL: { status: 503, meaning: 'The queue is at its capacity.' },
  QUEUE_SUSPENDED: { status: 503, meaning: 'The queue makes no passes until its rules change.' },
  RATE_LIMITED: { status: 429, meaning: 'Too many messages or connections; slow down.' },
  UNAUTHORIZED: {
    status: 401,
    meaning: 'Not who he says he is, or not allowed to name these players.',
  },
  FORBIDDEN: { status: 403, meaning: 'Known, but not allowed to do this.' },
  RULES_INVALID: { status: 422, meaning: 'The rule set is refused; the problems say where and why.' },
  CONFIG_INVALID: {
    status: 422,
    meaning: 'The configuration is refused; the message says where and why.',
  },
  OVERLOADED: { status: 503, meaning: 'The server has no room for this now.' },
  SHUTTING_DOWN: { status: 503, meaning: 'The server is closing; connect again later.' },
  JOURNAL_VERSION: { status: 500, meaning: 'The journal was written by a newer build.' },
  JOURNAL_FULL: { status: 503, meaning: "The journal's disk is full." },
  JOURNAL_CORRUPT: {
    status: 500,
    meaning: 'The journal is damaged before its end; the message says where and what can be done.',
  },
  JOURNAL_FAILED: {
    status: 500,
    meaning: 'The journal could not be written or synced; nothing that it does not hold was answered.',
  },
  STORE_VERSION: {
    status: 500,
    meaning: 'The store of ratings and history was written by a newer build.',
  },
  STORE_CORRUPT: {
    status: 500,
    meaning: 'The store of ratings and history is damaged, or is the file of another program.',
  },
  STORE_FAILED: {
    status: 503,
    meaning: 'The store of ratings and history could not be read or written; what was to be written is not.',
  },
  DATA_DIR: { status: 500, meaning: 'The data directory cannot be used.' },
  DATA_LOCKED: { status: 500, meaning: 'Another process uses the data directory.' },
  AUTH_KEYS: {
    status: 503,
    meaning: "The keys that sign players' tokens cannot be read or fetched.",
  },
  PORT_IN_USE: { status: 500, meaning: 'Another process listens on the port.' },
  ENGINE_OPEN: { status: 500, meaning: 'An engine of this name is open with other options.' },
  ADDON_MISSING: {
    status: 500,
    meaning: 'The native addon for this platform is missing or does not load.',
  },
  BAD_ARGUMENT: {
    status: 400,
    meaning: 'An argument of a library call is of the wrong type or out of range.',
  },
  CLOSED: { status: 503, meaning: 'The object has been closed.' },
  INTERNAL: { status: 500, meaning: 'A defect of musterd; the ticket or call failed, the server lives.' },
} as const satisfies Record<string, CodeRow>;

/** A code without its prefix, a key of {@link codes}. */
export type CodeName = keyof typeof codes;

/** A code as clients, logs and answers carry it. */
export type ErrorCode = `ERR_MUSTER_${CodeName}`;

const PREFIX = 'ERR_MUSTER_';

/** The full code of a table row: `errorCode('TOO_LATE')` is `'ERR_MUSTER_TOO_LATE'`. */
export function errorCode<Name extends CodeName>(name: Name): `ERR_MUSTER_${Name}` {
  return `${PREFIX}${name}`;
}

/** True when `text` is one of our codes, prefix included. */
export function isErrorCode(text: unknown): text is ErrorCode {
  return (
    typeof text === 'string' && text.startsWith(PREFIX) && Object.hasOwn(codes, text.slice(PREFIX.length))
  );
}

/** The table row of a full code; the row of `INTERNAL` for a code that we do not know. */
export function codeRow(code: string): CodeRow {
  return isErrorCode(code) ? codes[code.slice(PREFIX.length) as CodeName] : codes.INTERNAL;
}

/** One mistake in a rule set or configuration. */
export interface Problem {
  /** Where in the document, for example `rules[0].maxDistance`. */
  readonly path: string;
  /** Line of the text, from 1; 0 when it is not known. */
  readonly line: number;
  /** What is wrong and what would be right. */
  readonly message: string;
}

/** What an error carries beside its code and message. */
export interface MusterdErrorDetail {
  /** When to try again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** For RULES_INVALID and CONFIG_INVALID: every mistake found. */
  readonly problems?: readonly Problem[];
  /** What led to it. */
  readonly cause?: unknown;
}

/**
 * Every error that musterd throws or rejects with.
 *
 * @example
 * try { await matchmaker.cancel(ticketId); }
 * catch (error) { if (error.code === 'ERR_MUSTER_TOO_LATE') playTheMatch(); else throw error; }
 */
export class MusterdError extends Error {
  /** The code; it never changes its meaning. */
  readonly code: ErrorCode;
  /** When to try again, in milliseconds. */
  readonly retryAfterMs?: number;
  /** For RULES_INVALID and CONFIG_INVALID: every mistake found. */
  readonly problems?: readonly Problem[];

  /** @param code a full code (`ERR_MUSTER_…`) or a row's name; @param message a sentence that says what to do. */
  constructor(code: ErrorCode | CodeName, message: string, detail: MusterdErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'MusterdError';
    this.code = isErrorCode(code) ? code : errorCode(code as CodeName);
    if (detail.retryAfterMs !== undefined) this.retryAfterMs = detail.retryAfterMs;
    if (detail.problems !== undefined) this.problems = detail.problems;
  }
}
