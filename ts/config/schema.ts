import { boolean, choice, integer, type Kind, mappingOfMappings, mappings, text, texts } from './kinds.ts';
import type { SettingPath } from './settings.ts';

/** One key of the configuration. */
export interface Key {
  /** What it may hold. */
  readonly kind: Kind;
  /**
   * Its flag without the dashes, when that is not the path with dashes. The environment variable and the flat
   * key have the same words: `--admin-port`, `MUSTERD_ADMIN_PORT`, `adminPort`.
   */
  readonly flag?: string;
  /** True: a message never shows its value. */
  readonly isSecret?: boolean;
}

const DAY_MS = 86_400_000;
const port = integer(0, 65_535);
const count = integer(1, 1_000_000_000);
const shortTime = integer(1, 3_600_000);

/** Every key there is, with its type and range. Meaning and default: {@link Settings} and `default.yaml`. */
export const schema: Readonly<Record<SettingPath, Key>> = {
  host: { kind: text() },
  port: { kind: port },
  'admin.host': { kind: text() },
  'admin.port': { kind: port },
  'admin.tokens': { kind: mappings, isSecret: true },
  dataDir: { kind: text() },
  durability: { kind: choice('disk', 'process', 'none') },
  ephemeral: { kind: boolean },
  'journal.keepHours': { kind: integer(0, 8_784) },
  'history.keepDays': { kind: integer(0, 3_660) },
  'profiles.url': { kind: text() },
  'profiles.tokenFile': { kind: text() },
  'profiles.module': { kind: text() },
  'profiles.warmBytes': { kind: integer(65_536, 17_179_869_184) },
  'profiles.maxAgeMs': { kind: integer(1, DAY_MS) },
  'auth.mode': { kind: choice('none', 'jwt'), flag: 'auth' },
  'auth.jwks': { kind: text(), flag: 'jwks' },
  'auth.jwtSecretFile': { kind: text(), flag: 'jwt-secret-file' },
  'auth.jwtIssuer': { kind: text(), flag: 'jwt-issuer' },
  'auth.jwtAudience': { kind: text(), flag: 'jwt-audience' },
  matchPass: { kind: choice('auto', 'always', 'never') },
  'tls.cert': { kind: text() },
  'tls.key': { kind: text() },
  origin: { kind: texts },
  trustProxy: { kind: integer(0, 16) },
  workers: { kind: integer(1, 64) },
  insecure: { kind: boolean },
  redis: { kind: text() },
  nats: { kind: text() },
  etcd: { kind: text() },
  logLevel: { kind: choice('error', 'warn', 'info', 'debug') },
  logFormat: { kind: choice('auto', 'json', 'text') },
  'session.graceMs': { kind: integer(0, 3_600_000) },
  'session.resumeKey': { kind: text(32), isSecret: true },
  'limits.connectionsPerAddress': { kind: count },
  'limits.connectionsPerAddressPerSecond': { kind: count },
  'limits.connectionBurstPerAddress': { kind: count },
  'limits.messagesPerAddressPerSecond': { kind: count },
  'limits.messageBurstPerAddress': { kind: count },
  'limits.hellosPerAddressPerSecond': { kind: count },
  'limits.helloBurstPerAddress': { kind: count },
  'limits.hellosInFlightPerAddress': { kind: count },
  'limits.includeLoopback': { kind: boolean },
  'limits.messagesPerSecond': { kind: count },
  'limits.burst': { kind: count },
  'limits.rateIgnoredMs': { kind: shortTime },
  'limits.enqueueCost': { kind: integer(1, 1_000) },
  'limits.frameBytes': { kind: integer(256, 16_384) },
  'limits.fragments': { kind: integer(1, 1_024) },
  'limits.bufferedChunks': { kind: integer(1, 65_536) },
  'limits.messageMs': { kind: shortTime },
  'limits.helloMs': { kind: shortTime },
  'limits.hellosInFlight': { kind: count },
  'limits.protocolErrors': { kind: integer(1, 1_000) },
  'limits.protocolErrorWindowMs': { kind: shortTime },
  'limits.sendBufferBytes': { kind: integer(65_536, 1_073_741_824) },
  'limits.sendBuffersBytes': { kind: integer(65_536, 1_099_511_627_776) },
  'limits.reservedDescriptors': { kind: integer(0, 1_000_000) },
  'limits.adminBodyBytes': { kind: integer(1_024, 67_108_864) },
  'limits.eventReaders': { kind: integer(1, 200) },
  'heartbeat.intervalMs': { kind: integer(10, DAY_MS) },
  'heartbeat.timeoutMs': { kind: integer(10, DAY_MS) },
  'heartbeat.missedMax': { kind: integer(1, 100) },
  'heartbeat.suspectIntervalMs': { kind: integer(10, DAY_MS) },
  'heartbeat.recoverStepMs': { kind: integer(1, DAY_MS) },
  'heartbeat.clientIntervalMs': { kind: integer(10, DAY_MS) },
  'heartbeat.clientTimeoutMs': { kind: integer(10, DAY_MS) },
  'heartbeat.clientMissedMax': { kind: integer(1, 100) },
  rules: { kind: texts },
  queues: { kind: mappingOfMappings },
};

/** Every path, in the order of the schema. */
export const paths = Object.keys(schema) as readonly SettingPath[];

/** The flag of a key, without the dashes: `admin.port` is `admin-port`, `auth.mode` is `auth`. */
export function flagOf(path: SettingPath): string {
  return (
    schema[path].flag ?? path.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  );
}

/** The environment variable of a key: `MUSTERD_ADMIN_PORT`. */
export function variableOf(path: SettingPath): string {
  return `MUSTERD_${flagOf(path).replaceAll('-', '_').toUpperCase()}`;
}

/** The key in its flat spelling, the flag's: `adminPort`, `tlsCert`. Files and options may use it too. */
export function flatKeyOf(path: SettingPath): string {
  return flagOf(path).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
