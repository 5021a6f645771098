/** Rings of slots for bytes: one in shared memory, one for a single isolate. */

/** First bytes of a message that say something to the other thread. */
export const ANSWER = 1;
export const REST = 2;

/** A power of two: as many as the engine's ring has. */
const SLOTS = 65_536;
const MASK = SLOTS - 1;
/** Places of the counters, a cache line apart: how many were pushed, how many taken, whether the reader sleeps. */
const PUSHED = 0;
const TAKEN = 16;
const ASLEEP = 32;
const COUNTERS = 48;
/** Where a slot keeps its length. */
const LENGTH_BYTES = 4;
/** How often a reader looks before it sleeps, and how long it does before it looks again. */
const LOOKS = 200;
const SLEEP_MS = 100;

/** One thread pushes, one takes. */
export class SharedRing {
  readonly memory: SharedArrayBuffer;
  readonly #counters: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #lengths: Int32Array;
  readonly #slot: number;

  /** Over memory that {@link SharedRing.create} made. */
  constructor(memory: SharedArrayBuffer, sizeMax: number) {
    this.memory = memory;
    this.#slot = SharedRing.#slotBytes(sizeMax);
    this.#counters = new Int32Array(memory, 0, COUNTERS);
    this.#bytes = new Uint8Array(memory, COUNTERS * 4);
    this.#lengths = new Int32Array(memory, COUNTERS * 4);
  }

  /** For messages of up to so many bytes. */
  static create(sizeMax: number): SharedRing {
    return new SharedRing(
      new SharedArrayBuffer(COUNTERS * 4 + SLOTS * SharedRing.#slotBytes(sizeMax)),
      sizeMax,
    );
  }

  static #slotBytes(sizeMax: number): number {
    return Math.ceil((sizeMax + LENGTH_BYTES) / 64) * 64;
  }

  /** False: full. */
  push(message: Uint8Array): boolean {
    const pushed = this.#counters[PUSHED] as number;
    if (((pushed - Atomics.load(this.#counters, TAKEN)) | 0) === SLOTS) return false;
    const begin = (pushed & MASK) * this.#slot;
    this.#lengths[begin / 4] = message.length;
    this.#bytes.set(message, begin + LENGTH_BYTES);
    Atomics.store(this.#counters, PUSHED, (pushed + 1) | 0);
    if (Atomics.load(this.#counters, ASLEEP) === 1) Atomics.notify(this.#counters, PUSHED);
    return true;
  }

  /** False: empty. */
  take(into: Uint8Array): boolean {
    const taken = this.#counters[TAKEN] as number;
    if (Atomics.load(this.#counters, PUSHED) === taken) return false;
    const begin = (taken & MASK) * this.#slot;
    const from = begin + LENGTH_BYTES;
    into.set(this.#bytes.subarray(from, from + (this.#lengths[begin / 4] as number)));
    Atomics.store(this.#counters, TAKEN, (taken + 1) | 0);
    return true;
  }

  /** Looks for a while, then sleeps, until something is pushed. */
  wait(): void {
    const taken = this.#counters[TAKEN] as number;
    for (let looks = 0; looks < LOOKS; looks++) if (Atomics.load(this.#counters, PUSHED) !== taken) return;
    Atomics.store(this.#counters, ASLEEP, 1);
    Atomics.wait(this.#counters, PUSHED, taken, SLEEP_MS);
    Atomics.store(this.#counters, ASLEEP, 0);
  }
}

/** The same without another thread: the least that a copy into a slot and out of it costs. */
export class LocalRing {
  readonly #bytes: Uint8Array;
  readonly #slot: number;
  #pushed = 0;
  #taken = 0;

  /** For messages of just so many bytes. */
  constructor(size: number) {
    this.#slot = size;
    this.#bytes = new Uint8Array(SLOTS * size);
  }

  push(message: Uint8Array): boolean {
    if (this.#pushed - this.#taken === SLOTS) return false;
    this.#bytes.set(message, (this.#pushed++ & MASK) * this.#slot);
    return true;
  }

  take(into: Uint8Array): boolean {
    if (this.#pushed === this.#taken) return false;
    const begin = (this.#taken++ & MASK) * this.#slot;
    into.set(this.#bytes.subarray(begin, begin + this.#slot));
    return true;
  }
}
