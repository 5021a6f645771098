/** The exchange that both servers carry out: hello, then again and again a request and what it leads to. */
import { ClientMessage, ServerMessage } from '../../../ts/protocol/v1.ts';

/** Frames that one request leads to: SEARCHING, PLACING, the match, COMPLETED. */
export const FRAMES_OUT = 4;
/** Messages for each acknowledgement, as in the SDK. */
export const ACK_EVERY = 16;
/** Queues of pairs, and of players who need no other. */
export const Queue = { PAIRS: 'pairs', ALONE: 'alone' } as const;
/** First bytes of {@link helloFrame} and {@link ackFrame}: their tags. A request starts with another. */
export const HELLO_BYTE = 0x1a;
export const ACK_BYTE = 0x4a;

export function helloFrame(playerId: string): Uint8Array {
  return ClientMessage.encode({ hello: { playerId } }).finish();
}

export function ackFrame(seq: number): Uint8Array {
  return ClientMessage.encode({ ack: { seq } }).finish();
}

export function requestFrame(ticketId: string, queue: string, rating: number): Uint8Array {
  return ClientMessage.encode({
    enqueue: { ticketId, queue, attributes: { rating: { number: rating } } },
  }).finish();
}

function ticket(seq: number, state: number) {
  const fields = { ticketId: 'bench-000000-00', queue: 'pairs', state, players: ['player-00'], waitedMs: 1 };
  return ServerMessage.encode({ seq, ticket: fields }).finish();
}

function match() {
  const teams = [
    { name: 'red', players: [{ playerId: 'player-00', attributes: { rating: { number: 1500 } } }] },
    { name: 'blue', players: [{ playerId: 'player-01' }] },
  ];
  const fields = { matchId: 'm-0123456789abcdef-00ff', ticketId: 'bench-000000-00', queue: 'pairs', teams };
  return ServerMessage.encode({ seq: 3, match: { ...fields, quality: 1 } }).finish();
}

/** What the bare server answers: frames of the sizes that musterd sends. */
export const ANSWERS = [ticket(1, 2), ticket(2, 4), match(), ticket(4, 5)].map((frame) => Buffer.from(frame));
