import { createHash } from 'node:crypto';

import type { Identity } from './identity.ts';

/** How much a {@link TokenCache} holds, and for how long. */
export interface TokenCacheLimits {
  readonly entries: number;
  readonly forMs: number;
}

interface Entry {
  readonly identity: Identity;
  readonly untilMs: number;
}

/**
 * Good tokens that were looked at lately, by their SHA-256: the tokens themselves are not kept. The oldest leaves
 * first.
 */
export class TokenCache {
  readonly #limits: TokenCacheLimits;
  readonly #entries = new Map<string, Entry>();

  constructor(limits: TokenCacheLimits) {
    this.#limits = limits;
  }

  /** What a remembered token says, unless its time is over. */
  find(token: string, nowMs: number): Identity | undefined {
    const key = keyOf(token);
    const entry = this.#entries.get(key);
    if (entry === undefined || nowMs < entry.untilMs) return entry?.identity;
    this.#entries.delete(key);
    return undefined;
  }

  /** Remembers a good token. */
  add(token: string, identity: Identity, nowMs: number): void {
    const untilMs = Math.min(nowMs + this.#limits.forMs, identity.expiresAtMs);
    this.#entries.set(keyOf(token), { identity, untilMs });
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= this.#limits.entries) break;
      this.#entries.delete(key);
    }
  }

  /** Forgets everything: the keys have changed. */
  clear(): void {
    this.#entries.clear();
  }
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
