import { MusterdError } from '../errors.ts';
import type { FromServer } from '../protocol/types.ts';
import type { Frame } from './codec.ts';
import { REQUESTS_MAX } from './limits.ts';
import { refusal } from './refusal.ts';

/** A request whose outcome is not known yet. */
interface Request {
  readonly frame: Frame;
  /** Whether a message without `ref` is its answer. */
  readonly isAnswer: (message: FromServer) => boolean;
  readonly resolve: (answer: FromServer) => void;
  readonly reject: (error: MusterdError) => void;
}

/**
 * Requests waiting for their answers. Each keeps its frame: after a lost connection the same bytes are sent
 * again, which the server answers with what has become of the first.
 */
export class Requests {
  readonly #waiting = new Map<string, Request>();

  /** The frames of all waiting requests, the oldest first. */
  frames(): Frame[] {
    return Array.from(this.#waiting.values(), (request) => request.frame);
  }

  /**
   * Adds a request.
   *
   * @param id its `id`, by which its answer's `ref` is known
   * @returns its answer; rejects with the server's refusal, or OVERLOADED beyond {@link REQUESTS_MAX}
   */
  add(id: string, frame: Frame, isAnswer: Request['isAnswer']): Promise<FromServer> {
    if (this.#waiting.size >= REQUESTS_MAX) {
      const sentence = `${REQUESTS_MAX} requests wait for their answers already.`;
      return Promise.reject(new MusterdError('OVERLOADED', sentence));
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { frame, isAnswer, resolve, reject });
    });
  }

  /** Settles the requests that this message answers. */
  settle(message: FromServer): void {
    if (message.ref !== undefined) {
      this.#finish(message.ref, message);
      return;
    }
    for (const [id, request] of this.#waiting) if (request.isAnswer(message)) this.#finish(id, message);
  }

  /** Ends every request: its outcome stays unknown. */
  rejectAll(error: MusterdError): void {
    for (const request of this.#waiting.values()) request.reject(error);
    this.#waiting.clear();
  }

  #finish(id: string, message: FromServer): void {
    const request = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (message.type === 'error') request?.reject(refusal(message));
    else request?.resolve(message);
  }
}
