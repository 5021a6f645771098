import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

import { type CodeName, codes, errorCode } from '../errors.ts';
import { CLOSE_HANDSHAKE_MS, REFUSED_RETRY_MS } from './settings.ts';

/** The two forms of the protocol; the first is the binary one. */
export const Subprotocol = { PROTO: 'musterd.v1.proto', JSON: 'musterd.v1.json' } as const;

/** Why a request does not become a player's connection. */
export interface Refusal {
  readonly code: CodeName;
  readonly message: string;
  /** Default: that of the code. */
  readonly status?: number;
  /** True: the same request may be good later. */
  readonly isTemporary?: boolean;
}

/** What the door knows about the server at the time of a request. */
export interface DoorState {
  readonly path: string;
  /** Allowed origins; empty: any. */
  readonly origins: readonly string[];
  readonly isClosing: boolean;
  /** False: opening one more socket would take a reserved descriptor. */
  readonly hasHeadroom: boolean;
  /** True: the client's address has as many connections as it may have. */
  readonly isCrowded: boolean;
}

/** Why this request is refused, or undefined when it may become a connection. */
export function refusalOf(request: IncomingMessage, state: DoorState): Refusal | undefined {
  const { origin, 'sec-websocket-protocol': offered } = request.headers;
  if (request.httpVersion !== '1.1')
    return { code: 'BAD_MESSAGE', message: 'Upgrade from HTTP/1.1.', status: 505 };
  if (request.headers.host === undefined) return { code: 'BAD_MESSAGE', message: 'Name the Host.' };
  if (pathOf(request) !== state.path) return notFound(state.path);
  if (offered !== undefined && chooseSubprotocol(offered.split(',')) === undefined) {
    return {
      code: 'BAD_MESSAGE',
      message: `Subprotocols are ${Subprotocol.PROTO} and ${Subprotocol.JSON}.`,
    };
  }
  if (origin !== undefined && state.origins.length > 0 && !state.origins.includes(origin)) {
    return { code: 'FORBIDDEN', message: 'This origin may not connect.' };
  }
  return temporaryRefusal(state);
}

function temporaryRefusal(state: DoorState): Refusal | undefined {
  const isTemporary = true;
  if (state.isClosing) return { code: 'SHUTTING_DOWN', message: 'The server is closing.', isTemporary };
  if (!state.hasHeadroom)
    return { code: 'OVERLOADED', message: 'No room for more connections.', isTemporary };
  if (!state.isCrowded) return undefined;
  return { code: 'RATE_LIMITED', message: 'Too many connections from this address.', isTemporary };
}

/** The first subprotocol of the client's list that is ours. */
export function chooseSubprotocol(offered: Iterable<string>): string | undefined {
  for (const name of offered) {
    const trimmed = name.trim();
    if (trimmed === Subprotocol.PROTO || trimmed === Subprotocol.JSON) return trimmed;
  }
  return undefined;
}

/** Answers a plain HTTP request: this port speaks WebSocket only. */
export function answerPlainRequest(request: IncomingMessage, response: ServerResponse, path: string): void {
  const refusal: Refusal =
    pathOf(request) === path
      ? { code: 'BAD_MESSAGE', message: 'This is a WebSocket.', status: 426 }
      : notFound(path);
  const { status, headers, body } = answerOf(refusal);
  response.writeHead(status, { ...headers, Upgrade: 'websocket' }).end(body);
}

/** Answers an upgrade request with a refusal, and ends the socket. */
export function refuseUpgrade(socket: Socket, refusal: Refusal): void {
  const { status, headers, body } = answerOf(refusal);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.setTimeout(CLOSE_HANDSHAKE_MS, () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}

function answerOf({ code, message, status = codes[code].status, isTemporary = false }: Refusal) {
  const retry = isTemporary ? { retryAfterMs: REFUSED_RETRY_MS } : {};
  const body = JSON.stringify({ error: { code: errorCode(code), message, ...retry } });
  const headers = {
    Connection: 'close',
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...(isTemporary && { 'Retry-After': String(REFUSED_RETRY_MS / 1_000) }),
  };
  return { status, headers, body };
}

function notFound(path: string): Refusal {
  return { code: 'BAD_MESSAGE', message: `Players connect to ${path}.`, status: 404 };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] as string;
}
