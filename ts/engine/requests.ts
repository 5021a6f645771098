import { type ErrorCode, MusterdError } from '../errors.ts';
import type { DecodedServerMessage } from '../protocol/v1.ts';
import { OUTSTANDING_REQUESTS } from './limits.ts';

/** How one control request is waited for. */
export interface RequestOptions {
  /** Gives up waiting; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** True: waiting for the answer does not keep the process alive. Default false. */
  readonly background?: boolean;
}

interface Pending {
  readonly resolve: (reply: DecodedServerMessage) => void;
  readonly reject: (reason: unknown) => void;
  readonly options: RequestOptions;
  readonly onAbort: (() => void) | undefined;
}

/** A request number is a protobuf uint32, and 0 is none. */
const NUMBER_MAX = 0xffff_ffff;
/** The longest interval that Node knows: the keep-alive never has to do anything. */
const NEVER_MS = 0x7fff_ffff;

/** Control requests that wait for their replies, at most {@link OUTSTANDING_REQUESTS} at once. */
export class Requests {
  readonly #pending = new Map<number, Pending>();
  #lastNumber = 0;
  #foreground = 0;
  #keepAlive: NodeJS.Timeout | undefined;

  /** How many wait. */
  get size(): number {
    return this.#pending.size;
  }

  /**
   * Begins to wait for one reply.
   *
   * @throws MusterdError OVERLOADED when too many wait already; the signal's reason when it is aborted.
   */
  begin(options: RequestOptions): { number: number; reply: Promise<DecodedServerMessage> } {
    options.signal?.throwIfAborted();
    if (this.#pending.size >= OUTSTANDING_REQUESTS) {
      throw new MusterdError('OVERLOADED', `${OUTSTANDING_REQUESTS} requests wait already.`, {
        retryAfterMs: 100,
      });
    }
    const number = this.#nextNumber();
    const reply = new Promise<DecodedServerMessage>((resolve, reject) => {
      const onAbort = options.signal && (() => this.fail(number, options.signal?.reason));
      if (onAbort) options.signal?.addEventListener('abort', onAbort, { once: true });
      this.#pending.set(number, { resolve, reject, options, onAbort });
    });
    if (!options.background) this.#holdProcess(1);
    return { number, reply };
  }

  /** A reply came. One that nobody waits for any more is ignored. */
  settle(reply: DecodedServerMessage): void {
    const { error } = reply;
    if (error) {
      this.fail(reply.request, replyError(error));
    } else {
      this.#take(reply.request)?.resolve(reply);
    }
  }

  /** One request has failed. */
  fail(number: number, reason: unknown): void {
    this.#take(number)?.reject(reason);
  }

  /** No reply will come any more. */
  failAll(reason: MusterdError): void {
    for (const number of this.#pending.keys()) this.fail(number, reason);
  }

  #take(number: number): Pending | undefined {
    const pending = this.#pending.get(number);
    if (pending === undefined) return undefined;
    this.#pending.delete(number);
    if (pending.onAbort) pending.options.signal?.removeEventListener('abort', pending.onAbort);
    if (!pending.options.background) this.#holdProcess(-1);
    return pending;
  }

  #nextNumber(): number {
    do {
      this.#lastNumber = this.#lastNumber === NUMBER_MAX ? 1 : this.#lastNumber + 1;
    } while (this.#pending.has(this.#lastNumber));
    return this.#lastNumber;
  }

  /** The doorbell is weak, so a promise alone would let the process end before it settles. */
  #holdProcess(change: 1 | -1): void {
    this.#foreground += change;
    if (this.#foreground === 0) {
      this.#keepAlive?.unref();
    } else if (this.#foreground === 1 && change === 1) {
      this.#keepAlive ??= setInterval(() => {}, NEVER_MS);
      this.#keepAlive.ref();
    }
  }
}

function replyError(error: {
  code?: string | null;
  message?: string | null;
  retryAfterMs?: number | null;
}): MusterdError {
  const detail = error.retryAfterMs == null ? {} : { retryAfterMs: error.retryAfterMs };
  return new MusterdError(error.code as ErrorCode, error.message ?? '', detail);
}
