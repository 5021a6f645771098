/** A connection's number has its slot in the low 24 bits and its worker above. */
const SLOT_BITS = 24;
/** Slots of one worker; slot 0 is the control channel. */
const SLOT_MAX = 2 ** SLOT_BITS - 1;

/** Numbers the connections of one worker and finds them again by number. A number is free again after `release`. */
export class Slots<Connection> {
  readonly #base: number;
  readonly #connections: (Connection | undefined)[] = [undefined];
  readonly #free: number[] = [];
  readonly #slotMax: number;
  #size = 0;

  /** @param worker 0 to 255 */
  constructor(worker: number, slotMax: number = SLOT_MAX) {
    this.#base = (worker << SLOT_BITS) >>> 0;
    this.#slotMax = slotMax;
  }

  /** How many numbers are taken. */
  get size(): number {
    return this.#size;
  }

  /** A number for `connection`, or undefined when all are taken. */
  take(connection: Connection): number | undefined {
    const slot = this.#free.pop() ?? this.#connections.length;
    if (slot > this.#slotMax) return undefined;
    this.#connections[slot] = connection;
    this.#size++;
    return this.#base + slot;
  }

  /** The connection of a number, or undefined. */
  find(number: number): Connection | undefined {
    return this.#connections[number & SLOT_MAX];
  }

  /** Frees a number. */
  release(number: number): void {
    const slot = number & SLOT_MAX;
    if (this.#connections[slot] === undefined) return;
    this.#connections[slot] = undefined;
    this.#free.push(slot);
    this.#size--;
  }
}
