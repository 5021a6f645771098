import { type ErrorCode, isErrorCode, MusterdError } from '../errors.ts';
import type { ErrorMessage } from '../protocol/types.ts';

/** The error of an `error` message. A code that a newer server may know becomes INTERNAL, named in the text. */
export function refusal({ code, message, retryAfterMs }: ErrorMessage): MusterdError {
  const known: ErrorCode = isErrorCode(code) ? code : 'ERR_MUSTER_INTERNAL';
  const text = isErrorCode(code) ? message : `${code}: ${message}`;
  return new MusterdError(known, text, retryAfterMs === undefined ? {} : { retryAfterMs });
}
