import { type CodeName, codes, isErrorCode, MusterdError } from '../errors.ts';
import {
  ClientMessage,
  type ClientMessageFields,
  type DecodedServerMessage,
  ServerMessage,
} from '../protocol/v1.ts';
import { addon, type NativeEngine } from './addon.ts';
import { DrainLoop, type Receiver } from './drain-loop.ts';
import type { EngineOptions, EngineStats } from './generated/native.d.ts';
import { WAKE_FRAMES } from './limits.ts';
import { type RequestOptions, Requests } from './requests.ts';
import { Submission, submissionError } from './submission.ts';

export type { Receiver } from './drain-loop.ts';
export type { RequestOptions } from './requests.ts';

/** How an engine is opened or attached to. See crates/node for each field. */
export type LinkSettings = EngineOptions;

/** The engine's own figures, and how many control requests wait. */
export type LinkStats = EngineStats & { readonly outstandingRequests: number };

/** Codes by their place in the table, which is the same in the addon. */
const codeNames = Object.keys(codes) as readonly CodeName[];

/** The connection number of the control channel. */
const CONTROL = 0;

/**
 * This thread's end of an engine: frames and control requests go in, frames and replies come out.
 *
 * @example
 * const link = Link.open({ graceMs: 30_000, heartbeat: { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 } });
 * const { queueReports } = await link.request({ readQueues: { queue: '' } });
 * link.close();
 */
export class Link {
  readonly #requests = new Requests();
  readonly #loop: DrainLoop;
  readonly #engine: NativeEngine;
  /** Frames handed in since the event loop last came round. */
  #fresh = 0;
  #closed = false;
  #fatal: MusterdError | undefined;
  #onFatal: (error: MusterdError) => void = () => {};
  #onDefect: (error: unknown) => void = (error) => process.emitWarning(String(error), 'MusterdDefect');

  private constructor(settings: LinkSettings) {
    this.#loop = new DrainLoop({
      reply: (payload) => this.#requests.settle(ServerMessage.decode(payload)),
      fatal: (sentence, code) => this.#end(sentence, code),
      defect: (error) => this.reportDefect(error),
    });
    this.#engine = openEngine(settings, this.#loop.ring);
    this.#loop.start(this.#engine);
  }

  /**
   * Opens the engine called `settings.name`, or attaches to it when this process has it open already.
   *
   * @throws MusterdError ENGINE_OPEN when it is open with other settings, BAD_ARGUMENT for settings that make no
   *   sense, ADDON_MISSING when there is no native engine for this platform.
   */
  static open(settings: LinkSettings): Link {
    return new Link(settings);
  }

  /** This thread's number, 0 to 255: the top 8 bits of every connection number that it makes. */
  get worker(): number {
    return this.#engine.worker;
  }

  /**
   * Hands one protobuf frame of a connection to the engine, which reads it during the call and keeps nothing. A
   * sleeping engine is woken once for all frames that this turn of the event loop reads, at most
   * {@link WAKE_FRAMES} late: waking it costs more than the rest of the call.
   *
   * @returns an answer of {@link Submission}; never throws for what a player can send.
   */
  submit(connection: number, frame: Uint8Array): number {
    this.#fresh++;
    if (this.#fresh === 1) setImmediate(this.#wake);
    else if (this.#fresh % WAKE_FRAMES === 0) this.#engine.wake();
    return this.#engine.submitLater(connection, frame);
  }

  /**
   * Sends a control request and waits for its reply.
   *
   * @throws MusterdError what the engine answered, OVERLOADED when the intake ring is full or too many requests
   *   wait, SHUTTING_DOWN after {@link close}, INTERNAL when the engine has ended.
   */
  async request(body: ClientMessageFields, options: RequestOptions = {}): Promise<DecodedServerMessage> {
    if (this.#fatal) throw this.#fatal;
    const { number, reply } = this.#requests.begin(options);
    const answer = this.submit(CONTROL, ClientMessage.encode({ ...body, request: number }).finish());
    if (answer !== Submission.ACCEPTED) this.#requests.fail(number, submissionError(answer));
    return reply;
  }

  /**
   * Sends a control request that nobody waits for.
   *
   * @returns an answer of {@link Submission}.
   */
  tell(body: ClientMessageFields): number {
    return this.submit(CONTROL, ClientMessage.encode(body).finish());
  }

  /** From now on the frames of connections go to `receiver`, in the place of an earlier one. */
  deliverTo(receiver: Receiver): void {
    this.#loop.receiver = receiver;
  }

  /** Called once when the engine has ended for a reason of its own; nothing works after that. */
  onFatal(callback: (error: MusterdError) => void): void {
    this.#onFatal = callback;
    if (this.#fatal) callback(this.#fatal);
  }

  /** Called with errors that must not happen and did no more than lose one message. Default: a process warning. */
  onDefect(callback: (error: unknown) => void): void {
    this.#onDefect = callback;
  }

  /** Something was thrown that must not be: it is told to the one who asked for {@link onDefect}. */
  reportDefect(error: unknown): void {
    try {
      this.#onDefect(error);
    } catch (another) {
      process.emitWarning(String(another), 'MusterdDefect');
    }
  }

  /** Figures of the engine; cheap. */
  stats(): LinkStats {
    return { ...this.#engine.stats(), outstandingRequests: this.#requests.size };
  }

  /** Lets go of the engine; the last one to do so ends it. Requests that wait are refused. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#loop.stop();
    this.#engine.close();
    this.#requests.failAll(new MusterdError('SHUTTING_DOWN', 'The engine has been closed.'));
  }

  readonly #wake = (): void => {
    this.#fresh = 0;
    this.#engine.wake();
  };

  #end(sentence: string, code: number): void {
    if (this.#fatal) return;
    this.#fatal = new MusterdError(codeNames[code] ?? 'INTERNAL', `The engine has ended: ${sentence}`);
    this.#requests.failAll(this.#fatal);
    this.#onFatal(this.#fatal);
  }
}

/** Errors of the addon carry our codes but are plain; this is where they become ours. */
function openEngine(settings: LinkSettings, doorbell: () => void): NativeEngine {
  try {
    return addon().Engine.open(settings, doorbell);
  } catch (error) {
    if (error instanceof MusterdError || !(error instanceof Error)) throw error;
    const { code } = error as Error & { code?: unknown };
    throw isErrorCode(code) ? new MusterdError(code, error.message, { cause: error }) : error;
  }
}
