import { type ErrorCode, isErrorCode, MusterdError } from '../errors.ts';
import { addon } from './addon.ts';
import type { HistoryBatch, RatingChange, Store, StoreOutcome, StoreResult } from './generated/native.d.ts';

export type {
  HistoryBatch,
  HistoryMatch,
  HistoryRuleChange,
  RatingChange,
  StoreResult,
} from './generated/native.d.ts';

/** Mu, sigma and rated games of a player. */
export interface Rated {
  readonly mu: number;
  readonly sigma: number;
  readonly games: number;
}

/** Numbers of one player in a native answer. */
const RATED_NUMBERS = 3;

/**
 * The embedded store: ratings, results and history in a SQLite file, or in memory. Reading takes some microseconds and
 * waits for nobody; what writes runs on a thread of Node's pool, because it waits for the disk.
 */
export class RatingStore {
  readonly #store: Store;

  /**
   * @param file absent: in memory.
   * @throws MusterdError STORE_VERSION, STORE_CORRUPT, STORE_FAILED, DATA_LOCKED; the message names the file.
   */
  constructor(file?: string) {
    this.#store = ours(() => addon().Store.openStore(file));
  }

  /** The ratings of players, in their order; those of a new player where there is none. @throws MusterdError as above. */
  ratings(queue: string, playerIds: readonly string[]): Rated[] {
    const numbers = ours(() => this.#store.ratings(queue, playerIds as string[]));
    return playerIds.map((_, index) => {
      const at = index * RATED_NUMBERS;
      return {
        mu: numbers[at] as number,
        sigma: numbers[at + 1] as number,
        games: numbers[at + 2] as number,
      };
    });
  }

  /**
   * Applies a result once.
   *
   * @returns what it did to each player, now or when it was applied first; undefined when the match has another result.
   * @throws MusterdError as above, CLOSED.
   */
  async apply(result: StoreResult): Promise<readonly RatingChange[] | undefined> {
    const { applied, changes } = await written(() => this.#store.applyResult(result));
    return applied === 'different' ? undefined : (changes ?? []);
  }

  /** Writes events down. @throws MusterdError as above. */
  async record(batch: HistoryBatch): Promise<void> {
    await written(() => this.#store.recordHistory(batch));
  }

  /** The number of the last event that is written down; 0 at the beginning. @throws MusterdError as above. */
  position(): number {
    return ours(() => this.#store.historyPosition());
  }

  /** Lets go of the file, once what is being written is written. Idempotent. */
  close(): void {
    ours(() => this.#store.closeStore());
  }
}

async function written(write: () => Promise<StoreOutcome>): Promise<StoreOutcome> {
  const outcome = await ours(write);
  if (outcome.error) throw new MusterdError(outcome.error.code as ErrorCode, outcome.error.message);
  return outcome;
}

/** Errors of the addon carry our codes but are plain; this is where they become ours. */
function ours<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    throw isErrorCode(code) ? new MusterdError(code, message, { cause: error }) : error;
  }
}
