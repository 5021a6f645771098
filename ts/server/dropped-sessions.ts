/** A session whose socket is gone. */
interface DroppedSession {
  readonly playerId: string;
  readonly endsAtMs: number;
}

/**
 * Sessions that wait for their player to come back, oldest first: all have the same grace, so the first to be
 * dropped is the first to end.
 */
export class DroppedSessions {
  readonly #sessions = new Map<string, DroppedSession>();

  /** How many wait. */
  get size(): number {
    return this.#sessions.size;
  }

  /** The session's socket has gone. */
  add(sessionId: string, playerId: string, endsAtMs: number): void {
    this.#sessions.delete(sessionId);
    this.#sessions.set(sessionId, { playerId, endsAtMs });
  }

  /** The session's player is back. */
  remove(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }

  /** Calls `end` for each session whose grace is over, and forgets it. */
  expire(nowMs: number, end: (sessionId: string, playerId: string) => void): void {
    for (const [sessionId, { playerId, endsAtMs }] of this.#sessions) {
      if (endsAtMs > nowMs) return;
      this.#sessions.delete(sessionId);
      end(sessionId, playerId);
    }
  }
}
