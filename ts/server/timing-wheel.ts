/** What a wheel can hold: it links its entries to one another, so that scheduling allocates nothing. */
export interface WheelEntry {
  /** Set by the wheel; undefined while not scheduled. */
  wheelNext: WheelEntry | undefined;
  /** Set by the wheel; undefined while not scheduled. */
  wheelPrevious: WheelEntry | undefined;
  /** Set by the wheel: the tick at which the entry is due. */
  wheelTick: number;
}

/** How fine a wheel is, and how wide. */
export interface WheelSettings {
  /** Milliseconds of one tick: nothing is early, and nothing is later than one tick and the call of `advance`. */
  readonly tickMs: number;
  /** Slots, a power of two. An entry due in more than `slots` ticks is looked at once a round. Default 512. */
  readonly slots?: number;
}

/**
 * A hashed timing wheel (Varghese and Lauck 1987, scheme 6): any number of deadlines behind one timer.
 * Scheduling, moving and cancelling cost the same however many entries there are.
 *
 * Each slot is a ring of entries around a sentinel. The wheel has no clock: `advance` says what time it is.
 */
export class TimingWheel<Entry extends WheelEntry> {
  readonly #tickMs: number;
  readonly #mask: number;
  readonly #slots: WheelEntry[];
  #tick: number;
  #size = 0;

  /** @param nowMs the time at which the wheel begins; it never goes back. */
  constructor({ tickMs, slots = 512 }: WheelSettings, nowMs: number) {
    this.#tickMs = tickMs;
    this.#mask = slots - 1;
    this.#slots = Array.from({ length: slots }, newSentinel);
    this.#tick = Math.floor(nowMs / tickMs);
  }

  /** How many entries wait. */
  get size(): number {
    return this.#size;
  }

  /** Makes `entry` due at `dueMs`, in the place of an earlier time. A time that is over means the next tick. */
  schedule(entry: Entry, dueMs: number): void {
    if (entry.wheelNext === undefined) this.#size++;
    else unlink(entry);
    entry.wheelTick = Math.max(Math.ceil(dueMs / this.#tickMs), this.#tick + 1);
    link(entry, this.#slot(entry.wheelTick));
  }

  /** Forgets `entry`; nothing happens when it is not scheduled. */
  cancel(entry: Entry): void {
    if (entry.wheelNext === undefined) return;
    this.#size--;
    unlink(entry);
  }

  /**
   * Calls `fire` for every entry due by `nowMs`, tick by tick. Each has left the wheel by then; `fire` may
   * schedule and cancel any entry, and what it schedules is not due before the next tick.
   */
  advance(nowMs: number, fire: (entry: Entry) => void): void {
    const last = Math.floor(nowMs / this.#tickMs);
    while (this.#tick < last) {
      this.#tick++;
      this.#fireSlot(this.#slot(this.#tick), fire);
    }
  }

  /** The slot is emptied into a ring of its own first, so that entries put back are not met again. */
  #fireSlot(slot: WheelEntry, fire: (entry: Entry) => void): void {
    if (slot.wheelNext === slot) return;
    const met = newSentinel();
    moveAll(slot, met);
    for (let entry = met.wheelNext as WheelEntry; entry !== met; entry = met.wheelNext as WheelEntry) {
      unlink(entry);
      if (entry.wheelTick > this.#tick) {
        link(entry, slot);
      } else {
        this.#size--;
        fire(entry as Entry);
      }
    }
  }

  #slot(tick: number): WheelEntry {
    return this.#slots[tick & this.#mask] as WheelEntry;
  }
}

function newSentinel(): WheelEntry {
  const sentinel: WheelEntry = { wheelNext: undefined, wheelPrevious: undefined, wheelTick: 0 };
  sentinel.wheelNext = sentinel;
  sentinel.wheelPrevious = sentinel;
  return sentinel;
}

/** Puts `entry` last in the ring of `sentinel`. */
function link(entry: WheelEntry, sentinel: WheelEntry): void {
  const last = sentinel.wheelPrevious as WheelEntry;
  entry.wheelPrevious = last;
  entry.wheelNext = sentinel;
  last.wheelNext = entry;
  sentinel.wheelPrevious = entry;
}

function unlink(entry: WheelEntry): void {
  (entry.wheelPrevious as WheelEntry).wheelNext = entry.wheelNext;
  (entry.wheelNext as WheelEntry).wheelPrevious = entry.wheelPrevious;
  entry.wheelNext = undefined;
  entry.wheelPrevious = undefined;
}

/** Moves a ring that is not empty to the empty ring of `target`. */
function moveAll(source: WheelEntry, target: WheelEntry): void {
  const first = source.wheelNext as WheelEntry;
  const last = source.wheelPrevious as WheelEntry;
  target.wheelNext = first;
  target.wheelPrevious = last;
  first.wheelPrevious = target;
  last.wheelNext = target;
  source.wheelNext = source;
  source.wheelPrevious = source;
}
