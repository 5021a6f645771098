import type { KeyObject } from 'node:crypto';

import type { LinkSettings } from '../engine/link.ts';
import type { AuthSettings } from '../identity/open.ts';
import type { Certificate } from '../server/certificate.ts';
import type { SharedCommons } from '../server/commons.ts';
import type { SessionEvent, SessionEventName } from '../server/connections.ts';
import type { GatewaySettings } from '../server/settings.ts';
import type { Level } from '../telemetry/log.ts';

/** What every thread of a server is told before it begins; all of it survives a structured clone. */
export interface ThreadSettings {
  /** Attaches the thread to the server's engine. */
  readonly engine: LinkSettings;
  /** Which of the threads this is, from 0. */
  readonly place: number;
  readonly gateway: Pick<
    GatewaySettings,
    'host' | 'origins' | 'limits' | 'heartbeat' | 'trustProxy' | 'ownDescriptors'
  >;
  readonly commons: SharedCommons;
  /** Of the thread's figures. */
  readonly figures: SharedArrayBuffer;
  readonly resumeKey: Uint8Array;
  /** Absent under auth none. */
  readonly auth?: AuthSettings;
  /** Signs match passes. Absent: players get none. */
  readonly passKey?: KeyObject;
  /** Absent without TLS. */
  readonly certificate?: Certificate;
  readonly ticketKeys: Uint8Array;
}

/** Something that happened to a session. */
export interface SessionNews {
  readonly name: Exclude<SessionEventName, 'session:closed'>;
  readonly event: SessionEvent;
  /** When, by the clock that all threads have. */
  readonly atMs: number;
}

/** What a thread can be asked and told. */
export interface ThreadContract {
  readonly asks: {
    /** Listen on this port; 0 picks a free one. */
    readonly listen: readonly [port: number, address: { readonly host: string; readonly port: number }];
    /** Show this certificate from now on. */
    readonly renew: readonly [certificate: Certificate, nothing: void];
    /** Read the keys of players' tokens again. */
    readonly reloadTokens: readonly [nothing: undefined, nothing: void];
    /** Close the gateway, let go of the engine, and end. */
    readonly close: readonly [nothing: undefined, nothing: void];
  };
  readonly tells: {
    /** From now on tell what happens to sessions. */
    readonly watchSessions: undefined;
  };
}

/** What the main thread can be asked and told by a thread. */
export interface MainContract {
  /** Nothing: what is known of players lies beside the engine, which all threads have. */
  readonly asks: Readonly<Record<never, readonly [said: never, answer: never]>>;
  readonly tells: {
    readonly sessions: readonly SessionNews[];
    readonly log: { readonly level: Level; readonly message: string; readonly fields: object };
  };
}
