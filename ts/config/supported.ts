import { problemAt } from './document.ts';
import type { Given } from './layer.ts';
import type { ConfigProblem } from './problem.ts';
import type { SettingPath, Settings } from './settings.ts';

/** Keys of the contract whose feature this build does not have, and what they were set to when it matters. */
const later: readonly { path: SettingPath; isUsed: (value: unknown) => boolean; feature: string }[] = [
  { path: 'auth.mode', isUsed: isNot('none'), feature: 'sign-in by JWT' },
  { path: 'auth.jwks', isUsed: isGiven, feature: 'sign-in by JWT' },
  { path: 'auth.jwtSecretFile', isUsed: isGiven, feature: 'sign-in by JWT' },
  { path: 'auth.jwtIssuer', isUsed: isGiven, feature: 'sign-in by JWT' },
  { path: 'auth.jwtAudience', isUsed: isGiven, feature: 'sign-in by JWT' },
  { path: 'tls.cert', isUsed: isGiven, feature: 'TLS' },
  { path: 'tls.key', isUsed: isGiven, feature: 'TLS' },
  { path: 'admin.tokens', isUsed: isNotEmpty, feature: 'tokens of the admin port' },
  { path: 'trustProxy', isUsed: isNot(0), feature: 'a proxy in front of the server' },
  { path: 'insecure', isUsed: isNot(false), feature: 'serving other machines' },
  { path: 'host', isUsed: isRemote, feature: 'an address that is not loopback' },
  { path: 'admin.host', isUsed: isRemote, feature: 'an address that is not loopback' },
  { path: 'workers', isUsed: isNot(1), feature: 'more than one worker' },
  { path: 'redis', isUsed: isGiven, feature: 'Redis' },
  { path: 'nats', isUsed: isGiven, feature: 'NATS' },
  { path: 'etcd', isUsed: isGiven, feature: 'etcd' },
];

/** What the configuration asks for that this build does not have: one problem each. */
export function notSupported(given: ReadonlyMap<SettingPath, Given>): ConfigProblem[] {
  return later.flatMap(({ path, isUsed, feature }) => {
    const found = given.get(path);
    if (found === undefined || !isUsed(found.value)) return [];
    return problemAt(found.document, found.wrote.split('.'), `${feature} is not supported yet`);
  });
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: Settings['host']): boolean {
  return /^(127(\.\d{1,3}){3}|::1|localhost)$/i.test(host);
}

function isNot(allowed: unknown): (value: unknown) => boolean {
  return (value) => value !== allowed;
}

function isGiven(): boolean {
  return true;
}

function isNotEmpty(value: unknown): boolean {
  return !Array.isArray(value) || value.length > 0;
}

function isRemote(value: unknown): boolean {
  return !isLoopback(String(value));
}
