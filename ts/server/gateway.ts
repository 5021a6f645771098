import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Server as SocketServer, WebSocket, WebSocketServer } from 'ws';

import type { Link } from '../engine/link.ts';
import { MusterdError } from '../errors.ts';
import type { PlayerLimits } from '../limits.ts';
import { type Certificate, TLS_HANDSHAKE_MS, TLS_VERSION_MIN } from './certificate.ts';
import { CloseCode } from './close-code.ts';
import { Connection } from './connection.ts';
import { Connections, type SessionEvent, type SessionEventName } from './connections.ts';
import { Crowd, type Visitor } from './crowd.ts';
import { descriptorLimit } from './descriptors.ts';
import * as door from './door.ts';
import { clientAddress } from './forwarded.ts';
import { Incoming } from './incoming.ts';
import { sendError } from './messages.ts';
import { Outgoing } from './outgoing.ts';
import { Overload } from './overload.ts';
import * as settings from './settings.ts';

/** The gateway's events and what they carry. */
export type GatewayEvents = { [Name in SessionEventName]: [SessionEvent] };

/** Figures of a gateway. */
export interface GatewayStats {
  /** Sockets, of which some have not said hello. */
  readonly connections: number;
  /** Sessions that have a socket. */
  readonly sessions: number;
  /** Sessions in their grace. */
  readonly droppedSessions: number;
}

const receiver = Symbol('receiver');

/** A player's WebSocket. Its listeners are shared by all, so that a connection costs no closure. */
class PlayerSocket extends WebSocket {
  connection!: Connection;
  incoming!: Incoming;
  connections!: Connections;
}

/** The socket below it. */
interface TcpSocket extends Socket {
  [receiver]: PlayerSocket;
}

/**
 * The players' port: sockets on one side, the engine on the other.
 *
 * @example
 * const gateway = new Gateway(link, { host: '127.0.0.1', port: 0, limits, heartbeat, resumeKey, auth: 'none' });
 * const { port } = await gateway.listen();
 * await gateway.close();
 */
export class Gateway extends EventEmitter<GatewayEvents> {
  readonly #settings: settings.GatewaySettings;
  readonly #path: string;
  readonly #connections: Connections;
  readonly #incoming: Incoming;
  readonly #overload = new Overload();
  readonly #link: Link;
  readonly #crowd: Crowd;
  readonly #http: Server;
  readonly #sockets: SocketServer<typeof PlayerSocket>;
  #timer: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  /**
   * @param link the engine; the gateway becomes its receiver
   * @throws MusterdError BAD_ARGUMENT when the resume key is too short
   */
  constructor(link: Link, gatewaySettings: settings.GatewaySettings) {
    super();
    checkKey(gatewaySettings.resumeKey);
    this.#link = link;
    this.#settings = gatewaySettings;
    this.#path = gatewaySettings.path ?? settings.MATCH_PATH;
    const isWrapped = gatewaySettings.certificate !== undefined;
    this.#crowd = new Crowd(gatewaySettings.limits, isWrapped, gatewaySettings.commons);
    // Listeners are users' code: what they throw must not reach the drain turn that we are in.
    this.#connections = new Connections(link, gatewaySettings, this.#crowd, (name, event) =>
      queueMicrotask(() => this.emit(name, event)),
    );
    this.#incoming = new Incoming(link, this.#connections, gatewaySettings, this.#overload);
    this.#sockets = new WebSocketServer(socketOptions(gatewaySettings.limits));
    this.#http = this.#createServer();
    link.deliverTo(new Outgoing(this.#connections, gatewaySettings.passes));
  }

  /**
   * Begins to listen.
   *
   * @throws MusterdError PORT_IN_USE when another process has the port, CONFIG_INVALID when the address cannot be
   *   listened on
   */
  async listen(): Promise<{ host: string; port: number }> {
    const { host, port, limits, sharesPort = false, ownDescriptors = 0 } = this.#settings;
    this.#crowd.limitTo(descriptorLimit() - limits.reservedDescriptors - ownDescriptors);
    // `reusePort` is of Node 22.12; the configuration has made sure of it.
    const sharing = sharesPort ? { reusePort: true } : {};
    this.#http.listen({ host, port, backlog: settings.BACKLOG, ...sharing });
    try {
      await once(this.#http, 'listening');
    } catch (error) {
      throw listenError(error, host, port);
    }
    const tick = () => {
      this.#overload.look(this.#link.stats());
      this.#connections.tick();
    };
    // Timers run before sockets are read, `setImmediate` after: nobody is judged before he was heard.
    this.#timer = setInterval(() => setImmediate(tick), this.#connections.watch.tickMs);
    return { host, port: (this.#http.address() as AddressInfo).port };
  }

  /** Handshakes from now on show this certificate. Only where the gateway has one already. */
  renew(certificate: Certificate): void {
    const { ticketKeys } = this.#settings;
    (this.#http as TlsServer).setSecureContext({
      ...certificate,
      minVersion: TLS_VERSION_MIN,
      ...(ticketKeys && { ticketKeys }),
    });
  }

  /** Figures; cheap. */
  stats(): GatewayStats {
    const { size, sessions, droppedSessions } = this.#connections;
    return { connections: size, sessions, droppedSessions };
  }

  /**
   * Tells every player SHUTTING_DOWN, closes with 1012, waits at most 3 s for the sockets and ends those that are
   * left. Idempotent.
   *
   * @param reason a sentence for the players
   */
  close(reason = 'The server is closing; connect again.'): Promise<void> {
    this.#closing ??= this.#shutDown(reason);
    return this.#closing;
  }

  async #shutDown(reason: string): Promise<void> {
    const closed = this.#http.listening ? once(this.#http, 'close') : undefined;
    this.#http.close();
    this.#http.closeIdleConnections();
    const error = new MusterdError('SHUTTING_DOWN', reason, { retryAfterMs: settings.SHUTDOWN_RETRY_MS });
    for (const connection of this.#connections) {
      sendError(connection, error);
      this.#connections.close(connection, CloseCode.SHUTDOWN);
    }
    await Promise.race([Promise.all([closed, this.#connections.emptied()]), this.#terminateLater()]);
    clearInterval(this.#timer);
  }

  async #terminateLater(): Promise<void> {
    await sleep(settings.SHUTDOWN_MS, undefined, { ref: false });
    this.#http.closeAllConnections();
    for (const connection of this.#connections) connection.transport.terminate();
  }

  #createServer(): Server {
    const options = {
      noDelay: true,
      maxHeaderSize: settings.HEADER_BYTES,
      headersTimeout: settings.HEADERS_MS,
      requestTimeout: settings.REQUEST_MS,
      connectionsCheckingInterval: settings.REQUEST_CHECK_MS,
    };
    const { certificate, ticketKeys, trustProxy = 0 } = this.#settings;
    const server = certificate
      ? createTlsServer({
          ...options,
          ...certificate,
          ...(ticketKeys && { ticketKeys }),
          minVersion: TLS_VERSION_MIN,
          handshakeTimeout: TLS_HANDSHAKE_MS,
        })
      : createServer(options);
    server.on('request', (request, response) => door.answerPlainRequest(request, response, this.#path));
    // Behind a proxy every connection is the proxy's; whose it is stands in the upgrade.
    const addressOf = (socket: Socket) => (trustProxy === 0 ? socket.remoteAddress : undefined);
    server.on('connection', (socket: Socket) => this.#crowd.enter(socket, addressOf(socket)));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    return server;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const visitor = this.#crowd.take(socket as Socket);
    if (visitor === undefined) {
      socket.destroy();
      return;
    }
    const { trustProxy = 0 } = this.#settings;
    if (trustProxy > 0) this.#crowd.identify(visitor, clientAddress(request, trustProxy));
    const refusal = door.refusalOf(request, {
      path: this.#path,
      origins: this.#settings.origins ?? [],
      isClosing: this.#closing !== undefined,
      hasHeadroom: this.#crowd.hasHeadroom,
      isCrowded: visitor.standing.isRefused,
    });
    if (refusal) door.refuseUpgrade(socket as Socket, refusal);
    else this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#open(opened, visitor, socket));
  }

  #open(transport: PlayerSocket, visitor: Visitor, upgraded: Duplex): void {
    const socket = upgraded as TcpSocket;
    const connection = new Connection(
      transport,
      socket,
      visitor,
      transport.protocol === door.Subprotocol.PROTO,
    );
    transport.connection = connection;
    transport.incoming = this.#incoming;
    transport.connections = this.#connections;
    transport.on('message', onMessage);
    transport.on('ping', onPing);
    transport.on('pong', onPong);
    transport.on('close', onClose);
    transport.on('error', onError);
    socket[receiver] = transport;
    socket.on('data', onData);
    this.#connections.add(connection);
  }
}

/** `ws` reads the same bytes, but tells of whole messages only. */
function onData(this: TcpSocket, chunk: Buffer): void {
  const { connections, connection } = this[receiver];
  connections.hear(connection, chunk);
}

function onMessage(this: WebSocket, data: WebSocket.RawData, isBinary: boolean): void {
  const { incoming, connection } = this as PlayerSocket;
  incoming.message(connection, data as Buffer, isBinary);
}

function onPing(this: WebSocket, payload: Buffer): void {
  const { incoming, connection } = this as PlayerSocket;
  incoming.ping(connection, payload);
}

function onPong(this: WebSocket, payload: Buffer): void {
  const { incoming, connection } = this as PlayerSocket;
  incoming.pong(connection, payload);
}

function onClose(this: WebSocket): void {
  const { connections, connection } = this as PlayerSocket;
  connections.socketClosed(connection);
}

/** `ws` has begun to close the socket with the right code by then, and `close` follows. */
function onError(this: WebSocket): void {
  const { connections, connection } = this as PlayerSocket;
  connections.broke(connection);
}

function socketOptions(limits: PlayerLimits) {
  return {
    noServer: true,
    WebSocket: PlayerSocket,
    perMessageDeflate: false,
    clientTracking: false,
    autoPong: false,
    allowSynchronousEvents: true,
    maxPayload: limits.frameBytes,
    maxFragments: limits.fragments,
    maxBufferedChunks: limits.bufferedChunks,
    closeTimeout: settings.CLOSE_HANDSHAKE_MS,
    handleProtocols: (offered: Set<string>) => door.chooseSubprotocol(offered) ?? false,
  };
}

function checkKey(resumeKey: Buffer): void {
  if (resumeKey.length >= settings.RESUME_KEY_BYTES_MIN) return;
  throw new MusterdError(
    'BAD_ARGUMENT',
    `resumeKey must have ${settings.RESUME_KEY_BYTES_MIN} bytes or more.`,
  );
}

/** What it means that a port cannot be listened on. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new MusterdError('PORT_IN_USE', `Another process listens on ${host}:${port}.`, { cause: error });
  }
  if (code === undefined) return error;
  return new MusterdError('CONFIG_INVALID', `Cannot listen on ${host}:${port}: ${code}.`, { cause: error });
}
