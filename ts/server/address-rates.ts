import { createHash, randomBytes } from 'node:crypto';

/** Cells of one row, a power of two, and rows. */
const COLUMNS = 16_384;
const ROWS = 4;
/** Cells of a whole table. */
export const TABLE_CELLS = ROWS * COLUMNS;

/** Which cells an address has in every table: one a row. */
export type AddressCells = readonly number[];

/** So that nobody can look for addresses that share their cells with a victim's. */
const ownSecret = randomBytes(32);

/** The cells of an address, the same for the life of this thread, or wherever the secret is the same. */
export function cellsOf(addressKey: string, secret: Uint8Array = ownSecret): AddressCells {
  const digest = createHash('sha256').update(secret).update(addressKey).digest();
  return Array.from(
    { length: ROWS },
    (_, row) => row * COLUMNS + (digest.readUInt32LE(4 * row) & (COLUMNS - 1)),
  );
}

/** How often something may happen. */
export interface Rate {
  /** Times a second, over time. */
  readonly perSecond: number;
  /** Times at once, after a pause. */
  readonly burst: number;
}

/** The cells of an {@link AddressRates}, which several threads may share. */
export interface BucketTable {
  /** {@link TABLE_CELLS} of them, 0 at first. */
  readonly fullAtMs: Float64Array;
  /** What makes a time of this thread one that all of them have. Milliseconds. */
  readonly offsetMs: number;
}

/**
 * A token bucket for each of any number of addresses, in 512 KiB.
 *
 * A count-min sketch with conservative update (Cormode and Muthukrishnan 2005; Estan and Varghese 2002) whose
 * cells are buckets, each kept as the time at which it is full again. An address has one cell in each row and is
 * judged by its emptiest; others that share a cell can only make it fuller. So what passes would pass a table of
 * exact buckets too: nothing is ever evicted, and no flood of strange addresses lifts a limit. The price: an
 * address is refused for others' sake when *each* of its four cells is shared with an address at its limit. With
 * a hundred such addresses that happens to one in 700 million, with a thousand to one in 80,000.
 */
export class AddressRates {
  readonly #fullAtMs: Float64Array;
  readonly #offsetMs: number;
  readonly #burst: number;
  readonly #costMs: number;
  readonly #depthMs: number;

  /** @param table shared with others; default: one of its own */
  constructor({ perSecond, burst }: Rate, table?: BucketTable) {
    this.#fullAtMs = table?.fullAtMs ?? new Float64Array(TABLE_CELLS);
    this.#offsetMs = table?.offsetMs ?? 0;
    this.#burst = burst;
    this.#costMs = 1_000 / perSecond;
    this.#depthMs = burst * this.#costMs;
  }

  /** Takes `times` at `nowMs`, a monotonic time; false, and nothing taken, when the address is over its rate. */
  take(cells: AddressCells, nowMs: number, times = 1): boolean {
    const now = nowMs + this.#offsetMs;
    const fullAtMs = Math.max(this.#emptiest(cells), now) + Math.min(times, this.#burst) * this.#costMs;
    if (fullAtMs - now > this.#depthMs) return false;
    for (const cell of cells) {
      if ((this.#fullAtMs[cell] as number) < fullAtMs) this.#fullAtMs[cell] = fullAtMs;
    }
    return true;
  }

  /** Milliseconds until the address may once more. */
  retryAfterMs(cells: AddressCells, nowMs: number): number {
    const now = nowMs + this.#offsetMs;
    return Math.max(0, Math.ceil(this.#emptiest(cells) + this.#costMs - this.#depthMs - now));
  }

  #emptiest(cells: AddressCells): number {
    let emptiest = Number.POSITIVE_INFINITY;
    for (const cell of cells) emptiest = Math.min(emptiest, this.#fullAtMs[cell] as number);
    return emptiest;
  }
}
