/** What one player's connection may send, and how long it may go on when told to slow down. */
export interface MessageLimits {
  /** Messages a second of one socket, over time. Default 20. */
  readonly messagesPerSecond: number;
  /** Messages of one socket at once, after a pause. Default 40. */
  readonly burst: number;
  /** Milliseconds over the rate after which a socket is closed with 4029. Default 5,000. */
  readonly rateIgnoredMs: number;
  /** So many messages does one `enqueue` count as. Default 4. */
  readonly enqueueCost: number;
}

/** What one address may do, whatever the number of its sockets. Loopback is exempt unless it is included. */
export interface AddressLimits {
  /** Sockets of one address at once. Default 2,000. */
  readonly connectionsPerAddress: number;
  /** New sockets of one address a second, over time. Default 100. */
  readonly connectionsPerAddressPerSecond: number;
  /** New sockets of one address at once, after a pause. Default 2,000. */
  readonly connectionBurstPerAddress: number;
  /** Messages a second of all sockets of one address, over time. Default 4,000. */
  readonly messagesPerAddressPerSecond: number;
  /** Messages of all sockets of one address at once, after a pause. Default 8,000. */
  readonly messageBurstPerAddress: number;
  /** Hellos of one address a second, good or not, over time. Default 200. */
  readonly hellosPerAddressPerSecond: number;
  /** Hellos of one address at once, after a pause. Default 2,000. */
  readonly helloBurstPerAddress: number;
  /** Hellos of one address that are being looked at, at once. Default 256. */
  readonly hellosInFlightPerAddress: number;
  /** True: loopback addresses are limited like others. Default false. */
  readonly includeLoopback: boolean;
}

/** What the players of a server may use up. Every default is that of `default.yaml`. */
export interface PlayerLimits extends MessageLimits, AddressLimits {
  /** Bytes of one frame from a player. Default 16,384. */
  readonly frameBytes: number;
  /** Fragments of one message from a player. Default 16. */
  readonly fragments: number;
  /** Chunks of an unfinished frame that one socket may have buffered. Default 64. */
  readonly bufferedChunks: number;
  /** Milliseconds in which a message that has begun must be complete. Default 10,000. */
  readonly messageMs: number;
  /** Milliseconds in which a socket must say hello. Default 5,000. */
  readonly helloMs: number;
  /** Hellos of all addresses that are being looked at, at once. Default 4,096. */
  readonly hellosInFlight: number;
  /** Unreadable messages within the window that close a socket with 4003. Default 3. */
  readonly protocolErrors: number;
  /** That window in milliseconds. Default 10,000. */
  readonly protocolErrorWindowMs: number;
  /** Unread bytes at which a slow reader is closed with 1013; his session stays. Default 4,194,304. */
  readonly sendBufferBytes: number;
  /** Unread bytes of all readers together at which the slowest are cut off. Default 268,435,456. */
  readonly sendBuffersBytes: number;
  /** File descriptors that players never get. Default 256. */
  readonly reservedDescriptors: number;
}

/** When players are pinged, and how long they may be silent. */
export interface PingSettings {
  /** Milliseconds between our pings to one player. Default 30,000. */
  readonly intervalMs: number;
  /** Milliseconds in which a pong, or any frame, must come; less than both intervals. Default 3,000. */
  readonly timeoutMs: number;
  /** Misses in a row that close a socket with 4008. Default 3. */
  readonly missedMax: number;
  /** Milliseconds between pings after two misses in a row. Default 15,000. */
  readonly suspectIntervalMs: number;
  /** Milliseconds by which that grows with every answer. Default 5,000. */
  readonly recoverStepMs: number;
}
