import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventFeed } from '../engine/events.ts';
import type { Link } from '../engine/link.ts';
import { MusterdError } from '../errors.ts';
import type { RatedQueues } from '../profiles/rated-queues.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { Access } from './access.ts';
import { backfillRoutes } from './backfills.ts';
import { type Call, readJson, readText } from './call.ts';
import { EventStreams } from './events.ts';
import { guardWrite } from './guard.ts';
import { explainRoutes } from './explain.ts';
import { matchRoutes } from './matches.ts';
import { queueRoutes } from './queues.ts';
import { errorReply, type Reply, reply, send } from './reply.ts';
import { resultRoutes } from './results.ts';
import { Routes } from './routes.ts';
import { rulesRoutes } from './rules.ts';
import { ticketRoutes } from './tickets.ts';

/** Where the admin port listens and what a request may use up. */
export interface AdminSettings {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Bytes of a body. */
  readonly bodyBytes: number;
  /** Readers of events at once. */
  readonly eventReaders: number;
}

/** What the admin port shows and steers. */
export interface AdminParts {
  readonly link: Link;
  readonly feed: EventFeed;
  /** Hears of results. */
  readonly profiles: ProfileStore;
  /** Learns of rules that an operator puts. */
  readonly queues: RatedQueues;
  /** Who may do what. */
  readonly access: Access;
  /** The public keys of match passes, a JSON Web Key Set. */
  readonly publicKeys: object;
  /** False from the moment that the server closes, or the engine has ended. */
  isReady(): boolean;
  /** The metrics and their media type. */
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
  /** Hears of a request that failed by a defect of ours. */
  failed(path: string | undefined, error: unknown): void;
}

/** Connections at once. */
const CONNECTIONS_MAX = 1_024;
/** In which a request's head must have come, and all of it. Milliseconds. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
/** How often both are looked after, in milliseconds. */
const REQUEST_CHECK_MS = 1_000;
/** How long requests in progress have to finish when the server closes. Milliseconds. */
const CLOSE_MS = 1_000;
/** How often a silent stream of events gets a comment, and how long a reader of one may take nothing. Milliseconds. */
const EVENTS_HEARTBEAT_MS = 15_000;
const EVENTS_STALLED_MS = 60_000;

/** The HTTP port for servers and operators. */
export class AdminServer {
  readonly #settings: AdminSettings;
  readonly #parts: AdminParts;
  readonly #events: EventStreams;
  readonly #routes: Routes;
  readonly #server: Server;

  constructor(settings: AdminSettings, parts: AdminParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#events = new EventStreams(parts.feed, {
      readersMax: settings.eventReaders,
      heartbeatMs: EVENTS_HEARTBEAT_MS,
      stalledMs: EVENTS_STALLED_MS,
    });
    this.#routes = new Routes({
      '/healthz': { GET: () => reply(200, { status: 'ok' }) },
      '/readyz': { GET: () => readiness(parts.isReady()) },
      '/metrics': { GET: async () => metrics(parts) },
      ...queueRoutes(parts.link),
      ...rulesRoutes(parts.link, parts.queues),
      ...ticketRoutes(parts.link),
      ...matchRoutes(parts.link),
      ...backfillRoutes(parts.link),
      ...resultRoutes(parts.link, parts.profiles),
      ...explainRoutes(parts.link),
      '/v1/events': { GET: (call) => this.#events.serve(call) },
      '/v1/keys': { GET: () => reply(200, parts.publicKeys) },
    });
    const timeouts = {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: REQUEST_CHECK_MS,
    };
    this.#server = createServer(timeouts, (request, response) => void this.#answer(request, response));
    this.#server.maxConnections = CONNECTIONS_MAX;
  }

  /**
   * Starts to listen.
   *
   * @throws MusterdError PORT_IN_USE; CONFIG_INVALID when this machine cannot listen on the address.
   */
  async listen(): Promise<{ readonly host: string; readonly port: number }> {
    const { host, port } = this.#settings;
    this.#server.listen(port, host);
    try {
      await once(this.#server, 'listening');
    } catch (cause) {
      throw refusalOf(cause as NodeJS.ErrnoException, `${host} port ${port}`);
    }
    const address = this.#server.address() as AddressInfo;
    return { host: address.address, port: address.port };
  }

  /** Ends event streams, lets requests in progress finish, takes no more. */
  async close(): Promise<void> {
    this.#events.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    // A request in progress ends by itself within its timeout; nobody waits that long for it.
    const timer = setTimeout(() => this.#server.closeAllConnections(), CLOSE_MS);
    await closed;
    clearTimeout(timer);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const answer = await this.#handle(request, response);
      if (answer !== undefined) send(response, answer);
    } catch (error) {
      if (response.destroyed) return;
      if (!(error instanceof MusterdError)) this.#parts.failed(request.url, error);
      // What is left of a body that was too large is not worth reading.
      const isCut = error instanceof MusterdError && error.code === 'ERR_MUSTER_MESSAGE_TOO_LARGE';
      send(response, errorReply(error, isCut ? { connection: 'close' } : {}));
    }
  }

  #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Reply | undefined | Promise<Reply | undefined> {
    const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
    const barred = this.#parts.access.refusal(request, path);
    if (barred !== undefined) return barred;
    const found = this.#routes.find(request.method ?? 'GET', path);
    if (found === undefined) return notFound(path);
    if ('allowed' in found) return wrongMethod(request.method, found.allowed);
    const refused = guardWrite(request, this.#parts.access.isOpen);
    if (refused !== undefined) return refused;
    const call: Call = {
      request,
      response,
      places: found.places,
      query: new URLSearchParams(search),
      json: () => readJson(request, this.#settings.bodyBytes),
      text: () => readText(request, this.#settings.bodyBytes),
    };
    return found.handler(call);
  }
}

function refusalOf(cause: NodeJS.ErrnoException, address: string): MusterdError {
  return cause.code === 'EADDRINUSE'
    ? new MusterdError('PORT_IN_USE', `Another process listens on ${address}.`, { cause })
    : new MusterdError('CONFIG_INVALID', `This machine cannot listen on ${address}: ${cause.code}.`, {
        cause,
      });
}

function readiness(isReady: boolean): Reply {
  return isReady
    ? reply(200, { status: 'ready' })
    : errorReply(new MusterdError('SHUTTING_DOWN', 'The server is closing.'));
}

async function metrics(parts: AdminParts): Promise<Reply> {
  const { type, text } = await parts.metrics();
  return reply(200, text, { 'content-type': type });
}

function notFound(path: string): Reply {
  const message = `There is no ${path.slice(0, 100)} here; docs/protocol.md lists the paths.`;
  return { ...errorReply(new MusterdError('BAD_MESSAGE', message)), status: 404 };
}

function wrongMethod(method: string | undefined, allowed: readonly string[]): Reply {
  const message = `The path does not know ${method}, only ${allowed.join(', ')}.`;
  return {
    ...errorReply(new MusterdError('BAD_MESSAGE', message), { allow: allowed.join(', ') }),
    status: 405,
  };
}
