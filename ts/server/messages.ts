import type { MusterdError } from '../errors.ts';
import { decodeServerMessage } from '../protocol/transcode.ts';
import type { ErrorMessage } from '../protocol/types.ts';
import { ServerMessage } from '../protocol/v1.ts';
import type { Connection } from './connection.ts';
import { binaryFrame, textFrame } from './websocket-frames.ts';

/** A protobuf server message as the text frame of a JSON connection. */
export function jsonFrame(message: Uint8Array): Buffer {
  return textFrame(JSON.stringify(decodeServerMessage(message)));
}

/** Sends an `error` of the gateway's own; `ref` is the `id` of the message that it answers. */
export function sendError(connection: Connection, error: MusterdError, ref = ''): void {
  if (!connection.canSend) return;
  connection.socket.write(connection.isBinary ? binaryError(error, ref) : textError(error, ref));
}

function binaryError({ code, message, retryAfterMs }: MusterdError, ref: string): Buffer {
  const error = { code, message, retryAfterMs: retryAfterMs ?? null };
  return binaryFrame(ServerMessage.encode({ ref, error }).finish());
}

/** Not by way of protobuf: what the player said may hold half surrogate pairs, which JSON can carry back. */
function textError({ code, message, retryAfterMs }: MusterdError, ref: string): Buffer {
  const answer: ErrorMessage = {
    type: 'error',
    code,
    message,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(ref !== '' && { ref }),
  };
  return textFrame(JSON.stringify(answer));
}
