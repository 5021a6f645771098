// The head of ts/engine/generated/native.d.ts, which `npm run generate` makes from crates/node.

/**
 * The methods of the hot path. They are functions of each instance that carry their engine with them, because
 * finding it from `this` would cost more than all the rest of the call (100 to 500 ns, measured): so a method may
 * also be kept and called on its own.
 */
export interface Engine {
  /**
   * Validates a frame in place and queues a copy of it; keeps nothing of the caller's.
   *
   * `connection` is one of this worker's (`worker * 2 ** 24 + slot`), or 0 for its control connection.
   *
   * Returns 0 accepted, 1 bad message, with its number in bits 8 to 15 (see `wireErrors`), 2 the intake ring is full,
   * 3 the engine is closed. Throws `ERR_MUSTER_BAD_ARGUMENT` for another worker's connection, for anything but a
   * `Uint8Array`, and for one over shared memory.
   */
  submit: (connection: number, frame: Uint8Array) => number;
  /**
   * `submit` without waking an engine that sleeps: `wake` has to follow soon. Frames that come together need one
   * wake-up, which costs a system call, and the engine takes them as one batch.
   */
  submitLater: (connection: number, frame: Uint8Array) => number;
  /** Wakes the engine if it sleeps. Returns 0. */
  wake: () => number;
  /**
   * Moves what the engine has said into `into`, from its start, and returns the bytes written: at most 1,024 records.
   * If more is left, the doorbell rings again. After `close` there is nothing.
   *
   * Each record begins at a multiple of 8 with `u32 payload length, u32 connection, u16 kind, u16 detail, u32 zero`,
   * little endian. Kinds: 0 a frame for the connection, 1 close it with the code in `detail`, 2 it is gone and its
   * number free, 3 a reply to a control request, 4 the engine has ended and the payload says why.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` when the next record does not fit into the whole of `into`, and keeps it for the
   * next drain. Any record for a player fits into 65,552 bytes, any reply into 2,097,168.
   */
  drain: (into: Uint8Array) => number;
}
