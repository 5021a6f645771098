import { MusterdError } from '../errors.ts';
import { OVERLOADED_RETRY_MS, OVERLOADED_TURN_MS } from './settings.ts';

/** So few are no backlog, though the engine has had little to do before. */
const FEW_COMMANDS = 2_048;

/** What {@link Overload} asks the engine. */
export interface EngineLoad {
  /** Commands that wait for the engine. */
  readonly ringOccupancy: number;
  /** Commands that it has applied. */
  readonly commands: number;
}

/**
 * Whether a request that comes now would wait too long, on our side or the engine's. Then it is refused at once: a queue
 * that only grows makes everybody wait and ends no more requests (Nichols and Jacobson 2012, on judging a queue by the
 * time spent in it).
 *
 * On our side: sockets that are readable are read in one turn of the event loop, so what is read late in a turn has
 * waited about as long as the turn has gone on. On the engine's: its backlog by the speed at which it lately worked.
 */
export class Overload {
  readonly #now: () => number;
  #isInTurn = false;
  #turnBeganAtMs = 0;
  #commands = 0;
  #lookedAtMs: number;
  #isEngineBehind = false;

  /** @param now a monotonic clock in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lookedAtMs = now();
  }

  /**
   * A request for a match has come.
   *
   * @throws MusterdError OVERLOADED when it would wait too long. Who is told so is told different times to come back.
   */
  admit(): void {
    const nowMs = this.#now();
    if (!this.#isInTurn) this.#begin(nowMs);
    if (!this.#isEngineBehind && nowMs - this.#turnBeganAtMs <= OVERLOADED_TURN_MS) return;
    throw new MusterdError('OVERLOADED', 'The server has too much to do; try again.', {
      retryAfterMs: Math.ceil(OVERLOADED_RETRY_MS * (1 + Math.random())),
    });
  }

  /** Looks at the engine; to be called often. */
  look({ ringOccupancy, commands }: EngineLoad): void {
    const nowMs = this.#now();
    const perMs = (commands - this.#commands) / Math.max(1, nowMs - this.#lookedAtMs);
    this.#isEngineBehind = ringOccupancy > Math.max(FEW_COMMANDS, perMs * OVERLOADED_TURN_MS);
    this.#commands = commands;
    this.#lookedAtMs = nowMs;
  }

  #begin(nowMs: number): void {
    this.#isInTurn = true;
    this.#turnBeganAtMs = nowMs;
    setImmediate(this.#turnOver);
  }

  readonly #turnOver = (): void => {
    this.#isInTurn = false;
  };
}
