import { MusterdError } from '../errors.ts';
import type { FromPlayer, FromServer } from '../protocol/types.ts';

/** What one WebSocket message carries: text, or bytes. */
export type Frame = string | Uint8Array;

/** A subprotocol: how messages become frames and frames messages. */
export interface Codec {
  /** What is asked for at the upgrade. */
  readonly subprotocol: string;
  /** The frame of a message. */
  encode(message: FromPlayer): Frame;
  /** The message of a frame (`ArrayBuffer` when binary). Throws for one that cannot be read. */
  decode(frame: unknown): FromServer;
}

/** Subprotocol `musterd.v1.json`: needs nothing but the language. The default. */
export const json: Codec = {
  subprotocol: 'musterd.v1.json',
  encode: (message) => JSON.stringify(message),
  decode(frame) {
    const message: unknown = typeof frame === 'string' ? JSON.parse(frame) : undefined;
    if (typeof message === 'object' && message !== null && 'type' in message) return message as FromServer;
    throw new MusterdError('BAD_MESSAGE', 'The server sent a frame that is no message of musterd.v1.json.');
  },
};
