/** Field numbers of `id` and `enqueue` in ClientMessage. */
const ID_FIELD = 1;
const ENQUEUE_FIELD = 4;

const WireType = { VARINT: 0, FIXED_64: 1, BYTES: 2, FIXED_32: 5 } as const;

/** A varint's lowest 32 bits decide a tag and a length; a longer number is no message. */
const VARINT_BYTES_MAX = 10;

/**
 * True when a binary message holds an `enqueue`, be it one of several bodies. It walks the fields of the message
 * and looks into none, so that an ordinary one is told by a byte or two. Bytes that are no message are no enqueue:
 * the engine refuses them.
 */
export function isEnqueueFrame(frame: Uint8Array): boolean {
  return hasField(frame, ENQUEUE_FIELD);
}

/** True when a binary message has an `id`, as far as it can be read. */
export function hasId(frame: Uint8Array): boolean {
  return hasField(frame, ID_FIELD);
}

function hasField(frame: Uint8Array, field: number): boolean {
  const walk = new Walk(frame);
  while (!walk.isOver) {
    const tag = walk.varint();
    if (tag >>> 3 === field) return true;
    walk.skip(tag & 7);
  }
  return false;
}

/** A place in the bytes; beyond their end when they make no sense. */
class Walk {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isOver(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The lowest 32 bits of the number here. */
  varint(): number {
    let value = 0;
    for (let index = 0; index < VARINT_BYTES_MAX && !this.isOver; index++) {
      const byte = this.#bytes[this.#at++] as number;
      if (index < 5) value |= (byte & 0x7f) << (7 * index);
      if (byte < 0x80) return value >>> 0;
    }
    return this.#giveUp();
  }

  /** Goes on behind a value of this wire type. */
  skip(wireType: number): void {
    if (wireType === WireType.VARINT) this.varint();
    else if (wireType === WireType.BYTES) this.#pass(this.varint());
    else if (wireType === WireType.FIXED_64) this.#pass(8);
    else if (wireType === WireType.FIXED_32) this.#pass(4);
    else this.#giveUp();
  }

  #pass(bytes: number): void {
    this.#at += bytes;
  }

  #giveUp(): number {
    this.#at = this.#bytes.length;
    return 0;
  }
}
