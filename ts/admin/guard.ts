import type { IncomingMessage } from 'node:http';
import { MusterdError } from '../errors.ts';
import { errorReply, type Reply } from './reply.ts';

/** A `Host` that only a program on this machine uses: localhost, 127.x.y.z or ::1, with or without a port. */
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Where tokens are asked for no page can write: it has none, and browsers add none. But a body is JSON all the same.
 *
 * @param isOpen true: no token is asked for.
 */
export function guardWrite(request: IncomingMessage, isOpen: boolean): Reply | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  return (isOpen ? guardHost(request) : undefined) ?? guardType(request);
}

/**
 * The refusal of a write that a web page could have made its visitor's browser send; undefined for any other
 * request. A page that rebinds its own name to 127.0.0.1 shows in `Host`; a form or a plain `fetch` cannot send
 * `application/json` to another origin.
 */
function guardHost(request: IncomingMessage): Reply | undefined {
  if (LOCAL_HOST.test(request.headers.host ?? '')) return undefined;
  return errorReply(
    new MusterdError('FORBIDDEN', 'A write needs a local Host header, for example 127.0.0.1:7701.'),
  );
}

function guardType(request: IncomingMessage): Reply | undefined {
  // A DELETE has no body to speak of, and no page can send one to another origin without asking first.
  if (request.method === 'DELETE' || mediaType(request) === 'application/json') return undefined;
  const refused = new MusterdError('BAD_MESSAGE', 'A write needs content-type: application/json.');
  return { ...errorReply(refused), status: 415 };
}

function mediaType(request: IncomingMessage): string {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
}
