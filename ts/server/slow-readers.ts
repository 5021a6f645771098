/** A connection as {@link SlowReaders} knows it. */
export interface Reader {
  readonly socket: { readonly writableLength: number };
  readonly isLive: boolean;
}

/** Two limits on unread bytes: of one reader, and of all. */
export interface ReaderLimits {
  /** Bytes that one reader may leave unread. */
  readonly sendBufferBytes: number;
  /** Bytes that all together may leave unread. */
  readonly sendBuffersBytes: number;
}

/**
 * Readers who have not taken what was written to them. One who is behind by too much is closed at once; when all
 * together hold too much, those who hold the most are cut off, for a closing handshake would keep their bytes.
 */
export class SlowReaders<Connection extends Reader> {
  readonly #limits: ReaderLimits;
  readonly #allowance: (unread: number, limit: number) => number;
  readonly #behind = new Set<Connection>();

  /** @param allowance what this gateway may have of the limit on all, whose readers leave `unread`; default: all */
  constructor(limits: ReaderLimits, allowance = (_unread: number, limit: number) => limit) {
    this.#limits = limits;
    this.#allowance = allowance;
  }

  /** How many are behind, as far as is known. */
  get size(): number {
    return this.#behind.size;
  }

  /** To be called after a write; true when the reader has too much unread and is to be closed. */
  isTooSlow(connection: Connection): boolean {
    const unread = connection.socket.writableLength;
    if (unread === 0) return false;
    this.#behind.add(connection);
    return unread > this.#limits.sendBufferBytes;
  }

  /** The connection is gone. */
  forget(connection: Connection): void {
    this.#behind.delete(connection);
  }

  /** Calls `cut` for those who hold the most, until what is left fits. */
  relieve(cut: (connection: Connection) => void): void {
    let unread = this.#sum();
    const allowed = this.#allowance(unread, this.#limits.sendBuffersBytes);
    if (unread <= allowed) return;
    const largestFirst = [...this.#behind].toSorted(
      (one, other) => other.socket.writableLength - one.socket.writableLength,
    );
    for (const connection of largestFirst) {
      if (unread <= allowed) return;
      unread -= connection.socket.writableLength;
      this.#behind.delete(connection);
      cut(connection);
    }
  }

  /** Unread bytes of all; who has caught up is forgotten. */
  #sum(): number {
    let unread = 0;
    for (const connection of this.#behind) {
      const { writableLength } = connection.socket;
      if (writableLength === 0) this.#behind.delete(connection);
      unread += writableLength;
    }
    return unread;
  }
}
