import { StandingError } from './messages.ts';
import { OVERLOADED_MS, OVERLOADED_RETRY_MS } from './settings.ts';

/** So few are no backlog, though the engine has had little to do before. */
const FEW_COMMANDS = 2_048;
/** A turn with so few requests was long for another reason: the machine paused us, and nobody has to pay for that. */
const FEW_REQUESTS = 256;

/** A commit that takes longer holds up everybody: the disk has stalled. */
const COMMIT_MS_MAX = 200;

/** One for each time to come back, from `OVERLOADED_RETRY_MS` to twice that. */
const RETRIES = 64;
const refusals = Array.from({ length: RETRIES }, (_, index) => {
  const retryAfterMs = Math.round(OVERLOADED_RETRY_MS * (1 + index / RETRIES));
  return new StandingError('OVERLOADED', 'The server has too much to do; try again.', retryAfterMs);
});

/** What {@link Overload} asks the engine. */
export interface EngineLoad {
  /** Commands that wait for the engine. */
  readonly ringOccupancy: number;
  /** Commands that it has applied. */
  readonly commands: number;
  /** Commits of its journal that have ended; 0 without one. */
  readonly commits: number;
}

/**
 * Whether a request that comes now would wait too long, on our side or the engine's. Then it is refused at once: a queue
 * that only grows makes everybody wait and ends no more requests (Nichols and Jacobson 2012, on judging a queue by the
 * time spent in it).
 *
 * On our side: sockets that are readable are read in one turn of the event loop. What is read in it has waited as long as
 * the turn has gone on, or even since the one before began, which is why a long turn is followed by one that refuses:
 * refusing is quick, so turns become short again. On the engine's: its backlog by the speed at which it lately worked,
 * and a commit that does not end.
 */
export class Overload {
  readonly #now: () => number;
  #isInTurn = false;
  #turnBeganAtMs = 0;
  #requests = 0;
  #refused = 0;
  #wasLong = false;
  #commands = 0;
  #commits = 0;
  #lookedAtMs: number;
  /** When a commit was last seen to have ended, or not to be needed. */
  #durableAtMs: number;
  #isEngineBehind = false;

  /** @param now a monotonic clock in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#lookedAtMs = now();
    this.#durableAtMs = this.#lookedAtMs;
  }

  /**
   * A request for a match has come.
   *
   * @throws StandingError OVERLOADED when it would wait too long. Those who are told so are told different times to come
   *   back.
   */
  admit(): void {
    const nowMs = this.#now();
    if (!this.#isInTurn) this.#begin(nowMs);
    this.#requests++;
    if (!this.#wasLong && !this.#isEngineBehind && !this.#isLong(nowMs)) return;
    this.#refused++;
    throw refusals[this.#refused % RETRIES];
  }

  /** Looks at the engine; to be called often. */
  look({ ringOccupancy, commands, commits }: EngineLoad): void {
    const nowMs = this.#now();
    const applied = commands - this.#commands;
    const perMs = applied / Math.max(1, nowMs - this.#lookedAtMs);
    if (commits === 0 || commits !== this.#commits || applied === 0) this.#durableAtMs = nowMs;
    this.#isEngineBehind =
      ringOccupancy > Math.max(FEW_COMMANDS, perMs * OVERLOADED_MS) ||
      nowMs - this.#durableAtMs >= COMMIT_MS_MAX;
    this.#commands = commands;
    this.#commits = commits;
    this.#lookedAtMs = nowMs;
  }

  #isLong(nowMs: number): boolean {
    return this.#requests > FEW_REQUESTS && nowMs - this.#turnBeganAtMs > OVERLOADED_MS;
  }

  #begin(nowMs: number): void {
    this.#isInTurn = true;
    this.#turnBeganAtMs = nowMs;
    this.#requests = 0;
    setImmediate(this.#turnOver);
  }

  readonly #turnOver = (): void => {
    this.#wasLong = this.#isLong(this.#now());
    this.#isInTurn = false;
  };
}
