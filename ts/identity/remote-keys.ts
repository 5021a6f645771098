import { errors, type JWTVerifyGetKey } from 'jose';

import { MusterdError } from '../errors.ts';
import { type JsonKeySet, keySetOf } from './key-set.ts';
import { type KeySource, PUBLIC_KEY_ALGORITHMS } from './key-source.ts';
import * as limits from './limits.ts';

/** How long things may take, and how often they may be asked for. Milliseconds. */
export interface RemoteKeysTimes {
  readonly fetchMs: number;
  readonly freshMs: number;
  readonly cooldownMs: number;
  readonly retryMs: number;
}

/** What a {@link RemoteKeys} is told. */
export interface RemoteKeysOptions {
  /** Hears why a fetch failed. What players are told says nothing of our network. */
  readonly failed: (reason: string) => void;
  /** Default: those of {@link limits}. */
  readonly times?: RemoteKeysTimes;
}

const defaultTimes: RemoteKeysTimes = {
  fetchMs: limits.KEY_FETCH_MS,
  freshMs: limits.KEYS_FRESH_MS,
  cooldownMs: limits.KEY_COOLDOWN_MS,
  retryMs: limits.KEY_RETRY_MS,
};

/**
 * A key set behind a URL. Keys that were fetched once go on working whatever becomes of the server: old ones are
 * replaced in the background, and a token of an unknown key asks for new ones, but no more often than the cooldown
 * allows. Requests never overlap.
 */
export class RemoteKeys implements KeySource {
  readonly algorithms = PUBLIC_KEY_ALGORITHMS;
  readonly #url: string;
  readonly #options: RemoteKeysOptions;
  readonly #times: RemoteKeysTimes;
  #keys: JsonKeySet | undefined;
  #fetching: Promise<void> | undefined;
  /** When the last request ended, and how; the time of {@link performance}. */
  #endedAtMs = Number.NEGATIVE_INFINITY;
  #failure: MusterdError | undefined;

  constructor(url: string, options: RemoteKeysOptions) {
    this.#url = url;
    this.#options = options;
    this.#times = options.times ?? defaultTimes;
  }

  readonly key: JWTVerifyGetKey = async (header, token) => {
    if (this.#keys === undefined) await this.#fetchUnlessWaiting();
    else if (this.#agoMs() > this.#times.freshMs && this.#mayFetch()) void this.reload().catch(() => {});
    try {
      return await (this.#keys as JsonKeySet)(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (this.#failure === undefined && !this.#mayFetch()) throw error;
      await this.#fetchUnlessWaiting();
      return (this.#keys as JsonKeySet)(header, token);
    }
  };

  /** Fetches the keys now, or waits for the request that is under way. */
  async reload(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    await this.#fetching;
  }

  async #fetchUnlessWaiting(): Promise<void> {
    if (this.#fetching === undefined && !this.#mayFetch() && this.#failure) throw this.#failure;
    await this.reload();
  }

  #agoMs(): number {
    return performance.now() - this.#endedAtMs;
  }

  #mayFetch(): boolean {
    return this.#agoMs() >= (this.#failure ? this.#times.retryMs : this.#times.cooldownMs);
  }

  async #fetch(): Promise<void> {
    try {
      this.#keys = keySetOf(await this.#download(), `--jwks ${this.#url}`);
      this.#failure = undefined;
    } catch (cause) {
      this.#failure = new MusterdError('AUTH_KEYS', 'The keys that sign tokens cannot be fetched now.', {
        retryAfterMs: this.#times.retryMs,
        cause,
      });
      this.#options.failed(cause instanceof Error ? reasonOf(cause) : String(cause));
      throw this.#failure;
    } finally {
      this.#endedAtMs = performance.now();
    }
  }

  async #download(): Promise<string> {
    const response = await fetch(this.#url, {
      headers: { accept: 'application/jwk-set+json, application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#times.fetchMs),
    });
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel();
      throw new Error(`it answered ${response.status}`);
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > limits.KEY_SET_BYTES) throw new Error(`its answer is over ${limits.KEY_SET_BYTES} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  }
}

/** `fetch failed` says nothing; what caused it does. */
function reasonOf(error: Error): string {
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : error.message.replace(/\.$/, '');
}
