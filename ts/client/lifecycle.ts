import { errorCode, MusterdError } from '../errors.ts';
import type { ErrorMessage, FromServer, WelcomeMessage } from '../protocol/types.ts';
import { Backoff } from './backoff.ts';
import type { Timer } from './clock.ts';
import { closeRow, HEARTBEAT_LOST, LOST, NORMAL } from './closes.ts';
import type { Frame } from './codec.ts';
import { Connection } from './connection.ts';
import { Heartbeat } from './heartbeat.ts';
import { HEARTBEAT, PENALTY_MS, RETRY_AFTER_MS_MAX, STABLE_MS } from './limits.ts';
import type { Settings } from './options.ts';
import { refusal } from './refusal.ts';
import { ClientState, transitions } from './states.ts';

/** The socket was lost, and another attempt will follow. */
export interface Reconnecting {
  /** Which attempt in a row the next one is, from 1. */
  readonly attempt: number;
  /** The next one starts in so many milliseconds. */
  readonly delayMs: number;
  /** The close code, 1006 when there was none. */
  readonly code: number;
  /** What happened, in one sentence. */
  readonly reason: string;
}

/** The client has closed for good. */
export interface Closed {
  /** The close code; 1000 after `close()`. */
  readonly code: number;
  /** What happened, in one sentence. */
  readonly reason: string;
  /** What waiting requests were rejected with. */
  readonly error: MusterdError;
}

/** Whom the lifecycle tells what happens, and asks for the `hello` of each attempt. */
export interface LifecyclePort {
  /** The `hello` to send; rejects when there is no token to say it with. */
  hello(): Promise<Frame>;
  /** The `ping` to send. */
  ping(ts: number): Frame;
  /** A heartbeat was answered after so many milliseconds. */
  roundTrip(durationMs: number): void;
  /** The state has changed; comes before the event that says why. */
  moved(from: ClientState, to: ClientState): void;
  /** The connection is ready. */
  welcomed(welcome: WelcomeMessage): void;
  /** A message for the port: neither welcome nor pong. */
  received(message: FromServer): void;
  /** Something went wrong that does not end the client. */
  failed(error: MusterdError): void;
  /** The connection was lost. */
  reconnecting(event: Reconnecting): void;
  /** The client has ended. */
  closed(event: Closed): void;
}

/** Errors in answer to a `hello` that the same `hello` would meet again. */
const HOPELESS: ReadonlySet<string> = new Set([
  errorCode('BAD_MESSAGE'),
  errorCode('BAD_ARGUMENT'),
  errorCode('NOT_SUPPORTED'),
  errorCode('UNAUTHORIZED'),
  errorCode('FORBIDDEN'),
]);

/** Errors whose `retryAfterMs` speaks of the whole server, not of one request. */
const SERVER_WIDE: ReadonlySet<string> = new Set([
  errorCode('SHUTTING_DOWN'),
  errorCode('OVERLOADED'),
  errorCode('AUTH_KEYS'),
]);

const NO_TOKEN = 'No token could be had.';

/** Keeps a client connected: one socket at a time, through the states of {@link ClientState}. */
export class Lifecycle {
  readonly #settings: Settings;
  readonly #port: LifecyclePort;
  readonly #backoff: Backoff;
  #state: ClientState = ClientState.Idle;
  #connection: Connection | undefined;
  #heartbeat: Heartbeat | undefined;
  /** In connecting and greeting the attempt's deadline, in waiting its start. */
  #timer: Timer;
  #readyAt = Number.POSITIVE_INFINITY;
  /** No attempt starts before this time: the server has said so. */
  #notBefore = 0;
  #leaving: Promise<void> | undefined;

  constructor(settings: Settings, port: LifecyclePort) {
    this.#settings = settings;
    this.#port = port;
    this.#backoff = new Backoff(settings.random);
  }

  /** Where the client is in its life. */
  get state(): ClientState {
    return this.#state;
  }

  /** Starts an attempt; does nothing once closed. */
  start(): void {
    if (this.#state !== ClientState.Idle && this.#state !== ClientState.Waiting) return;
    if (!this.#move(ClientState.Connecting)) return;
    const { clock, connectMs } = this.#settings;
    this.#timer = clock.after(connectMs, () => this.#drop(LOST, 'No welcome came in time.'));
    try {
      this.#connection = this.#connect();
    } catch (cause) {
      // Not a server that is away, but a page or URL that may never connect: to try again is of no use.
      const error = new MusterdError('BAD_ARGUMENT', `No socket can be made: ${cause}`, { cause });
      this.#end(LOST, error.message, error);
    }
  }

  /** Sends a frame; only while ready. */
  send(frame: Frame): void {
    this.#connection?.send(frame);
  }

  /** Ends the client. Resolves when its socket is closed; every call returns the same promise. */
  close(): Promise<void> {
    if (this.#leaving !== undefined) return this.#leaving;
    const connection = this.#connection;
    this.#leaving = connection?.letGo(NORMAL) ?? Promise.resolve();
    if (this.#state !== ClientState.Closed) this.#end(NORMAL, closeRow(NORMAL).meaning);
    return this.#leaving;
  }

  #connect(): Connection {
    const { WebSocket, url, codec, clock } = this.#settings;
    return new Connection(WebSocket, url, codec, clock, {
      opened: () => void this.#greet(),
      received: (message) => this.#received(message),
      unreadable: (error) => this.#port.failed(unreadable(error)),
      lost: (code, reason) => this.#lost(code, reason),
    });
  }

  async #greet(): Promise<void> {
    const connection = this.#connection;
    if (!this.#move(ClientState.Greeting)) return;
    try {
      const hello = await this.#port.hello();
      if (connection === this.#connection) connection?.send(hello);
    } catch (cause) {
      this.#port.failed(new MusterdError('UNAUTHORIZED', NO_TOKEN, { cause }));
      if (connection === this.#connection) this.#drop(LOST, NO_TOKEN);
    }
  }

  #received(message: FromServer): void {
    if (message.type === 'welcome') {
      if (this.#state === ClientState.Greeting) this.#welcomed(message);
    } else if (message.type === 'pong') this.#heartbeat?.pong(message.ts);
    else if (message.type === 'error') this.#refused(message);
    else this.#port.received(message);
  }

  #welcomed(welcome: WelcomeMessage): void {
    const { clock } = this.#settings;
    clock.cancel(this.#timer);
    this.#readyAt = clock.now();
    this.#heartbeat = new Heartbeat({ ...HEARTBEAT, ...welcome.heartbeat }, clock, {
      ping: (ts) => this.send(this.#port.ping(ts)),
      roundTrip: (durationMs) => this.#port.roundTrip(durationMs),
      lost: () => this.#drop(HEARTBEAT_LOST, closeRow(HEARTBEAT_LOST).meaning),
    });
    if (this.#move(ClientState.Ready)) this.#port.welcomed(welcome);
  }

  #refused(message: ErrorMessage): void {
    if (SERVER_WIDE.has(message.code) && message.retryAfterMs !== undefined) {
      const pauseMs = Math.min(message.retryAfterMs, RETRY_AFTER_MS_MAX);
      this.#notBefore = this.#settings.clock.now() + pauseMs;
    }
    const isHopeless = this.#state === ClientState.Greeting && HOPELESS.has(message.code);
    this.#port.received(message);
    if (isHopeless && this.#state === ClientState.Greeting) {
      void this.#detach()?.letGo(NORMAL);
      this.#end(NORMAL, message.message, refusal(message));
    }
  }

  /** Gives up a connection from our side. */
  #drop(code: number, reason: string): void {
    // 1006 only says what happened; it may not be sent.
    void this.#connection?.letGo(code === LOST ? NORMAL : code);
    this.#lost(code, reason);
  }

  #lost(code: number, reason: string): void {
    this.#detach();
    const row = closeRow(code);
    const { clock, attemptsMax } = this.#settings;
    if (clock.now() - this.#readyAt >= STABLE_MS) this.#backoff.reset();
    this.#readyAt = Number.POSITIVE_INFINITY;
    if (row.action === 'end' || this.#backoff.attempt >= attemptsMax) {
      this.#end(code, reason || row.meaning);
      return;
    }
    const penaltyMs = row.action === 'reconnectLater' ? PENALTY_MS : 0;
    const delayMs = this.#backoff.next(Math.max(penaltyMs, this.#notBefore - clock.now()));
    const { attempt } = this.#backoff;
    this.#timer = clock.after(delayMs, () => this.start());
    if (!this.#move(ClientState.Waiting)) return;
    this.#port.reconnecting({ attempt, delayMs, code, reason: reason || row.meaning });
  }

  #end(
    code: number,
    reason: string,
    error = new MusterdError(closeRow(code).error ?? 'CLOSED', reason),
  ): void {
    this.#detach();
    this.#move(ClientState.Closed);
    this.#port.closed({ code, reason, error });
  }

  /** Stops everything that belongs to the connection, and hands it over. */
  #detach(): Connection | undefined {
    const connection = this.#connection;
    this.#connection = undefined;
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    this.#settings.clock.cancel(this.#timer);
    return connection;
  }

  /** Goes to another state and says so. False when a listener has closed the client in the meantime. */
  #move(to: ClientState): boolean {
    const from = this.#state;
    if (!transitions[from].includes(to)) {
      throw new MusterdError('INTERNAL', `A client went from ${from} to ${to}.`);
    }
    this.#state = to;
    this.#port.moved(from, to);
    return this.#state === to;
  }
}

function unreadable(cause: unknown): MusterdError {
  if (cause instanceof MusterdError) return cause;
  return new MusterdError('BAD_MESSAGE', 'The server sent a frame that cannot be read.', { cause });
}
