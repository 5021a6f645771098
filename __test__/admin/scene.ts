import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

import type { ExecutionContext } from 'ava';

import { type ServeOptions, type Server, serve } from '../../ts/index.ts';

/** An answer of the admin port. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body, parsed when it is JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every shape
  readonly body: any;
}

/** What a request is besides its method and path. */
export interface Asked {
  readonly headers?: OutgoingHttpHeaders;
  /** A text or bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown;
}

/** A server on free ports, and a way to ask its admin port. */
export interface Scene {
  readonly server: Server;
  ask(method: string, path: string, asked?: Asked): Promise<Answer>;
}

/** Starts a server for one test, which closes it at its end. */
export async function startServer(t: ExecutionContext, options: ServeOptions = {}): Promise<Scene> {
  const server = await serve({ port: 0, adminPort: 0, ephemeral: true, ...options });
  t.teardown(() => server.close());
  return { server, ask: (method, path, asked) => ask(server.adminUrl, method, path, asked) };
}

/** One player's ticket for `duel`, as a body. */
export const solo = (ticketId: string, playerId: string, rating = 1_500) => ({
  ticketId,
  queue: 'duel',
  players: [{ playerId, attributes: { rating } }],
});

/** Asks with plain `node:http`, for `fetch` lets nobody set a Host header. */
function ask(url: string, method: string, path: string, { headers, body }: Asked = {}): Promise<Answer> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = body === undefined ? undefined : isRaw ? body : JSON.stringify(body);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers: { ...type, ...headers }, agent: false });
    sent.once('error', reject);
    sent.once('response', async (response) => {
      const content = await text(response);
      const isJson = response.headers['content-type']?.startsWith('application/json') && content !== '';
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: isJson ? JSON.parse(content) : content,
      });
    });
    sent.end(bytes);
  });
}
