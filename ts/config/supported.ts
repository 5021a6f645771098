import { problemAt } from './document.ts';
import type { Given } from './layer.ts';
import type { ConfigProblem } from './problem.ts';
import type { SettingPath } from './settings.ts';

/** Keys of the contract whose feature this build does not have, and what they were set to when it matters. */
const later: readonly { path: SettingPath; isUsed: (value: unknown) => boolean; feature: string }[] = [
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

function isNot(allowed: unknown): (value: unknown) => boolean {
  return (value) => value !== allowed;
}

function isGiven(): boolean {
  return true;
}
