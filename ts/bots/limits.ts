// Every limit of the bots in one place.

/** Players of one process at most; the descriptors that it may open can allow fewer. */
export const PLAYERS_MAX = 100_000;

/** Descriptors that are not for players: files, the terminal, and what Node opens itself. */
export const RESERVED_DESCRIPTORS = 64;

/** Sockets that are opened at the same time. */
export const CONNECTING_MAX = 100;

/** How long the server may take to welcome the first player before the run is given up, in milliseconds. */
export const FIRST_WELCOME_MS = 10_000;

/** A request without an answer for so long has an unknown outcome: a line `info`. Milliseconds. */
export const REQUEST_MS = 15_000;

/** After a welcome the server has so long to speak of a ticket that it has acknowledged, in milliseconds. */
export const LOST_MS = 2_000;

/** A player who waits changes his mind, loses his socket or asks twice within so long, in milliseconds. */
export const MISCHIEF_MS = 1_500;

/** A player who stays away does so for this many times the server's grace. */
export const AWAY_GRACES = 1.3;

/** Away is only played where the grace is at most so long, in milliseconds. */
export const AWAY_GRACE_MS_MAX = 10_000;

/** After the last answer so long is waited for a message too many, in milliseconds. */
export const AFTERMATH_MS = 300;

/** How long the end waits for the answers about tickets that are still open, in milliseconds. */
export const AUDIT_MS = 10_000;

/** How often conditions are looked at, in milliseconds. */
export const POLL_MS = 20;

/** The event loop was held up for at least so long: a line `stall`. Milliseconds. */
export const STALL_MS = 250;

/** How far the friends of a party are apart from its level, and players from the mean; points. */
export const FRIENDS_DEVIATION = 40;
export const RATING_MEAN = 1_500;
export const RATING_DEVIATION = 100;

/** Why so many players are too many for a process that may open so many descriptors; undefined when they are not. */
export function descriptorProblem(players: number, descriptors: number): string | undefined {
  const most = descriptors - RESERVED_DESCRIPTORS;
  if (players <= most) return undefined;
  return (
    `--players ${players}: this process may open ${descriptors} descriptors, and keeps ${RESERVED_DESCRIPTORS} for ` +
    `itself. Take at most ${most}, raise the limit (ulimit -n), or run several processes`
  );
}
