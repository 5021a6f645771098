import type { CodeName } from '../errors.ts';

/**
 * What a close code means for the client: come back (`reconnect`), come back after at least
 * {@link PENALTY_MS} (`reconnectLater`), or stay away (`end`).
 */
export type AfterClose = 'reconnect' | 'reconnectLater' | 'end';

/** One row of the table of closes. */
export interface CloseRow {
  /** What the client does. */
  readonly action: AfterClose;
  /** What happened, in one sentence. */
  readonly meaning: string;
  /** For `end`: the code with which waiting requests are rejected. */
  readonly error?: CodeName;
}

/** Closed by the client itself. */
export const NORMAL = 1000;
/** No close frame came: the connection was lost, or never made. */
export const LOST = 1006;
/** Too many heartbeats were missed; the client uses it for pongs that did not come. */
export const HEARTBEAT_LOST = 4008;

/** The table of section 4 of docs/protocol.md. A code that is not in it ends the client. */
export const closes: Readonly<Record<number, CloseRow>> = {
  1001: { action: 'reconnect', meaning: 'The server went away.' },
  1006: { action: 'reconnect', meaning: 'The connection was lost, or could not be made.' },
  1012: { action: 'reconnect', meaning: 'The server is restarting.' },
  1013: { action: 'reconnect', meaning: 'The server is overloaded.' },
  4008: { action: 'reconnect', meaning: 'The heartbeat was lost.' },
  4002: { action: 'reconnectLater', meaning: 'The server saw no hello in time.' },
  4029: { action: 'reconnectLater', meaning: 'The rate limit was ignored.' },
  1000: { action: 'end', meaning: 'Closed.', error: 'CLOSED' },
  1003: { action: 'end', meaning: 'The server refused the kind of a frame.', error: 'BAD_MESSAGE' },
  1009: { action: 'end', meaning: 'A message was larger than the server takes.', error: 'MESSAGE_TOO_LARGE' },
  4001: { action: 'end', meaning: 'Not authorized.', error: 'UNAUTHORIZED' },
  4003: { action: 'end', meaning: 'The server could not understand this client.', error: 'BAD_MESSAGE' },
  4009: { action: 'end', meaning: 'A newer connection of the same player took over.', error: 'CLOSED' },
};

/** The row of a close code. */
export function closeRow(code: number): CloseRow {
  return closes[code] ?? { action: 'end', meaning: `Closed with code ${code}.`, error: 'CLOSED' };
}
