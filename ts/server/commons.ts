import { randomBytes } from 'node:crypto';

import { type AddressCells, type BucketTable, cellsOf, TABLE_CELLS } from './address-rates.ts';
import { AddressCounter, type AddressCounts } from './addresses.ts';
import { commonOffsetMs } from './common-clock.ts';

/** Memory of {@link sharedCommons}: what a thread is given so that it counts with the others. */
export interface SharedCommons {
  /** Which cells an address has, the same in every thread. */
  readonly secret: Uint8Array;
  readonly memory: SharedArrayBuffer;
  /** How many gateways count with each other. */
  readonly gateways: number;
}

/** What the gateways of one server count together: limits hold over all of them. */
export interface Commons {
  /** The cells of an address in every table. */
  cellsOf(addressKey: string): AddressCells;
  /** New sockets, messages and hellos of each address, over time. */
  readonly connectionRates: BucketTable | undefined;
  readonly messageRates: BucketTable | undefined;
  readonly helloRates: BucketTable | undefined;
  /** Sockets of each address, and hellos of it that are being looked at. */
  readonly connections: AddressCounts;
  readonly hellosOfAddresses: AddressCounts;
  /** Sockets, refused sockets that wait for their answer, and hellos that are being looked at. */
  readonly sockets: Total;
  readonly refused: Total;
  readonly hellos: Total;
  /** Bytes that this gateway's readers may leave unread together, who leave `unread` now. */
  unreadAllowance(unread: number, limit: number): number;
}

/** A number that all gateways add to. */
export class Total {
  readonly #numbers: Int32Array;
  readonly #place: number;

  /** @param numbers in memory of several threads, or not */
  constructor(numbers: Int32Array = new Int32Array(1), place = 0) {
    this.#numbers = numbers;
    this.#place = place;
  }

  get value(): number {
    return Atomics.load(this.#numbers, this.#place);
  }

  /** Adds `change`, which may be negative. */
  add(change: number): void {
    Atomics.add(this.#numbers, this.#place, change);
  }
}

/**
 * Counts by address in memory of several threads: a count-min sketch (Cormode and Muthukrishnan 2005) in which each
 * address has one cell a row and counts as its emptiest. It never counts too few; an address counts too many for
 * others' sake only when each of its four cells is shared, see {@link AddressRates}.
 */
export class SharedAddressCounts implements AddressCounts {
  readonly #counts: Int32Array;

  /** @param counts {@link TABLE_CELLS} of them, 0 at first */
  constructor(counts: Int32Array) {
    this.#counts = counts;
  }

  count(_key: string, cells: AddressCells): number {
    return Math.min(...cells.map((cell) => Atomics.load(this.#counts, cell)));
  }

  add(_key: string, cells: AddressCells): void {
    for (const cell of cells) Atomics.add(this.#counts, cell, 1);
  }

  remove(_key: string, cells: AddressCells): void {
    for (const cell of cells) Atomics.sub(this.#counts, cell, 1);
  }
}

/** The commons of a gateway that has its server to itself. */
export function ownCommons(): Commons {
  return {
    cellsOf,
    connectionRates: undefined,
    messageRates: undefined,
    helloRates: undefined,
    connections: new AddressCounter(),
    hellosOfAddresses: new AddressCounter(),
    sockets: new Total(),
    refused: new Total(),
    hellos: new Total(),
    unreadAllowance: (_unread, limit) => limit,
  };
}

const SECRET_BYTES = 32;
/** Tables of buckets (a double a cell) and of counts (an integer a cell), in this order. */
const BUCKET_TABLES = 3;
const COUNT_TABLES = 2;
const TOTALS = 3;

const BUCKETS_BYTES = TABLE_CELLS * Float64Array.BYTES_PER_ELEMENT;
const COUNTS_BYTES = TABLE_CELLS * Int32Array.BYTES_PER_ELEMENT;
const COUNTS_AT = BUCKET_TABLES * BUCKETS_BYTES;
const UNREAD_AT = COUNTS_AT + COUNT_TABLES * COUNTS_BYTES;

/** Memory for the commons of so many gateways; 2 MiB. */
export function sharedCommons(gateways: number): SharedCommons {
  const bytes = UNREAD_AT + gateways * Float64Array.BYTES_PER_ELEMENT + TOTALS * Int32Array.BYTES_PER_ELEMENT;
  return { secret: randomBytes(SECRET_BYTES), memory: new SharedArrayBuffer(bytes), gateways };
}

/**
 * The commons of one gateway of several.
 *
 * Counts are exact. A bucket is read and written without a lock: of two threads that take from the same address in the
 * same hundred nanoseconds one may go uncounted, so a rate holds over all threads to within such coincidences.
 *
 * @param place which of the gateways this is, from 0
 */
export function commonsOf({ secret, memory, gateways }: SharedCommons, place: number): Commons {
  const buckets = (table: number): BucketTable => ({
    fullAtMs: new Float64Array(memory, table * BUCKETS_BYTES, TABLE_CELLS),
    offsetMs: commonOffsetMs,
  });
  const counts = (table: number) =>
    new SharedAddressCounts(new Int32Array(memory, COUNTS_AT + table * COUNTS_BYTES, TABLE_CELLS));
  const unread = new Float64Array(memory, UNREAD_AT, gateways);
  const totals = new Int32Array(memory, UNREAD_AT + unread.byteLength, TOTALS);
  return {
    cellsOf: (addressKey) => cellsOf(addressKey, secret),
    connectionRates: buckets(0),
    messageRates: buckets(1),
    helloRates: buckets(2),
    connections: counts(0),
    hellosOfAddresses: counts(1),
    sockets: new Total(totals, 0),
    refused: new Total(totals, 1),
    hellos: new Total(totals, 2),
    unreadAllowance: (own, limit) => unreadAllowance(unread, place, own, limit),
  };
}

/** What the others leave of the limit, but never less than an equal share: then what all leave unread fits. */
function unreadAllowance(unread: Float64Array, place: number, own: number, limit: number): number {
  unread[place] = own;
  const all = unread.reduce((sum, bytes) => sum + bytes, 0);
  return Math.max(limit / unread.length, limit - (all - own));
}
