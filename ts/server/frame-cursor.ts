/** Of the first byte of a frame (RFC 6455, section 5.2): its last fragment, and the opcode. */
const FIN = 0x80;
const OPCODE = 0x0f;
const CONTINUATION = 0;
const FIRST_CONTROL = 8;

/** Of the second byte: masked, and the length, which 126 and 127 put into 2 or 8 bytes more. */
const MASKED = 0x80;
const LENGTH = 0x7f;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MASK_BYTES = 4;

/** Where the bytes of a socket stand; the connection itself holds these fields. */
export interface FrameCursor {
  /** The part of a frame's header that has come, when it has not come whole. */
  headerPart: Buffer | undefined;
  /** Bytes of the present frame, its mask included, that have not come. */
  frameLeft: number;
  /** True between the first and the last fragment of a message. */
  inFragments: boolean;
}

/** What a chunk left behind: nothing, a message that began in it, or one that had begun before. */
export type AfterChunk = 'whole' | 'begun' | 'unfinished';

/**
 * Follows the bytes that a socket receives from message to message. `ws` reads them, but does not tell of a
 * message before it is whole. Bytes that are no frames do not matter: `ws` closes the socket.
 */
export function follow(cursor: FrameCursor, chunk: Buffer): AfterChunk {
  let wasWhole = isWhole(cursor);
  let bytes = chunk;
  if (cursor.headerPart !== undefined) {
    bytes = Buffer.concat([cursor.headerPart, chunk]);
    cursor.headerPart = undefined;
  }
  for (let at = 0; at < bytes.length; ) {
    at = cursor.frameLeft > 0 ? passPayload(cursor, bytes, at) : passHeader(cursor, bytes, at);
    if (at === bytes.length) break;
    wasWhole ||= isWhole(cursor);
  }
  if (isWhole(cursor)) return 'whole';
  return wasWhole ? 'begun' : 'unfinished';
}

function isWhole({ headerPart, frameLeft, inFragments }: FrameCursor): boolean {
  return frameLeft === 0 && !inFragments && headerPart === undefined;
}

function passPayload(cursor: FrameCursor, bytes: Buffer, at: number): number {
  const passed = Math.min(cursor.frameLeft, bytes.length - at);
  cursor.frameLeft -= passed;
  return at + passed;
}

function passHeader(cursor: FrameCursor, bytes: Buffer, at: number): number {
  const available = bytes.length - at;
  const lengthBytes = available < 2 ? 0 : lengthFieldBytes(bytes[at + 1] as number);
  if (available < 2 + lengthBytes) {
    cursor.headerPart = Buffer.from(bytes.subarray(at));
    return bytes.length;
  }
  const first = bytes[at] as number;
  const second = bytes[at + 1] as number;
  const opcode = first & OPCODE;
  if (opcode < FIRST_CONTROL && (opcode !== CONTINUATION || cursor.inFragments)) {
    cursor.inFragments = (first & FIN) === 0;
  }
  cursor.frameLeft =
    payloadLength(bytes, at + 2, second & LENGTH) + ((second & MASKED) === 0 ? 0 : MASK_BYTES);
  return at + 2 + lengthBytes;
}

function lengthFieldBytes(second: number): number {
  const short = second & LENGTH;
  if (short === LENGTH_16) return 2;
  return short === LENGTH_64 ? 8 : 0;
}

function payloadLength(bytes: Buffer, at: number, short: number): number {
  if (short === LENGTH_16) return bytes.readUInt16BE(at);
  return short === LENGTH_64 ? Number(bytes.readBigUInt64BE(at)) : short;
}
