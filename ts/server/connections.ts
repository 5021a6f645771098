import type { Link } from '../engine/link.ts';
import { MusterdError } from '../errors.ts';
import type { musterd } from '../protocol/v1.ts';
import { CloseCode } from './close-code.ts';
import type { Connection } from './connection.ts';
import type { Crowd } from './crowd.ts';
import { DroppedSessions } from './dropped-sessions.ts';
import { flatText } from './flat-text.ts';
import { Hellos } from './hellos.ts';
import { sendError } from './messages.ts';
import { Reports } from './reports.ts';
import type { GatewaySettings } from './settings.ts';
import { Slots } from './slots.ts';
import { SlowReaders } from './slow-readers.ts';
import { SlowSenders } from './slow-senders.ts';
import { Watch } from './watch.ts';

/** What happens to sessions: begun, left without a socket, taken up again, over. */
export type SessionEventName = 'session:open' | 'session:dropped' | 'session:resumed' | 'session:closed';

/** Whose session it is. */
export interface SessionEvent {
  readonly sessionId: string;
  readonly playerId: string;
}

/** Hears of sessions. */
export type SessionListener = (name: SessionEventName, event: SessionEvent) => void;

/** The engine hears of a dropped socket after us and may be busy then; a session is not called closed before it is. */
export const ENGINE_BEHIND_MS = 1_000;

/** Every socket of this gateway, from its opening to the engine's word that it is gone. */
export class Connections {
  readonly watch: Watch;
  readonly hellos: Hellos;
  readonly #reports: Reports;
  readonly #slots: Slots<Connection>;
  readonly #all = new Set<Connection>();
  readonly #dropped = new DroppedSessions();
  readonly #crowd: Crowd;
  readonly #readers: SlowReaders<Connection>;
  readonly #senders: SlowSenders<Connection>;
  readonly #listener: SessionListener;
  #graceMs = 0;
  #onEmpty: () => void = () => {};
  #sessions = 0;

  constructor(link: Link, settings: GatewaySettings, crowd: Crowd, listener: SessionListener) {
    this.#reports = new Reports(link);
    this.#slots = new Slots(link.worker);
    this.#crowd = crowd;
    const { limits, commons } = settings;
    this.hellos = new Hellos(limits, commons);
    this.#readers = new SlowReaders(limits, commons?.unreadAllowance);
    this.#senders = new SlowSenders(settings.limits.messageMs);
    this.#listener = listener;
    this.watch = new Watch({
      heartbeat: settings.heartbeat,
      helloMs: settings.limits.helloMs,
      now: () => performance.now(),
      close: (connection, code) => this.close(connection, code),
      presence: ({ number }, present) => this.#reports.presence(number, present),
      tokenEnded: (connection) => this.#tokenEnded(connection),
      rtt: (milliseconds) => settings.metrics?.heartbeatRtt(milliseconds),
    });
  }

  /** Sockets that are open or closing. */
  get size(): number {
    return this.#all.size;
  }

  /** Sessions that have a socket. */
  get sessions(): number {
    return this.#sessions;
  }

  /** Sessions in their grace. */
  get droppedSessions(): number {
    return this.#dropped.size;
  }

  [Symbol.iterator](): IterableIterator<Connection> {
    return this.#all.values();
  }

  /** The connection that the engine calls `number`. */
  find(number: number): Connection | undefined {
    return this.#slots.find(number);
  }

  /** A socket has opened. */
  add(connection: Connection): void {
    this.#all.add(connection);
    this.watch.awaitHello(connection);
  }

  /** Gives a greeting connection a number; false when there is none. */
  take(connection: Connection): boolean {
    connection.number = this.#slots.take(connection) ?? 0;
    return connection.number !== 0;
  }

  /** The engine did not take the connection: its number goes back. */
  giveBack(connection: Connection): void {
    this.#slots.release(connection.number);
    connection.number = 0;
  }

  /** The engine has the connection's good hello. */
  admit(connection: Connection, playerId: string, tokenEndsAtMs = Number.POSITIVE_INFINITY): void {
    connection.playerId = flatText(playerId);
    connection.tokenEndsAtMs = tokenEndsAtMs;
    connection.enter('admitted');
    this.watch.start(connection);
  }

  /** The engine's welcome is on its way to the player. */
  welcome(connection: Connection, { sessionId, resumed, graceMs }: musterd.v1.Welcome): void {
    connection.enter('open');
    this.hellos.end(connection);
    this.#crowd.welcome(connection.visitor);
    connection.sessionId = flatText(sessionId);
    this.#graceMs = graceMs;
    this.#sessions++;
    this.#dropped.remove(connection.sessionId);
    this.#listener(resumed ? 'session:resumed' : 'session:open', sessionOf(connection));
  }

  /** Closes a live connection with `code`; does nothing to one that is closing already. */
  close(connection: Connection, code: number): void {
    if (!connection.isLive) return;
    this.#leave(connection);
    connection.enter('closing');
    // One that waits for a token reads nothing, not even the answer to our closing.
    if (connection.waiting) connection.transport.resume();
    connection.transport.close(code);
  }

  /** The socket has broken, or `ws` has closed it for what was written to it: no more is heard or said. */
  broke(connection: Connection): void {
    if (!connection.isLive) return;
    this.#leave(connection);
    connection.enter('closing');
  }

  /** The socket has closed, by whomever. */
  socketClosed(connection: Connection): void {
    if (connection.isLive) this.#leave(connection);
    connection.enter('closed');
    this.#all.delete(connection);
    if (this.#all.size === 0) this.#onEmpty();
  }

  /** Resolves when the last socket has closed. */
  emptied(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#all.size === 0) resolve();
      else this.#onEmpty = resolve;
    });
  }

  /** The engine has let go of a number. */
  gone(number: number): void {
    this.#slots.release(number);
  }

  /** Closes a connection whose reader has left too much unread. He can resume: the engine keeps his messages. */
  checkBacklog(connection: Connection): void {
    if (this.#readers.isTooSlow(connection)) this.close(connection, CloseCode.OVERLOADED);
  }

  /** Bytes have come from a live connection, of whole messages or of parts. */
  hear(connection: Connection, chunk: Buffer): void {
    if (connection.isLive) this.#senders.hear(connection, chunk, this.watch.nowMs);
  }

  /** Does what time asks for. To be called when input has been drained. */
  tick(): void {
    this.#reports.retry();
    this.watch.tick();
    this.#readers.relieve((connection) => this.#cutOff(connection));
    this.#senders.expire(this.watch.nowMs, (connection) => this.close(connection, CloseCode.HEARTBEAT_LOST));
    this.#dropped.expire(this.watch.nowMs, (sessionId, playerId) =>
      this.#listener('session:closed', { sessionId, playerId }),
    );
  }

  #cutOff(connection: Connection): void {
    this.close(connection, CloseCode.OVERLOADED);
    connection.transport.terminate();
  }

  #tokenEnded(connection: Connection): void {
    sendError(connection, new MusterdError('UNAUTHORIZED', 'The token has expired.'));
    this.close(connection, CloseCode.UNAUTHORIZED);
  }

  /** What is the same for every way out: no deadline, the engine told, the session in its grace. */
  #leave(connection: Connection): void {
    this.watch.stop(connection);
    this.hellos.end(connection);
    this.#readers.forget(connection);
    this.#senders.forget(connection);
    if (connection.number !== 0) {
      this.#reports.detach(connection.number);
      connection.number = 0;
    }
    if (connection.state !== 'open') return;
    this.#sessions--;
    const endsAtMs = this.watch.fromNow(this.#graceMs + ENGINE_BEHIND_MS);
    this.#dropped.add(connection.sessionId, connection.playerId, endsAtMs);
    this.#listener('session:dropped', sessionOf(connection));
  }
}

function sessionOf({ sessionId, playerId }: Connection): SessionEvent {
  return { sessionId, playerId };
}
