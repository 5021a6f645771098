import { problemAt } from './document.ts';
import type { Given } from './layer.ts';
import type { ConfigProblem } from './problem.ts';
import type { SettingPath } from './settings.ts';
import { whyNoSharedPort } from './shared-port.ts';

/** Keys whose feature this build or this Node does not have: why a value is refused, undefined when it is not. */
const refusals: readonly { path: SettingPath; why: (value: unknown) => string | undefined }[] = [
  { path: 'workers', why: (value) => (value === 1 ? undefined : whyNoSharedPort()) },
  { path: 'redis', why: () => 'Redis is not supported yet' },
  { path: 'nats', why: () => 'NATS is not supported yet' },
  { path: 'etcd', why: () => 'etcd is not supported yet' },
];

/** What the configuration asks for that is not to be had here: one problem each. */
export function notSupported(given: ReadonlyMap<SettingPath, Given>): ConfigProblem[] {
  return refusals.flatMap(({ path, why }) => {
    const found = given.get(path);
    const reason = found && why(found.value);
    if (found === undefined || reason === undefined) return [];
    return problemAt(found.document, found.wrote.split('.'), reason);
  });
}
