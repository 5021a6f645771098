import type { TokenVerifier } from '../identity/identity.ts';
import type { Certificate } from './certificate.ts';
import type { HeartbeatSettings } from './heartbeat.ts';
import type { RateSettings } from './rate.ts';
import type { PassSigner } from './with-pass.ts';

/** What one client may use up. Defaults are those of protocol.md. */
export interface GatewayLimits extends RateSettings {
  /** Sockets of one address at once. Default 2,000. */
  readonly connectionsPerAddress: number;
  /** True: loopback addresses are limited like others. Default false. */
  readonly includeLoopback: boolean;
  /** Bytes of one frame from a player. Default 16,384. */
  readonly frameBytes: number;
  /** Fragments of one message from a player. Default 16. */
  readonly fragments: number;
  /** Chunks of an unfinished frame that one socket may have buffered. Default 64. */
  readonly bufferedChunks: number;
  /** Milliseconds in which a socket must say hello. Default 5,000. */
  readonly helloMs: number;
  /** Unreadable messages within the window that close a socket. Default 3. */
  readonly protocolErrors: number;
  /** That window in milliseconds. Default 10,000. */
  readonly protocolErrorWindowMs: number;
  /** Unread bytes at which a slow reader is closed; his session stays. Default 4,194,304. */
  readonly sendBufferBytes: number;
  /** File descriptors that players never get. Default 256. */
  readonly reservedDescriptors: number;
}

/** What the gateway reports to metrics. */
export interface GatewayObserver {
  /** A pong came: the round trip of its ping in milliseconds. */
  heartbeatRtt(milliseconds: number): void;
}

/** How the gateway serves players. */
export interface GatewaySettings {
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 picks a free one. */
  readonly port: number;
  /** Path of the WebSocket. Default `/v1/match`. */
  readonly path?: string;
  /** Origins that browsers may connect from. Default and empty: any. */
  readonly origins?: readonly string[];
  readonly limits: GatewayLimits;
  readonly heartbeat: HeartbeatSettings;
  /** Signs resume tokens; at least 32 bytes. */
  readonly resumeKey: Buffer;
  /** How players prove who they are: not at all, or by tokens that this reads. */
  readonly auth: 'none' | TokenVerifier;
  /** Signs match passes. Absent: players get none. */
  readonly passes?: PassSigner;
  /** Certificate and key: the port speaks TLS. Absent: it does not. */
  readonly certificate?: Certificate;
  /** Proxies of ours in front of this server. Default 0. */
  readonly trustProxy?: number;
  readonly metrics?: GatewayObserver;
}

/** The path of protocol.md. */
export const MATCH_PATH = '/v1/match';
/** Bytes of the key that signs resume tokens, at least. */
export const RESUME_KEY_BYTES_MIN = 32;
/** How long a peer may take for the closing handshake. */
export const CLOSE_HANDSHAKE_MS = 5_000;
/** How long {@link Gateway.close} waits for its sockets to close. */
export const SHUTDOWN_MS = 3_000;
/** When a player who was told SHUTTING_DOWN may try again. */
export const SHUTDOWN_RETRY_MS = 1_000;
/** When a client that was refused at the door may try again. */
export const REFUSED_RETRY_MS = 5_000;
/** How long a client may take for the header of its request, and for the whole of it. */
export const HEADERS_MS = 5_000;
export const REQUEST_MS = 10_000;
/** How often those two are looked at; Node's default of 30 s would make them meaningless. */
export const REQUEST_CHECK_MS = 1_000;
/** Connections that the kernel keeps waiting for us: many come at once after a restart. */
export const BACKLOG = 4_096;
