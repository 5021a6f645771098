/** What came of a load, counted as it goes on. */
export class Tally {
  /** Tickets asked for, acknowledged, refused. */
  asked = 0;
  acknowledged = 0;
  refused = 0;
  /** Requests whose outcome nobody knows. */
  unknown = 0;
  /** Times at which everybody was busy, so that nobody asked. */
  skipped = 0;
  matched = 0;
  cancelled = 0;
  timedOut = 0;
  failed = 0;
  /** Tickets that waited until the end. */
  waiting = 0;
  /** Acknowledged tickets that the server does not know any more. */
  lost = 0;
  /** Tickets whose end the server knew and had not told. */
  untold = 0;
  connected = 0;
  torn = 0;
  away = 0;
  reconnects = 0;
  resumed = 0;
  /** Sockets that were lost without our doing, by close code; players who were sent away for good, by close code. */
  readonly dropped = new Map<number, number>();
  readonly closed = new Map<number, number>();
  /** Refusals by code. */
  readonly errors = new Map<string, number>();
  readonly matches = new Set<string>();
  /** From asking to the acknowledgement and to the match, in milliseconds. */
  readonly acknowledgementsMs: number[] = [];
  readonly waitsMs: number[] = [];
  /** How long tickets were asked for, in milliseconds. */
  playedMs = 0;
  /** Nobody was connected at the end. */
  isServerGone = false;
  /** A sentence of the first player who was sent away for good. */
  firstClose: string | undefined;

  /** Counts one more under a key. */
  static count<Key>(map: Map<Key, number>, key: Key): void {
    map.set(key, (map.get(key) ?? 0) + 1);
  }
}
