/** Looks at protobuf fields without decoding a message: where is the body, which one is it? */

/** One field of a message: bytes `start` to `end` are its value. */
export interface Field {
  readonly number: number;
  /** Where its tag begins. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

const VARINT = 0;
const EIGHT_BYTES = 1;
const LENGTH = 2;
const FOUR_BYTES = 5;

/** Where the last varint ended; negative when it was none. A variable, so that no object is made for each. */
let next = 0;

function varint(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  let factor = 1;
  for (let at = from; at < end && at < from + 10; at++) {
    const byte = bytes[at] as number;
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (byte < 0x80) {
      next = at + 1;
      return value;
    }
  }
  next = -1;
  return 0;
}

/**
 * Every field that is laid out with a length, as texts and messages are, in order. Ends early at what is no protobuf:
 * to refuse that is the decoder's affair.
 */
export function* fieldsOf(bytes: Uint8Array, start = 0, end: number = bytes.length): Generator<Field> {
  let at = start;
  while (at < end) {
    const tag = varint(bytes, at, end);
    if (next < 0) return;
    const from = next;
    const layout = tag % 8;
    const length = layout === LENGTH ? varint(bytes, from, end) : 0;
    if (layout === VARINT) varint(bytes, from, end);
    else if (layout === EIGHT_BYTES) next = from + 8;
    else if (layout === FOUR_BYTES) next = from + 4;
    else if (layout !== LENGTH) return;
    if (next < 0 || next + length > end) return;
    const valueAt = next;
    // From here on a reader of ours may walk over another message.
    if (layout === LENGTH) yield { number: Math.floor(tag / 8), at, start: valueAt, end: valueAt + length };
    at = valueAt + length;
  }
}
