import { MusterdError } from '../errors.ts';
import { addon } from './addon.ts';
import { RING_FULL_RETRY_MS } from './limits.ts';

/** What `submit` answers, in its low 8 bits. */
export const Submission = {
  /** The frame is on its way. */
  ACCEPTED: 0,
  /** The frame cannot be read; bits 8 to 15 say why, see {@link unreadableReason}. */
  BAD_MESSAGE: 1,
  /** The intake ring is full; nothing was taken. */
  RING_FULL: 2,
  /** The engine has been closed or has ended. */
  CLOSED: 3,
} as const;

/** Numbers of the wire errors that are not about the bytes: the frame is a message, but not one to be taken. */
export const WireError = { FRAME_TOO_LARGE: 1, TOO_MANY: 11, WRONG_SENDER: 13 } as const;

const REFUSED_MESSAGES: readonly number[] = Object.values(WireError);

let sentences: readonly string[] | undefined;

/** The number of the wire error in an answer of `submit`, 0 when the frame was readable. */
export function unreadableReason(answer: number): number {
  return (answer >>> 8) & 0xff;
}

/** True when `submit` found that the bytes are no message at all. */
export function isNoMessage(answer: number): boolean {
  return (answer & 0xff) === Submission.BAD_MESSAGE && !REFUSED_MESSAGES.includes(unreadableReason(answer));
}

/** The error that an answer of `submit` other than ACCEPTED stands for. */
export function submissionError(answer: number): MusterdError {
  switch (answer & 0xff) {
    case Submission.BAD_MESSAGE:
      return new MusterdError('BAD_MESSAGE', sentence(unreadableReason(answer)));
    case Submission.RING_FULL:
      return new MusterdError('OVERLOADED', 'The server has too much to do; try again.', {
        retryAfterMs: RING_FULL_RETRY_MS,
      });
    default:
      return new MusterdError('SHUTTING_DOWN', 'The engine has been closed.');
  }
}

/** Wire errors are numbered from 1. */
function sentence(reason: number): string {
  sentences ??= addon().wireErrors();
  return sentences[reason - 1] ?? 'The message cannot be read.';
}
