/** What load programs say and what they look for in the answers, by the first bytes where that is enough. */
import { ClientMessage, ServerMessage } from '../../ts/protocol/v1.ts';
import { clientFrame } from './raw-client.ts';

/** Of a server message: which field its body is. The numbers are those of `proto/musterd/v1.proto`. */
export const Body = { WELCOME: 4, TICKET: 5, MATCH: 7, ERROR: 10 } as const;
const LAST_BEFORE_BODY = 3;
const SEQ = 1;
const TICKET_STATE = 3;
/** The first state that is final, in the order of the protocol. */
export const FIRST_FINAL_STATE = 5;

/** Says `hello` as this player. */
export const helloFrame = (playerId: string) => frameOf({ hello: { playerId } });

/** Asks for a match for the sender himself. */
export const enqueueFrame = (ticketId: string, queue: string, rating: number) =>
  frameOf({ enqueue: { ticketId, queue, attributes: { rating: { number: rating } } } });

/** Asks for a match for another player; the ticket's id is the server's to make. */
export const enqueueOtherFrame = (queue: string, playerId: string, rating: number) =>
  frameOf({ enqueue: { queue, players: [{ playerId, attributes: { rating: { number: rating } } }] } });

/** The milliseconds after which a refused player may ask again. */
export const retryAfterMs = (payload: Uint8Array) => ServerMessage.decode(payload).error?.retryAfterMs ?? 0;

/** Asks the server for a sign of life. */
export const pingMessage = (ts: number) => frameOf({ ping: { ts } });

/** Acknowledges all messages up to this one. */
export const ackFrame = (seq: number) => frameOf({ ack: { seq } });

function frameOf(message: Parameters<typeof ClientMessage.encode>[0]): Buffer {
  return clientFrame(ClientMessage.encode(message).finish());
}

/** What {@link readHead} found. */
export interface Head {
  /** The field of the body. */
  body: number;
  /** Where the body begins. */
  bodyAt: number;
  /** The message's number; 0 when it has none. */
  seq: number;
}

/** Reads `seq` and which body it is into `head`, and nothing else: a load program has no time to decode. */
export function readHead(payload: Uint8Array, head: Head): void {
  head.seq = 0;
  let at = 0;
  while (at < payload.length) {
    const tag = payload[at] as number;
    const length = varintAt(payload, at + 1);
    const after = at + 1 + varintBytes(length);
    head.body = tag >>> 3;
    head.bodyAt = after;
    if (head.body > LAST_BEFORE_BODY) return;
    if (head.body === SEQ) head.seq = length;
    at = (tag & WIRE_TYPE) === VARINT ? after : after + length;
  }
}

/** The state of the ticket whose fields begin at `bodyAt`. */
export function ticketState(payload: Uint8Array, bodyAt: number): number {
  let at = bodyAt;
  while (at < payload.length) {
    const tag = payload[at] as number;
    const value = varintAt(payload, at + 1);
    if (tag >>> 3 === TICKET_STATE) return value;
    at += 1 + varintBytes(value) + value;
  }
  return 0;
}

const WIRE_TYPE = 7;
const VARINT = 0;

function varintAt(bytes: Uint8Array, start: number): number {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] as number;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes++;
  return bytes;
}
