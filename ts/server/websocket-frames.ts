/** First byte of a whole, unfragmented message (RFC 6455, section 5.2). */
const TEXT = 0x81;
const BINARY = 0x82;
const PING = 0x89;

/** Payloads up to here have their length in the second byte, longer ones in 2 or 8 bytes after it. */
const SHORT_MAX = 125;
const LENGTH_16 = 126;
const LENGTH_16_MAX = 0xffff;
const LENGTH_64 = 127;

/** The longest header of an unmasked frame. */
export const FRAME_HEADER_BYTES_MAX = 10;

/** Bytes of the header of an unmasked frame. */
export function headerBytes(payloadBytes: number): number {
  if (payloadBytes <= SHORT_MAX) return 2;
  return payloadBytes <= LENGTH_16_MAX ? 4 : FRAME_HEADER_BYTES_MAX;
}

/** Writes the header of a binary frame so that it ends at `payloadStart`; returns where the frame begins. */
export function writeBinaryHeader(bytes: Buffer, payloadStart: number, payloadBytes: number): number {
  return writeHeader(bytes, payloadStart, payloadBytes, BINARY);
}

/** A whole binary frame around `payload`. */
export function binaryFrame(payload: Uint8Array): Buffer {
  return frameAround(payload, BINARY);
}

/** A whole ping around `payload` of at most 125 bytes. */
export function pingFrame(payload: Uint8Array): Buffer {
  return frameAround(payload, PING);
}

function frameAround(payload: Uint8Array, kind: number): Buffer {
  const header = headerBytes(payload.length);
  const frame = Buffer.allocUnsafe(header + payload.length);
  writeHeader(frame, header, payload.length, kind);
  frame.set(payload, header);
  return frame;
}

/** A whole text frame around `text`. */
export function textFrame(text: string): Buffer {
  const payloadBytes = Buffer.byteLength(text);
  const header = headerBytes(payloadBytes);
  const frame = Buffer.allocUnsafe(header + payloadBytes);
  writeHeader(frame, header, payloadBytes, TEXT);
  frame.write(text, header, 'utf8');
  return frame;
}

function writeHeader(bytes: Buffer, payloadStart: number, payloadBytes: number, kind: number): number {
  const start = payloadStart - headerBytes(payloadBytes);
  bytes[start] = kind;
  if (payloadBytes <= SHORT_MAX) {
    bytes[start + 1] = payloadBytes;
  } else if (payloadBytes <= LENGTH_16_MAX) {
    bytes[start + 1] = LENGTH_16;
    bytes.writeUInt16BE(payloadBytes, start + 2);
  } else {
    bytes[start + 1] = LENGTH_64;
    bytes.writeBigUInt64BE(BigInt(payloadBytes), start + 2);
  }
  return start;
}
