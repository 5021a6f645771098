import { type FrameCursor, follow } from './frame-cursor.ts';

/** A connection as {@link SlowSenders} knows it. */
export interface Sender extends FrameCursor {
  /** True while the connection owes the rest of a message. */
  owesRest: boolean;
  /** True while we read nothing from it: that time does not count against it. */
  readonly isPaused: boolean;
}

/**
 * Connections that have begun a message and not finished it, the one that began first in front. A sender of a
 * byte a second answers no ping meanwhile, but between fragments he could go on for ever.
 */
export class SlowSenders<Connection extends Sender> {
  readonly #messageMs: number;
  /** When each began. */
  readonly #begun = new Map<Connection, number>();

  /** @param messageMs in which a message must be complete */
  constructor(messageMs: number) {
    this.#messageMs = messageMs;
  }

  /** How many owe the rest of a message. */
  get size(): number {
    return this.#begun.size;
  }

  /** Bytes have come in. */
  hear(connection: Connection, chunk: Buffer, nowMs: number): void {
    const left = follow(connection, chunk);
    if (left === 'unfinished') return;
    this.forget(connection);
    if (left === 'begun') this.#begin(connection, nowMs);
  }

  /** The connection owes nothing any more, or is gone. */
  forget(connection: Connection): void {
    if (!connection.owesRest) return;
    connection.owesRest = false;
    this.#begun.delete(connection);
  }

  /** Calls `late` for each connection whose message is over its time, and forgets it. */
  expire(nowMs: number, late: (connection: Connection) => void): void {
    for (const [connection, sinceMs] of this.#begun) {
      if (nowMs - sinceMs < this.#messageMs) return;
      this.forget(connection);
      if (connection.isPaused) this.#begin(connection, nowMs);
      else late(connection);
    }
  }

  #begin(connection: Connection, nowMs: number): void {
    connection.owesRest = true;
    this.#begun.set(connection, nowMs);
  }
}
