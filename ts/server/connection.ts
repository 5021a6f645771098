import type { Socket } from 'node:net';

import type { AddressCells } from './address-rates.ts';
import type { Visitor } from './crowd.ts';
import type { Pulse } from './heartbeat.ts';
import type { Greeter } from './hellos.ts';
import type { RateState } from './rate.ts';
import type { Reader } from './slow-readers.ts';
import type { Sender } from './slow-senders.ts';
import type { WheelEntry } from './timing-wheel.ts';

/** The WebSocket half of a connection, as far as the gateway's parts use it. */
export interface Transport {
  /** 1 while frames may be sent: from the handshake until either side begins to close. */
  readonly readyState: number;
  /** Begins the closing handshake; the socket ends in any case within `CLOSE_HANDSHAKE_MS`. */
  close(code: number): void;
  /** Ends the socket at once. */
  terminate(): void;
  /** Sends a control pong. */
  pong(payload: Buffer): void;
  /** Reads nothing more from the socket. */
  pause(): void;
  /** Reads again. */
  resume(): void;
}

/** No piece of a drain turn. */
export const NO_PIECE = -1;

/** `WebSocket.OPEN`. */
const TRANSPORT_OPEN = 1;

/**
 * The life of a connection.
 * ```text
 * greeting ── good hello ──▶ admitted ── welcome ──▶ open
 *    └───────────┬──────────────┴────────────┬────────┘
 *                ▼ we close                  ▼ the socket closes
 *             closing ──────────────────▶ closed
 * ```
 */
export type ConnectionState = 'greeting' | 'admitted' | 'open' | 'closing' | 'closed';

const transitions: Readonly<Record<ConnectionState, readonly ConnectionState[]>> = {
  greeting: ['admitted', 'closing', 'closed'],
  admitted: ['open', 'closing', 'closed'],
  open: ['closing', 'closed'],
  closing: ['closed'],
  closed: [],
};

/**
 * One socket's life. It is data: {@link Connections} works on it, and keeps it small, for there are tens of
 * thousands.
 */
export class Connection implements WheelEntry, Pulse, RateState, Greeter, Reader, Sender {
  readonly transport: Transport;
  /** The raw socket: outgoing frames go straight to it. */
  readonly socket: Socket;
  /** Whose socket it is. */
  readonly visitor: Visitor;
  /** True: subprotocol musterd.v1.proto. */
  readonly isBinary: boolean;

  /** What the engine calls this connection; 0 before the hello and once the engine was told that it is gone. */
  number = 0;
  playerId = '';
  /** Empty before the welcome. */
  sessionId = '';
  /** Wall time in milliseconds at which the player's token ends. */
  tokenEndsAtMs = Number.POSITIVE_INFINITY;
  /** What came while a token of this connection is looked at, to be taken in order; undefined while none is. */
  waiting: Buffer[] | undefined = undefined;

  wheelNext: WheelEntry | undefined = undefined;
  wheelPrevious: WheelEntry | undefined = undefined;
  wheelTick = 0;

  intervalMs = 0;
  misses = 0;
  pingedAtMs = 0;
  awaiting = false;
  heard = false;
  /** The time in the last ping's payload, until its pong came. */
  pingStampMs = -1;

  bucketFullAtMs = 0;
  refusalsFullAtMs = 0;
  excessSinceMs = 0;
  refusedAtMs = Number.NEGATIVE_INFINITY;
  /** Times of recent unreadable messages. */
  strikes: number[] | undefined = undefined;

  helloInFlight = false;

  headerPart: Buffer | undefined = undefined;
  frameLeft = 0;
  inFragments = false;
  owesRest = false;

  /** What this drain turn has for the socket: the first and the last of its pieces; -1 when nothing. */
  firstPiece = NO_PIECE;
  lastPiece = NO_PIECE;

  #state: ConnectionState = 'greeting';

  constructor(transport: Transport, socket: Socket, visitor: Visitor, isBinary: boolean) {
    this.transport = transport;
    this.socket = socket;
    this.visitor = visitor;
    this.isBinary = isBinary;
  }

  get addressKey(): string {
    return this.visitor.standing.addressKey;
  }

  get cells(): AddressCells | undefined {
    return this.visitor.standing.cells;
  }

  get isPaused(): boolean {
    return this.waiting !== undefined;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** True while messages go in and out. */
  get isLive(): boolean {
    return this.#state !== 'closing' && this.#state !== 'closed';
  }

  /**
   * True while frames may be written. False also when `ws` closes on its own, because of a frame that is none or a
   * close frame of the player's: nothing may follow our close frame, and a write to a socket that has ended would
   * destroy it before the player has read that frame.
   */
  get canSend(): boolean {
    return this.isLive && this.transport.readyState === TRANSPORT_OPEN;
  }

  /** Enters the next state; one that the drawing does not allow is a bug. */
  enter(next: ConnectionState): void {
    if (!transitions[this.#state].includes(next)) {
      throw new Error(`A connection cannot go from ${this.#state} to ${next}.`);
    }
    this.#state = next;
  }
}
