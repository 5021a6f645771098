import type { PingSettings, PlayerLimits } from '../limits.ts';

/** What a server is told, resolved from every source. Each key's default is in `default.yaml`. */
export interface Settings {
  /**
   * Address that players connect to. One that is not loopback needs auth mode jwt (or `insecure`), and TLS or
   * `trustProxy`. Default `127.0.0.1`.
   */
  readonly host: string;
  /** Port that players connect to, 0 to 65,535; 0 picks a free one. Default 7700. */
  readonly port: number;
  /** The HTTP port for servers and operators. */
  readonly admin: AdminAddress;
  /** Folder of the journal and the keys; made if it is missing, unused with durability none. Default `./musterd-data`. */
  readonly dataDir: string;
  /**
   * What an acknowledgement survives: `disk` power loss, `process` the end of the process, `none` nothing. Default
   * `disk`.
   */
  readonly durability: 'disk' | 'process' | 'none';
  /** True: the same as durability none. Default false. */
  readonly ephemeral: boolean;
  /** What is kept of the journal. */
  readonly journal: JournalSettings;
  /** What is kept of matches. */
  readonly history: HistorySettings;
  /** Where what is known of players comes from, and how long it is kept. */
  readonly profiles: ProfileSettings;
  /** How players prove who they are. */
  readonly auth: AuthSettings;
  /**
   * Which players get a signed pass with their match, by which a game server knows them: all, none, or (`auto`) all
   * under auth mode jwt. A pass costs some 40 µs of the thread that holds the sockets. Default `auto`.
   */
  readonly matchPass: 'auto' | 'always' | 'never';
  /** Certificate and key of the players' port. */
  readonly tls: TlsSettings;
  /** Origins that browsers may connect from, for example `https://play.example`. Default: any. */
  readonly origin: readonly string[];
  /**
   * How many reverse proxies stand in front of the server, 0 to 16: so many entries of `X-Forwarded-For` are
   * believed, from the right. Default 0.
   */
  readonly trustProxy: number;
  /**
   * Threads that hold players' sockets, 1 to 64, all on one port and one engine. With 1 the main thread holds them; more
   * need Node 22.12 and Linux (docs/workers.md). Default 1.
   */
  readonly workers: number;
  /** True: serve other machines without sign-in. Default false. */
  readonly insecure: boolean;
  /** URL of a Redis server. Not supported yet. */
  readonly redis?: string;
  /** URL of a NATS server. Not supported yet. */
  readonly nats?: string;
  /** URL of an etcd server. Not supported yet. */
  readonly etcd?: string;
  /** The least important line that is logged. Default `info`. */
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** `json` lines, readable `text`, or `auto`: text on a terminal. Default `auto`. */
  readonly logFormat: 'auto' | 'json' | 'text';
  /** How long a dropped player keeps his place. */
  readonly session: SessionSettings;
  /** What one client may use up. */
  readonly limits: LimitSettings;
  /** How dead sockets are found. */
  readonly heartbeat: HeartbeatSettings;
  /** Rule set files (`.json`), or folders of them; each file is a queue. Default none. */
  readonly rules: readonly string[];
  /** Queues by name. Default `duel` and `squads`, when neither this nor `rules` is given. */
  readonly queues: Readonly<Record<string, QueueSettings>>;
}

/** Where the admin port listens, and who may use it. */
export interface AdminAddress {
  /** One that is not loopback needs a token. Default `127.0.0.1`. */
  readonly host: string;
  /** 0 to 65,535; 0 picks a free one. Default 7701. */
  readonly port: number;
  /** Bearer tokens; without any everything is open. Default none. */
  readonly tokens: readonly AdminToken[];
}

/** A bearer token of the admin port. */
export interface AdminToken {
  /** The token itself. */
  readonly token?: string;
  /** Or a file that holds it. */
  readonly tokenFile?: string;
  /** What its bearer may do: `read` looks, `game` also makes tickets, `operate` may do everything. */
  readonly role: 'read' | 'game' | 'operate';
}

/** How players prove who they are. */
export interface AuthSettings {
  /** `none`: a player is who he says. `jwt`: he is the `sub` of a JSON Web Token. Default `none`. */
  readonly mode: 'none' | 'jwt';
  /** File or URL of a JSON Web Key Set: the public keys (EdDSA, ES256, RS256) that sign tokens. */
  readonly jwks?: string;
  /** File of a shared secret of at least 32 bytes that signs tokens by HS256, instead of `jwks`. */
  readonly jwtSecretFile?: string;
  /** The `iss` that tokens must have. Default: any. */
  readonly jwtIssuer?: string;
  /** The `aud` that tokens must have. Default: any. */
  readonly jwtAudience?: string;
}

/** Certificate and key of the players' port; both or none. */
export interface TlsSettings {
  /** PEM file of the certificate chain. */
  readonly cert?: string;
  /** PEM file of the private key. */
  readonly key?: string;
}

/** What is kept of the journal. */
export interface JournalSettings {
  /** Hours that a segment stays which no recovery needs any more, for replay, 0 to 8,784. Default 24. */
  readonly keepHours: number;
}

/** What is kept of matches, in `musterd.sqlite` in the data folder. Ratings stay for ever. */
export interface HistorySettings {
  /** Days that matches, results and rule changes stay, 0 to 3,660; 0 writes no matches down. Default 30. */
  readonly keepDays: number;
}

/** Where what is known of players comes from, if not from the embedded store, and how long it is kept. */
export interface ProfileSettings {
  /** A store behind HTTP: `POST`ed to for profiles, and `/results` below it for results (docs/profiles.md). */
  readonly url?: string;
  /** File with the token that goes to `url` as `Authorization: Bearer`. */
  readonly tokenFile?: string;
  /** ES module whose default export is a store, or a function that returns one. Not beside `url`. */
  readonly module?: string;
  /** Bytes of profiles that are kept in memory, 65,536 to 17,179,869,184. Default 67,108,864. */
  readonly warmBytes: number;
  /** Milliseconds after which a profile in memory is loaded again, 1 to 86,400,000. Default 60,000. */
  readonly maxAgeMs: number;
}

/** How long a dropped player keeps his place, and how he proves that it is his. */
export interface SessionSettings {
  /** Milliseconds a session outlives its socket, 0 to 3,600,000. Default 30,000. */
  readonly graceMs: number;
  /** Secret of at least 32 characters that signs resume tokens. Default: one that the data folder keeps. */
  readonly resumeKey?: string;
}

/** What one client may use up. */
export interface LimitSettings extends PlayerLimits {
  /** Bytes of one admin request's body. Default 2,097,152. */
  readonly adminBodyBytes: number;
  /** Readers of `GET /v1/events` at once, 1 to 200. Default 64. */
  readonly eventReaders: number;
}

/** How dead sockets are found: our pings, and what we ask of the client. */
export interface HeartbeatSettings extends PingSettings {
  /** Milliseconds between the client's pings. Default 30,000. */
  readonly clientIntervalMs: number;
  /** Milliseconds in which the client expects a pong. Default 5,000. */
  readonly clientTimeoutMs: number;
  /** Misses after which the client reconnects. Default 2. */
  readonly clientMissedMax: number;
}

/** One queue: its rule set, and any key of the rule set's own `queue` section, which it overrides. */
export interface QueueSettings {
  /** The rule set itself, or the path of its JSON file, relative to the configuration file. */
  readonly rules: string | Readonly<Record<string, unknown>>;
  /** `requestTimeoutSeconds`, `tickMs`, … */
  readonly [queueKey: string]: unknown;
}

/** The keys that hold keys of their own. */
export type SectionName =
  | 'admin'
  | 'journal'
  | 'history'
  | 'profiles'
  | 'auth'
  | 'tls'
  | 'session'
  | 'limits'
  | 'heartbeat';

/** The path of a key: `port`, `limits.burst`. Lists and the map of queues are one value each. */
export type SettingPath = {
  [Key in keyof Settings & string]-?: Key extends SectionName
    ? `${Key}.${keyof Settings[Key] & string}`
    : Key;
}[keyof Settings & string];
