import type { Link } from '../engine/link.ts';
import { Submission } from '../engine/submission.ts';
import { ClientMessage, type ClientMessageFields } from '../protocol/v1.ts';

const CONTROL = 0;

/**
 * Tells the engine what happened to sockets. When the intake ring is full a report waits here, in order, for the
 * engine must hear of every one; a connection has few, so their number is bounded by that of connections.
 */
export class Reports {
  readonly #link: Link;
  #waiting: Uint8Array[] = [];

  constructor(link: Link) {
    this.#link = link;
  }

  /** The socket is gone, or will be: nothing more can be sent to it. */
  detach(connection: number): void {
    this.#report({ detach: { connection } });
  }

  /** A heartbeat was missed, or the player was heard again. */
  presence(connection: number, present: boolean): void {
    this.#report({ presence: { connection, present } });
  }

  /** Sends what waits, as far as there is room. */
  retry(): void {
    if (this.#waiting.length === 0) return;
    const stuck = this.#waiting.findIndex((frame) => !this.#submit(frame));
    this.#waiting = stuck === -1 ? [] : this.#waiting.slice(stuck);
  }

  #report(body: ClientMessageFields): void {
    const frame = ClientMessage.encode(body).finish();
    if (this.#waiting.length > 0 || !this.#submit(frame)) this.#waiting.push(frame);
  }

  /** False when the ring is full. An engine that has been closed needs no report. */
  #submit(frame: Uint8Array): boolean {
    return this.#link.submit(CONTROL, frame) !== Submission.RING_FULL;
  }
}
