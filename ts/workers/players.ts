import { EventEmitter } from 'node:events';

import type { Link } from '../engine/link.ts';
import type { Tokens } from '../identity/tokens.ts';
import type { Certificate } from '../server/certificate.ts';
import { Gateway, type GatewayEvents } from '../server/gateway.ts';
import type { GatewaySettings } from '../server/settings.ts';
import { figuresMemory, GatewayFigures } from '../telemetry/gateway-figures.ts';
import type { HistogramReading } from '../telemetry/histogram.ts';

/** What is counted at the players' port. */
export interface PlayersFigures {
  /** Sessions that have a socket. */
  readonly sessions: number;
  readonly heartbeatRttSeconds: HistogramReading;
  /** Of the threads that hold sockets, other than the main one; absent when there are none. */
  readonly workers?: {
    /** Sessions of each. */
    readonly sessions: readonly number[];
    /** Of all together. */
    readonly loopLagSeconds: HistogramReading;
  };
}

/** The players' port, whichever threads hold its sockets. */
export interface Players extends EventEmitter<GatewayEvents> {
  /** Opens the port. When this resolves, everything that holds its sockets accepts. */
  listen(): Promise<{ host: string; port: number }>;
  /** Handshakes from now on show this certificate. Only where the port speaks TLS already. */
  renew(certificate: Certificate): void | Promise<void>;
  /** Reads the keys of players' tokens again. @throws MusterdError AUTH_KEYS, and the old ones stay. */
  reloadTokens(): Promise<void>;
  /** From now on somebody wants to hear of sessions. */
  watchSessions(): void;
  figures(): PlayersFigures;
  /** Tells players, closes their sockets, ends. Idempotent. */
  close(): Promise<void>;
}

/** The port held by this thread: one gateway. */
export class Alone extends EventEmitter<GatewayEvents> implements Players {
  readonly #gateway: Gateway;
  readonly #tokens: Tokens | undefined;
  readonly #figures = new GatewayFigures(figuresMemory());

  /** @param tokens undefined under auth none */
  constructor(link: Link, settings: Omit<GatewaySettings, 'auth' | 'metrics'>, tokens: Tokens | undefined) {
    super();
    this.#tokens = tokens;
    const metrics = { heartbeatRtt: (ms: number) => this.#figures.heartbeatRtt.observe(ms / 1_000) };
    this.#gateway = new Gateway(link, { ...settings, auth: tokens ?? 'none', metrics });
    for (const name of ['session:open', 'session:dropped', 'session:resumed', 'session:closed'] as const) {
      this.#gateway.on(name, (event) => this.emit(name, event));
    }
  }

  listen(): Promise<{ host: string; port: number }> {
    return this.#gateway.listen();
  }

  renew(certificate: Certificate): void {
    this.#gateway.renew(certificate);
  }

  async reloadTokens(): Promise<void> {
    await this.#tokens?.reload();
  }

  /** The gateway tells in any case. */
  watchSessions(): void {}

  figures(): PlayersFigures {
    return {
      sessions: this.#gateway.stats().sessions,
      heartbeatRttSeconds: this.#figures.heartbeatRtt,
    };
  }

  close(): Promise<void> {
    return this.#gateway.close();
  }
}
