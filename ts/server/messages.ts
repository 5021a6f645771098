import { type CodeName, MusterdError } from '../errors.ts';
import { decodeServerMessage } from '../protocol/transcode.ts';
import type { ErrorMessage } from '../protocol/types.ts';
import { ServerMessage } from '../protocol/v1.ts';
import type { Connection } from './connection.ts';
import { binaryFrame, textFrame } from './websocket-frames.ts';

/** A protobuf server message as the text frame of a JSON connection. */
export function jsonFrame(message: Uint8Array): Buffer {
  return textFrame(JSON.stringify(decodeServerMessage(message)));
}

/**
 * A refusal that is made once and said to many, when there is no time for more: it has no `ref` in its ready frame, and its
 * stack says nothing.
 */
export class StandingError extends MusterdError {
  /** Its binary frame. */
  readonly frame: Buffer;

  constructor(code: CodeName, message: string, retryAfterMs: number) {
    super(code, message, { retryAfterMs });
    this.frame = binaryError(this, '');
  }
}

/** Sends an `error` of the gateway's own; `ref` is the `id` of the message that it answers. */
export function sendError(connection: Connection, error: MusterdError, ref = ''): void {
  if (!connection.canSend) return;
  connection.socket.write(errorFrame(connection.isBinary, error, ref));
}

function errorFrame(isBinary: boolean, error: MusterdError, ref: string): Buffer {
  if (!isBinary) return textError(error, ref);
  return error instanceof StandingError && ref === '' ? error.frame : binaryError(error, ref);
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
