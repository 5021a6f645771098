import type { TokenVerifier } from '../identity/identity.ts';
import type { PlayerLookups } from '../profiles/lookups.ts';
import type { PingSettings, PlayerLimits } from '../limits.ts';
import type { Certificate } from './certificate.ts';
import type { Commons } from './commons.ts';
import type { PassSigner } from './with-pass.ts';

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
  readonly limits: PlayerLimits;
  readonly heartbeat: PingSettings;
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
  /** Looks up what is known of players. Absent: nothing is. */
  readonly profiles?: PlayerLookups;
  readonly metrics?: GatewayObserver;
  /** What is counted together with other gateways of the server. Absent: there is no other. */
  readonly commons?: Commons;
  /** True: other gateways listen on the same port, and the kernel deals connections out. Default false. */
  readonly sharesPort?: boolean;
  /** Keys of TLS sessions, 48 bytes that all gateways of a port have, so that one resumes what another began. */
  readonly ticketKeys?: Buffer;
  /** Descriptors that the server needs beside those that are reserved. Default 0. */
  readonly ownDescriptors?: number;
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
/** Bytes of the header of an upgrade request; a longer one is answered 431. */
export const HEADER_BYTES = 8_192;
/** Sockets over a limit that may wait for a coded answer; more are cut off. */
export const REFUSALS_WAITING = 64;
/** Without headroom, a socket that has been waiting for its welcome for so long makes room for a newer one. */
export const GREETING_PATIENCE_MS = 1_000;
/** Connections that the kernel keeps waiting for us: many come at once after a restart. */
export const BACKLOG = 4_096;
/** A request for a match is refused when it would wait longer than this, before the engine or in front of it. */
export const OVERLOADED_MS = 50;
/** When a player who was refused for that may try again; up to twice that, so that not all come back at once. */
export const OVERLOADED_RETRY_MS = 1_000;
