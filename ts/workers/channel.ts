import { type ErrorCode, MusterdError } from '../errors.ts';

/** One end of the way between two threads: a Worker, or the parentPort of one. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: string, listener: (message: Envelope) => void): unknown;
}

/** What one side can be asked and told: each name with what comes along and, when asked, what is answered. */
export interface Contract {
  readonly asks: Readonly<Record<string, readonly [said: unknown, answer: unknown]>>;
  readonly tells: Readonly<Record<string, unknown>>;
}

/** How a side does what it is asked and hears what it is told. */
export interface Handlers<Ours extends Contract> {
  readonly asks: {
    readonly [Name in keyof Ours['asks']]: (
      said: Ours['asks'][Name][0],
    ) => Ours['asks'][Name][1] | Promise<Ours['asks'][Name][1]>;
  };
  readonly tells: { readonly [Name in keyof Ours['tells']]: (said: Ours['tells'][Name]) => void };
}

/** An error on its way: structured clones lose the class and the code. */
interface PlainError {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly retryAfterMs: number | undefined;
}

type Envelope =
  | { readonly kind: 'ask'; readonly number: number; readonly name: string; readonly said: unknown }
  | { readonly kind: 'tell'; readonly name: string; readonly said: unknown }
  | { readonly kind: 'answer'; readonly number: number; readonly answer: unknown }
  | { readonly kind: 'refusal'; readonly number: number; readonly error: PlainError };

interface Pending {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/**
 * Questions with answers, and news, between two threads. What a side says arrives in the order of saying; how many
 * questions wait is for the one who asks to bound.
 *
 * @typeParam Ours what this side can be asked. @typeParam Theirs what the other can be.
 */
export class Channel<Ours extends Contract, Theirs extends Contract> {
  readonly #port: Port;
  readonly #handlers: Handlers<Ours>;
  readonly #pending = new Map<number, Pending>();
  #lastNumber = 0;
  #ended: MusterdError | undefined;

  constructor(port: Port, handlers: Handlers<Ours>) {
    this.#port = port;
    this.#handlers = handlers;
    port.on('message', (message: Envelope) => this.#take(message));
  }

  /**
   * Asks the other side and waits for its answer.
   *
   * @throws MusterdError what it refuses with, or what the channel has ended for.
   */
  ask<Name extends keyof Theirs['asks'] & string>(
    name: Name,
    said: Theirs['asks'][Name][0],
  ): Promise<Theirs['asks'][Name][1]> {
    if (this.#ended) return Promise.reject(this.#ended);
    const number = ++this.#lastNumber;
    return new Promise((resolve, reject) => {
      this.#pending.set(number, { resolve: resolve as Pending['resolve'], reject });
      this.#send({ kind: 'ask', number, name, said });
    });
  }

  /** Tells the other side something. */
  tell<Name extends keyof Theirs['tells'] & string>(name: Name, said: Theirs['tells'][Name]): void {
    if (!this.#ended) this.#send({ kind: 'tell', name, said });
  }

  /** The other side is gone: whoever waits for it is refused with this. Idempotent. */
  end(reason: MusterdError): void {
    this.#ended ??= reason;
    for (const { reject } of this.#pending.values()) reject(this.#ended);
    this.#pending.clear();
  }

  #send(envelope: Envelope): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    this.#port.postMessage(envelope);
  }

  #take(envelope: Envelope): void {
    switch (envelope.kind) {
      case 'ask':
        void this.#answer(envelope);
        break;
      case 'tell':
        this.#handlers.tells[envelope.name]?.(envelope.said as never);
        break;
      case 'answer':
        this.#settled(envelope.number)?.resolve(envelope.answer);
        break;
      case 'refusal':
        this.#settled(envelope.number)?.reject(asMusterdError(envelope.error));
        break;
    }
  }

  async #answer({ number, name, said }: Extract<Envelope, { kind: 'ask' }>): Promise<void> {
    try {
      const answer = await this.#handlers.asks[name]?.(said as never);
      this.#send({ kind: 'answer', number, answer });
    } catch (error) {
      this.#send({ kind: 'refusal', number, error: plain(error) });
    }
  }

  #settled(number: number): Pending | undefined {
    const pending = this.#pending.get(number);
    this.#pending.delete(number);
    return pending;
  }
}

function plain(error: unknown): PlainError {
  if (!(error instanceof MusterdError)) {
    return { code: undefined, message: String(error), retryAfterMs: undefined };
  }
  return { code: error.code, message: error.message, retryAfterMs: error.retryAfterMs };
}

function asMusterdError({ code, message, retryAfterMs }: PlainError): MusterdError {
  return new MusterdError(code ?? 'INTERNAL', message, retryAfterMs === undefined ? {} : { retryAfterMs });
}
