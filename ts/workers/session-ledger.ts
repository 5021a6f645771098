import type { SessionEvent, SessionEventName } from '../server/connections.ts';
import { DroppedSessions } from '../server/dropped-sessions.ts';
import type { SessionNews } from './contract.ts';

/** A session that has a socket. */
interface Placed {
  /** The thread that holds it. */
  readonly place: number;
  readonly sinceMs: number;
}

/**
 * Makes one story of what several threads tell of sessions.
 *
 * A player may come back on another thread than he left, and the news of his coming may be here before that of his
 * leaving. So each session has the thread that took it up last: taking it up there is leaving the one before, and what
 * that one says of it later is no news.
 */
export class SessionLedger {
  readonly #graceMs: number;
  readonly #tell: (name: SessionEventName, event: SessionEvent) => void;
  readonly #placed = new Map<string, Placed>();
  readonly #dropped = new DroppedSessions();

  /** @param graceMs how long a session outlives its socket, with the engine's own delay */
  constructor(graceMs: number, tell: (name: SessionEventName, event: SessionEvent) => void) {
    this.#graceMs = graceMs;
    this.#tell = tell;
  }

  /** A thread has told something. */
  take(place: number, { name, event, atMs }: SessionNews): void {
    if (name === 'session:dropped') this.#drop(place, event, atMs);
    else this.#arrive({ place, sinceMs: atMs }, name, event);
  }

  /** Tells of those whose grace is over at this time of the clock that all threads have. */
  expire(nowMs: number): void {
    this.#dropped.expire(nowMs, (sessionId, playerId) =>
      this.#tell('session:closed', { sessionId, playerId }),
    );
  }

  #arrive(placed: Placed, name: SessionEventName, event: SessionEvent): void {
    const before = this.#placed.get(event.sessionId);
    if (before !== undefined && before.sinceMs > placed.sinceMs) return;
    if (before !== undefined) this.#drop(before.place, event, placed.sinceMs);
    this.#dropped.remove(event.sessionId);
    this.#placed.set(event.sessionId, placed);
    this.#tell(name, event);
  }

  #drop(place: number, event: SessionEvent, atMs: number): void {
    const { sessionId, playerId } = event;
    if ((this.#placed.get(sessionId)?.place ?? place) !== place) return;
    this.#placed.delete(sessionId);
    this.#dropped.add(sessionId, playerId, atMs + this.#graceMs);
    this.#tell('session:dropped', event);
  }
}
