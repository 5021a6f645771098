import { isErrorCode, MusterdError } from '../errors.ts';

/** A call of the addon, whose errors become ours. */
export function coded<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    const { code, message } = error as Error & { code?: unknown };
    throw isErrorCode(code) ? new MusterdError(code, message, { cause: error }) : error;
  }
}
