// What the child processes share. Plain JavaScript, so that a hundred threads start fast.
import { createRequire } from 'node:module';

import { musterd } from '../../../ts/protocol/generated/v1.js';

const { ClientMessage } = musterd.v1;

/** The path of the addon, from the command line of the process. */
export const addonFile = process.argv[2] ?? '';

/**
 * Loads the addon in this thread.
 *
 * @returns {import('../../../ts/engine/addon.ts').Addon}
 */
export const load = () => createRequire(import.meta.url)(addonFile);

/**
 * A frame with this message.
 *
 * @param {import('../../../ts/protocol/v1.ts').ClientMessageFields} message
 */
export const frame = (message) => ClientMessage.encode(message).finish();

/** Options that an engine takes. */
export const options = {
  graceMs: 30_000,
  heartbeat: { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 },
};

/**
 * Says something to the other thread.
 *
 * @param {{ postMessage(message: unknown): void } | null} port
 * @param {unknown} message
 */
export const say = (port, message) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
  port?.postMessage(message);
