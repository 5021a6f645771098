import type { NativeEngine } from './addon.ts';
import { DRAIN_BYTES, DRAIN_BYTES_MAX } from './limits.ts';
import { DrainBuffer, RecordKind, type RecordVisitor } from './records.ts';

/** Where the engine's output for connections goes. No method may keep the bytes beyond the turn unless it says so. */
export interface Receiver {
  /**
   * A message for a connection: its protobuf form is `bytes` from `start` to `end`. The 16 bytes before
   * `start`, and those from `start` of an earlier message of this turn on, are the receiver's to overwrite.
   */
  frame(connection: number, bytes: Buffer, start: number, end: number): void;
  /** Close the connection with this code, after what was sent to it. */
  close(connection: number, code: number): void;
  /** The engine has let go of this connection; its number may be used again. */
  gone(connection: number): void;
  /** The turn is over. False: something still refers to the turn's bytes, so they are not used again. */
  turnEnd(): boolean;
}

/** What the drain loop hands to its owner. */
export interface DrainOwner {
  /** The payload of a reply, valid during the call. */
  reply(payload: Uint8Array): void;
  /** The engine has ended. @param code place of the reason's code in the table of codes */
  fatal(sentence: string, code: number): void;
  /** Something that must not happen was thrown by a receiver. The loop goes on. */
  defect(error: unknown): void;
}

/** More than this in one turn: there is probably more, and sockets get their turn first. */
const FULL_TURN_BYTES = DRAIN_BYTES / 2;
const FULL_TURN_RECORDS = 1_024;

const noReceiver: Receiver = { frame() {}, close() {}, gone() {}, turnEnd: () => true };

/**
 * Moves the engine's output to the receiver, one bounded turn per ring of the doorbell. Full turns follow one
 * another through `setImmediate`, so that output never starves input.
 *
 * Nothing here throws: an exception that left a doorbell's handler would end the process.
 */
export class DrainLoop implements RecordVisitor {
  receiver: Receiver = noReceiver;
  readonly #owner: DrainOwner;
  #engine: NativeEngine | undefined;
  #buffer: DrainBuffer | undefined;
  #resting = false;

  constructor(owner: DrainOwner) {
    this.#owner = owner;
  }

  /** Begins to drain `engine`, whose doorbell calls {@link ring}. */
  start(engine: NativeEngine): void {
    this.#engine = engine;
    this.ring();
  }

  /** Drains no more. What the present turn has drained already still arrives. */
  stop(): void {
    this.#engine = undefined;
  }

  /** The doorbell's handler. While resting there is nothing to do: a turn follows in any case. */
  readonly ring = (): void => {
    if (!this.#resting) this.#turn();
  };

  readonly #wake = (): void => {
    this.#resting = false;
    this.#turn();
  };

  #turn(): void {
    try {
      if (this.#engine === undefined) return;
      const written = this.#drain(this.#engine);
      const records = (this.#buffer as DrainBuffer).visit(written, this);
      if (written > FULL_TURN_BYTES || records >= FULL_TURN_RECORDS) this.#rest();
    } catch (error) {
      this.#owner.defect(error);
    }
    this.#endTurn();
  }

  /** Drains into a buffer that is large enough: a reply about many events can be longer than any frame. */
  #drain(engine: NativeEngine): number {
    for (let byteLength = DRAIN_BYTES; ; byteLength *= 2) {
      this.#buffer ??= new DrainBuffer(byteLength);
      try {
        return engine.drain(this.#buffer.bytes);
      } catch (error) {
        const isTooShort = (error as { code?: unknown }).code === 'ERR_MUSTER_BAD_ARGUMENT';
        if (!isTooShort || byteLength >= DRAIN_BYTES_MAX) throw error;
        this.#buffer = undefined;
      }
    }
  }

  #endTurn(): void {
    try {
      const isReusable = this.receiver.turnEnd();
      if (!isReusable || this.#buffer?.bytes.length !== DRAIN_BYTES) this.#buffer = undefined;
    } catch (error) {
      this.#buffer = undefined;
      this.#owner.defect(error);
    }
  }

  /** What is left comes when the event loop has been round once. */
  #rest(): void {
    this.#resting = true;
    setImmediate(this.#wake);
  }

  /** One record; a receiver that throws loses this one only. */
  record(kind: number, connection: number, detail: number, start: number, end: number): void {
    try {
      this.#dispatch(kind, connection, detail, start, end);
    } catch (error) {
      this.#owner.defect(error);
    }
  }

  #dispatch(kind: number, connection: number, detail: number, start: number, end: number): void {
    const bytes = (this.#buffer as DrainBuffer).bytes;
    switch (kind) {
      case RecordKind.FRAME:
        return this.receiver.frame(connection, bytes, start, end);
      case RecordKind.CLOSE:
        return this.receiver.close(connection, detail);
      case RecordKind.GONE:
        return this.receiver.gone(connection);
      case RecordKind.REPLY:
        return this.#owner.reply(bytes.subarray(start, end));
      case RecordKind.FATAL:
        return this.#owner.fatal(bytes.toString('utf8', start, end), detail);
      default:
        throw new TypeError(`The addon wrote a record of unknown kind ${kind}.`);
    }
  }
}
