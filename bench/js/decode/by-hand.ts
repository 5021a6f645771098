/** The same records by JavaScript alone: what one writes who knows the message and wants no objects. */
import type { Buffer } from 'node:buffer';

const HEAD = 9;
const ENQUEUE = 4;
const RATING = 'rating'.split('').map((letter) => letter.charCodeAt(0));
const EU = 'eu'.split('').map((letter) => letter.charCodeAt(0));

/** Eight bytes of a double, moved to where JavaScript reads it. */
const bytes = new Uint8Array(8);
const double = new Float64Array(bytes.buffer);

let frames: Uint8Array;
let at = 0;

/** A variable-length number of up to 32 bits. */
function varint(limit: number): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    if (at >= limit) throw new Error('ends in the middle');
    const byte = frames[at++] as number;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
  throw new Error('too long');
}

/** Where the bytes of a length-delimited field end. */
function sized(limit: number): number {
  const size = varint(limit);
  if (size > limit - at) throw new Error('reaches beyond the end');
  return at + size;
}

function skip(tag: number, limit: number): void {
  const layout = tag & 7;
  if (layout === 0) varint(limit);
  else if (layout === 1) at += 8;
  else if (layout === 2) at = sized(limit);
  else if (layout === 5) at += 4;
  else throw new Error('no such layout');
  if (at > limit) throw new Error('reaches beyond the end');
}

function readDouble(limit: number): number {
  if (limit - at < 8) throw new Error('ends in the middle');
  for (let index = 0; index < 8; index++) bytes[index] = frames[at + index] as number;
  at += 8;
  return double[0] as number;
}

function isAt(begin: number, end: number, name: readonly number[]): boolean {
  if (end - begin !== name.length) return false;
  for (let index = 0; index < name.length; index++) if (frames[begin + index] !== name[index]) return false;
  return true;
}

/** An entry of a map whose value is a double, or a message whose first field is one; NaN for another key. */
function entry(limit: number, name: readonly number[], isMessage: boolean): number {
  let [isWanted, value] = [false, Number.NaN];
  while (at < limit) {
    const tag = varint(limit);
    if (tag === 0x0a) {
      const end = sized(limit);
      isWanted = isAt(at, end, name);
      at = end;
    } else if (tag === 0x12 && isMessage) {
      const end = sized(limit);
      while (at < end) {
        const inner = varint(end);
        if (inner === 0x09) value = readDouble(end);
        else skip(inner, end);
      }
    } else if (tag === 0x11 && !isMessage) value = readDouble(limit);
    else skip(tag, limit);
  }
  return isWanted ? value : Number.NaN;
}

function enqueue(
  limit: number,
  heads: Uint32Array,
  head: number,
  numbers: Float64Array,
  column: number,
): void {
  while (at < limit) {
    const tag = varint(limit);
    if (tag === 0x0a || tag === 0x12) {
      const end = sized(limit);
      const place = head + (tag === 0x0a ? 4 : 6);
      heads[place] = at;
      heads[place + 1] = end - at;
      at = end;
    } else if (tag === 0x22 || tag === 0x2a) {
      const isAttribute = tag === 0x22;
      const value = entry(sized(limit), isAttribute ? RATING : EU, isAttribute);
      if (!Number.isNaN(value)) numbers[column + (isAttribute ? 0 : 1)] = value;
    } else skip(tag, limit);
  }
}

/** Reads each frame to its record: the fields of a match request, and nothing of any other message. */
export function decodeByHand(
  all: Buffer,
  ends: Uint32Array,
  heads: Uint32Array,
  numbers: Float64Array,
): void {
  frames = all;
  at = 0;
  for (let record = 0; record < ends.length; record++) {
    const [limit, head] = [ends[record] as number, record * HEAD];
    heads.fill(0, head, head + HEAD);
    numbers.fill(Number.NaN, record * 2, record * 2 + 2);
    while (at < limit) {
      const tag = varint(limit);
      const end = (tag & 7) === 2 ? sized(limit) : limit;
      if (tag === 0x0a) {
        heads[head + 2] = at;
        heads[head + 3] = end - at;
        at = end;
      } else if (tag === 0x22) {
        heads[head + 1] = ENQUEUE;
        enqueue(end, heads, head, numbers, record * 2);
      } else if ((tag & 7) === 2) at = end;
      else skip(tag, limit);
    }
  }
}
