import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import { MusterdError } from '../errors.ts';
import type { Bot } from './bot.ts';
import { FIRST_WELCOME_MS } from './limits.ts';

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'ws:': '80', 'wss:': '443' };
const WHAT_TO_DO = 'Start one with "musterd serve", or name another with --url.';

/**
 * Makes sure that something listens at a WebSocket's address, before a thousand clients try again and again.
 *
 * @throws MusterdError CLOSED with a sentence for people.
 */
export async function reach(url: string): Promise<void> {
  const { hostname, port, protocol } = new URL(url);
  const socket = connect(Number(port || DEFAULT_PORTS[protocol]), hostname.replace(/^\[(.*)\]$/, '$1'));
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(FIRST_WELCOME_MS) });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new MusterdError('CLOSED', `No server answers at ${url} (${code ?? message}). ${WHAT_TO_DO}`, {
      cause,
    });
  } finally {
    socket.destroy();
  }
}

/** Connects the first player; a server that is none, or wants other proof, is known by him. @throws MusterdError CLOSED. */
export async function joinFirst(bot: Bot, url: string): Promise<void> {
  const late = delay(FIRST_WELCOME_MS, true, { ref: false });
  const isLate = await Promise.race([bot.join().then(() => false), late]).catch((cause: Error) => {
    throw new MusterdError('CLOSED', `The server at ${url} does not let players in: ${cause.message}`, {
      cause,
    });
  });
  if (!isLate) return;
  const sentence = `What answers at ${url} did not welcome a player within ${FIRST_WELCOME_MS / 1_000} s. ${WHAT_TO_DO}`;
  throw new MusterdError('CLOSED', sentence);
}
