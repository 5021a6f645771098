import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { codeRow, MusterdError, type Problem } from '../errors.ts';

/** An answer, before it is written. */
export interface Reply {
  /** The HTTP status. */
  readonly status: number;
  /** Becomes JSON, unless it is a text that `headers` gives a type. */
  readonly body: unknown;
  readonly headers?: OutgoingHttpHeaders;
}

/** The body of every answer that is an error. */
export interface ErrorBody {
  readonly error: {
    /** `ERR_MUSTER_` and a code of docs/protocol.md. */
    readonly code: string;
    readonly message: string;
    readonly retryAfterMs?: number;
    /** For RULES_INVALID. */
    readonly problems?: readonly Problem[];
  };
}

/** When a client may try again that was refused for want of room, unless the error says so itself. */
const RETRY_AFTER_MS = 1_000;

/** An answer with a body. */
export function reply(status: number, body: unknown, headers: OutgoingHttpHeaders = {}): Reply {
  return { status, body, headers };
}

/** The answer to a request that failed. What is not our own error is a defect: its words stay in the log. */
export function errorReply(error: unknown, headers: OutgoingHttpHeaders = {}): Reply {
  const known =
    error instanceof MusterdError ? error : new MusterdError('INTERNAL', 'The server failed to answer.');
  const { status } = codeRow(known.code);
  const isPassing = status === 429 || status === 503;
  const retryAfterMs = known.retryAfterMs ?? (isPassing ? RETRY_AFTER_MS : undefined);
  const body: ErrorBody = {
    error: {
      code: known.code,
      message: known.message,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(known.problems && { problems: known.problems }),
    },
  };
  const retryAfter = isPassing && { 'retry-after': String(Math.ceil((retryAfterMs ?? 0) / 1_000)) };
  return { status, body, headers: { ...headers, ...retryAfter } };
}

/** Writes an answer and ends it. */
export function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const isText = typeof body === 'string' && headers['content-type'] !== undefined;
  const text = isText ? body : `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(text);
}
