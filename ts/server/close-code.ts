/** Why a socket is closed. The engine's own codes (4003, 4009, 1013) come as numbers. */
export const CloseCode = {
  /** A text frame on a binary connection, or the other way round. */
  WRONG_FRAME_KIND: 1003,
  /** The server shuts down. */
  SHUTDOWN: 1012,
  /** The server has no room, or the player does not read what he is sent. */
  OVERLOADED: 1013,
  /** The player has not proved who he is. */
  UNAUTHORIZED: 4001,
  /** No hello in time. */
  NO_HELLO: 4002,
  /** Unreadable messages, or a second hello. */
  PROTOCOL_ERROR: 4003,
  /** Three heartbeats were missed, or a message was begun and not finished in time. */
  HEARTBEAT_LOST: 4008,
  /** The player has a newer connection. */
  REPLACED: 4009,
  /** The player goes on over the rate limit. */
  RATE_LIMIT_IGNORED: 4029,
} as const;
