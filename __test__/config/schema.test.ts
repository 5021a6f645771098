import { readFileSync } from 'node:fs';

import test from 'ava';
import { parse } from 'yaml';

import { embedded } from '../../ts/config/generated/embedded.ts';
import { flagOf, flatKeyOf, paths, schema, variableOf } from '../../ts/config/schema.ts';

const text = readFileSync(new URL('../../ts/config/default.yaml', import.meta.url), 'utf8');
const defaults = parse(text) as Record<string, unknown>;
const at = (path: string) =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], defaults);

/** Keys that are nothing until someone gives them. */
const optional: ReadonlySet<string> = new Set([
  'auth.jwks',
  'auth.jwtSecretFile',
  'auth.jwtIssuer',
  'auth.jwtAudience',
  'profiles.url',
  'profiles.tokenFile',
  'profiles.module',
  'tls.cert',
  'tls.key',
  'redis',
  'nats',
  'etcd',
  'session.resumeKey',
  'rules',
]);

test('default.yaml has a good default for every key that is not optional', (t) => {
  const wrong = paths.filter((path) => !optional.has(path) && !schema[path].kind.accepts(at(path)));
  t.deepEqual(wrong, []);
});

test('default.yaml has no other key', (t) => {
  const sections = new Set(paths.filter((path) => path.includes('.')).map((path) => path.split('.')[0]));
  const found = Object.entries(defaults).flatMap(([key, value]) =>
    sections.has(key) ? Object.keys(value as object).map((inner) => `${key}.${inner}`) : [key],
  );
  t.deepEqual(found.toSorted(), paths.filter((path) => !optional.has(path)).toSorted());
});

test('the embedded module is default.yaml', (t) => t.deepEqual(embedded, defaults));

test('the defaults are those of the contract', (t) => {
  t.is(at('host'), '127.0.0.1');
  t.is(at('port'), 7700);
  t.is(at('admin.port'), 7701);
  t.is(at('session.graceMs'), 30_000);
  t.like(at('limits') as object, { connectionsPerAddress: 2_000, messagesPerSecond: 20, burst: 40 });
  t.like(at('heartbeat') as object, { intervalMs: 30_000, timeoutMs: 3_000, missedMax: 3 });
  t.deepEqual(Object.keys(at('queues') as object), ['duel', 'squads']);
});

for (const [path, flag, variable, flat] of [
  ['port', 'port', 'MUSTERD_PORT', 'port'],
  ['admin.port', 'admin-port', 'MUSTERD_ADMIN_PORT', 'adminPort'],
  ['dataDir', 'data-dir', 'MUSTERD_DATA_DIR', 'dataDir'],
  ['auth.mode', 'auth', 'MUSTERD_AUTH', 'auth'],
  ['auth.jwtSecretFile', 'jwt-secret-file', 'MUSTERD_JWT_SECRET_FILE', 'jwtSecretFile'],
  ['tls.cert', 'tls-cert', 'MUSTERD_TLS_CERT', 'tlsCert'],
  ['trustProxy', 'trust-proxy', 'MUSTERD_TRUST_PROXY', 'trustProxy'],
  [
    'limits.messagesPerSecond',
    'limits-messages-per-second',
    'MUSTERD_LIMITS_MESSAGES_PER_SECOND',
    'limitsMessagesPerSecond',
  ],
] as const) {
  test(`${path} is --${flag}, ${variable} and ${flat}`, (t) => {
    t.deepEqual([flagOf(path), variableOf(path), flatKeyOf(path)], [flag, variable, flat]);
  });
}

test('no two keys share a flag', (t) => {
  t.is(new Set(paths.map(flagOf)).size, paths.length);
});
