/**
 * The binary subprotocol for the client: smaller frames, less work for the server. It needs `protobufjs`, which
 * a bundler takes along.
 *
 * @example
 * import { connect } from 'musterd/client';
 * import { proto } from 'musterd/client/proto';
 * const client = connect('wss://play.example', { playerId: 'ada', codec: proto });
 */
import { MusterdError } from '../errors.ts';
import { decodeServerMessage, encodeClientMessage } from '../protocol/transcode.ts';
import type { FromServer } from '../protocol/types.ts';
import type { Codec } from './codec.ts';

/** Subprotocol `musterd.v1.proto`. */
export const proto: Codec = {
  subprotocol: 'musterd.v1.proto',
  encode: encodeClientMessage,
  decode(frame) {
    if (frame instanceof ArrayBuffer) return decodeServerMessage(new Uint8Array(frame)) as FromServer;
    throw new MusterdError('BAD_MESSAGE', 'The server sent a frame that is no message of musterd.v1.proto.');
  },
};
