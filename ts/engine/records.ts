import { MusterdError } from '../errors.ts';

/** What a record of `drain` is. */
export const RecordKind = {
  /** A message for one connection; the payload is its protobuf form. */
  FRAME: 0,
  /** The engine asks to close a connection; `detail` is the close code. */
  CLOSE: 1,
  /** The engine has let go of a connection; its number may be used again. */
  GONE: 2,
  /** The answer to a control request; the payload is a ServerMessage. */
  REPLY: 3,
  /** The engine has ended; the payload is a sentence, the detail the place of its code in the table. */
  FATAL: 4,
} as const;

/**
 * A record begins with `u32 payload bytes, u32 connection, u16 kind, u16 detail, u32 zero`, little endian, at
 * a multiple of 8; its payload is padded to one.
 */
export const RECORD_HEADER_BYTES = 16;

/** Receives the records of one drain, in order. `start` and `end` bound the payload within the bytes. */
export interface RecordVisitor {
  /** One record. */
  record(kind: number, connection: number, detail: number, start: number, end: number): void;
}

/** A buffer that `drain` writes into, with the views that read its headers. */
export class DrainBuffer {
  /** The bytes. They begin at 0 of their own memory, so that headers are aligned. */
  readonly bytes: Buffer;
  readonly #words: Uint32Array;

  /** @param byteLength a multiple of 8 */
  constructor(byteLength: number) {
    this.bytes = Buffer.allocUnsafeSlow(byteLength);
    this.#words = new Uint32Array(this.bytes.buffer, this.bytes.byteOffset, byteLength / 4);
  }

  /**
   * Visits every record in the first `written` bytes and returns how many there were. A visitor that throws
   * ends the walk; see {@link Link} for why none does.
   *
   * @throws MusterdError INTERNAL when a record reaches beyond what was written: a defect of the addon.
   */
  visit(written: number, visitor: RecordVisitor): number {
    const words = this.#words;
    let records = 0;
    for (let offset = 0; offset < written; records++) {
      const word = offset >>> 2;
      const start = offset + RECORD_HEADER_BYTES;
      const end = start + (words[word] as number);
      if (end > written) throw new MusterdError('INTERNAL', `A record at ${offset} ends beyond ${written}.`);
      const kindAndDetail = words[word + 2] as number;
      visitor.record(kindAndDetail & 0xffff, words[word + 1] as number, kindAndDetail >>> 16, start, end);
      offset = (end + 7) & ~7;
    }
    return records;
  }
}
