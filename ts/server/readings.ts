import { MusterdError } from '../errors.ts';
import { isObject } from '../protocol/shape.ts';
import { clientMessageFields } from '../protocol/transcode.ts';
import { ClientMessage, type ClientMessageFields, type musterd } from '../protocol/v1.ts';
import type { Connection } from './connection.ts';
import { hasId } from './enqueue-frame.ts';

/** A message that is neither JSON nor protobuf, or has no type: three of them close the connection. */
export class Unreadable extends MusterdError {
  constructor(message: string) {
    super('BAD_MESSAGE', message);
  }
}

/** A message in either form. @throws Unreadable, and what `clientMessageFields` throws */
export function read(connection: Connection, data: Buffer): ClientMessageFields {
  return connection.isBinary ? decode(data) : clientMessageFields(parse(data));
}

/** The object of a JSON message, which has a type. @throws Unreadable */
export function parse(data: Buffer): unknown {
  let message: unknown;
  try {
    message = JSON.parse(data.toString());
  } catch {
    throw new Unreadable('The message is not JSON.');
  }
  if (!isObject(message) || typeof message['type'] !== 'string') {
    throw new Unreadable('A message is a JSON object with a type.');
  }
  return message;
}

/** The fields of a binary message, which has a body. @throws Unreadable */
export function decode(data: Uint8Array): ClientMessageFields {
  let message: musterd.v1.ClientMessage;
  try {
    message = ClientMessage.decode(data);
  } catch {
    throw new Unreadable('The message is not protobuf.');
  }
  if (message.body === undefined) throw new Unreadable('The message has no body.');
  return message;
}

/** Characters of an `id`; a longer one is no id, and the engine says so. */
const ID_CHARS = 64;

/** The `id` of a message that is refused, if it can be found. */
export function idIn(connection: Connection, data: Buffer): string {
  try {
    if (connection.isBinary && !hasId(data)) return '';
    const { id } = (connection.isBinary ? ClientMessage.decode(data) : parse(data)) as { id?: unknown };
    return typeof id === 'string' && id.length <= ID_CHARS ? id : '';
  } catch {
    return '';
  }
}
