import type { IncomingMessage, ServerResponse } from 'node:http';
import { MusterdError } from '../errors.ts';
import type { Reply } from './reply.ts';

/** One request, as its handler sees it. */
export interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What stands in the path's places, decoded: of `/v1/tickets/:ticket` the ticket. */
  readonly places: readonly string[];
  /** What follows the `?`. */
  readonly query: URLSearchParams;
  /** Reads the body as JSON. */
  json(): Promise<unknown>;
  /** Reads the body as it is. */
  text(): Promise<string>;
}

/** Answers a request; a handler that wrote its answer itself returns nothing. */
export type Handler = (call: Call) => Reply | undefined | Promise<Reply | undefined>;

/**
 * Reads a request's body as JSON.
 *
 * @throws MusterdError MESSAGE_TOO_LARGE over `bytesMax`, BAD_MESSAGE when it is no JSON in UTF-8.
 */
export async function readJson(request: IncomingMessage, bytesMax: number): Promise<unknown> {
  const text = await readText(request, bytesMax);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new MusterdError('BAD_MESSAGE', `The body is not JSON: ${(error as SyntaxError).message}.`);
  }
}

/**
 * Reads a request's body as a text.
 *
 * @throws MusterdError MESSAGE_TOO_LARGE over `bytesMax`, BAD_MESSAGE when it is not UTF-8.
 */
export async function readText(request: IncomingMessage, bytesMax: number): Promise<string> {
  const bytes = await readBytes(request, bytesMax);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new MusterdError('BAD_MESSAGE', 'The body is not JSON: it is not UTF-8.');
  }
}

/** A body this many times over the limit is not read to its end: its connection is cut. */
const READ_FACTOR = 8;

/**
 * All bytes of a body. One that is too large is read on, unkept, for a while: a client that is still sending
 * would not see an answer.
 */
async function readBytes(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bytesMax) chunks.push(chunk);
    else if (length > READ_FACTOR * bytesMax) break;
  }
  if (length > bytesMax) throw new MusterdError('MESSAGE_TOO_LARGE', `A body may have ${bytesMax} bytes.`);
  return Buffer.concat(chunks, length);
}
