import { resolve } from 'node:path';
import { documentOf, readDocument } from './document.ts';
import { exposures, isUrl } from './exposure.ts';
import { embedded } from './generated/embedded.ts';
import { type Given, type Layer, layerOfDocument, layerOfEnvironment, layerOfFlags } from './layer.ts';
import { type ConfigProblem, refusal } from './problem.ts';
import { resolveQueues } from './queues.ts';
import type { QueueRules } from './rule-file.ts';
import type { AdminToken, SettingPath, Settings } from './settings.ts';
import { notSupported } from './supported.ts';

/** What the user said, in the order of their weight: the first that names a key decides. */
export interface Sources {
  /** The command line's flags, by key. */
  readonly flags?: ReadonlyMap<SettingPath, string | true | readonly string[]>;
  /** The environment, usually `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The keys as an object, for the library. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Path of a configuration file; `MUSTERD_CONFIG` of the environment when absent. */
  readonly file?: string;
}

/** Everything a server needs to start. */
export interface Configuration {
  /** Every key's value. */
  readonly settings: Settings;
  /** The queues to open, each with the text of its rule set. */
  readonly queues: readonly QueueRules[];
}

/**
 * Resolves the configuration: flags over the environment over options over the file over the embedded default.
 *
 * @throws MusterdError CONFIG_INVALID with every problem found, or NOT_SUPPORTED for a key of a later build.
 */
export async function loadConfiguration(sources: Sources): Promise<Configuration> {
  const file = sources.file ?? sources.environment?.['MUSTERD_CONFIG'];
  const layers: Layer[] = [
    layerOfDocument(documentOf(embedded, 'embedded')),
    ...(file === undefined ? [] : [layerOfDocument(await readDocument(file))]),
    ...(sources.options === undefined ? [] : [layerOfDocument(documentOf(sources.options, 'options'))]),
    layerOfEnvironment(sources.environment ?? {}),
    layerOfFlags(sources.flags ?? new Map()),
  ];
  refuseIfAny(
    'CONFIG_INVALID',
    layers.flatMap(({ problems }) => problems),
  );
  const given = new Map<SettingPath, Given>(layers.flatMap((layer) => [...layer.given]));
  applyEphemeral(given);
  refuseIfAny('NOT_SUPPORTED', notSupported(given));
  refuseIfAny('CONFIG_INVALID', [...contradictions(given), ...exposures(given)]);
  return { settings: assemble(given), queues: resolveQueues(queuesNamed(layers), given.get('rules')) };
}

/** `ephemeral` is the short word for durability none, whatever a weaker source says of durability. */
function applyEphemeral(given: Map<SettingPath, Given>): void {
  const ephemeral = given.get('ephemeral');
  if (ephemeral?.value === true) given.set('durability', { ...ephemeral, value: 'none' });
}

/** The strongest `queues`; the embedded ones only while nobody names a queue. */
function queuesNamed(layers: readonly Layer[]): Given | undefined {
  const [defaults, ...said] = layers;
  const named = said.findLast((layer) => layer.given.has('queues'))?.given.get('queues');
  const hasRules = said.some((layer) => layer.given.has('rules'));
  return named ?? (hasRules ? undefined : defaults?.given.get('queues'));
}

/** Keys of which the first must be less than the second; a shortened interval may be as long as the whole one. */
const ordered: readonly (readonly [SettingPath, SettingPath, orEqual?: true])[] = [
  ['heartbeat.timeoutMs', 'heartbeat.intervalMs'],
  ['heartbeat.timeoutMs', 'heartbeat.suspectIntervalMs'],
  ['heartbeat.suspectIntervalMs', 'heartbeat.intervalMs', true],
  ['heartbeat.clientTimeoutMs', 'heartbeat.clientIntervalMs'],
];

function contradictions(given: ReadonlyMap<SettingPath, Given>): ConfigProblem[] {
  const number = (path: SettingPath): number => Number(given.get(path)?.value);
  const problems: ConfigProblem[] = [];
  for (const [less, more, orEqual] of ordered) {
    if (number(less) < number(more) || (orEqual && number(less) === number(more))) continue;
    problems.push({
      path: less,
      line: 0,
      message: `${number(less)} is too much for ${more}, ${number(more)}`,
    });
  }
  const [url, module] = [given.get('profiles.url'), given.get('profiles.module')];
  if (url !== undefined && module !== undefined) {
    problems.push({ path: 'profiles.module', line: 0, message: 'is a store beside profiles.url; name one' });
  }
  if (url !== undefined && !isUrl(String(url.value))) {
    problems.push({ path: 'profiles.url', line: 0, message: 'must be a URL with http or https' });
  }
  if (number('port') !== 0 && number('port') === number('admin.port')) {
    problems.push({ path: 'admin.port', line: 0, message: `is the players' port too, ${number('port')}` });
  }
  return problems;
}

/** Builds the nested object; that it has every key is the schema's promise, and a test's. */
function assemble(given: ReadonlyMap<SettingPath, Given>): Settings {
  const settings: Record<string, unknown> = { tls: {}, rules: [] };
  for (const [path, found] of given) {
    const value = located(path, found);
    const [section, key] = path.split('.') as [string, string | undefined];
    if (key === undefined) settings[section] = value;
    else settings[section] = { ...(settings[section] as object), [key]: value };
  }
  return settings as unknown as Settings;
}

/** Keys that name a file: in a configuration file relative to its folder. */
const files: ReadonlySet<SettingPath> = new Set([
  'auth.jwks',
  'auth.jwtSecretFile',
  'profiles.module',
  'profiles.tokenFile',
  'tls.cert',
  'tls.key',
]);

/** The value, with the file that it names as seen from the working folder. */
function located(path: SettingPath, { value, document }: Given): unknown {
  if (document === undefined) return value;
  const seen = (file: string): string => resolve(document.folder, file);
  if (files.has(path) && !isUrl(String(value))) return seen(String(value));
  if (path !== 'admin.tokens') return value;
  return (value as AdminToken[]).map((entry) =>
    entry.tokenFile === undefined ? entry : { ...entry, tokenFile: seen(entry.tokenFile) },
  );
}

function refuseIfAny(code: 'CONFIG_INVALID' | 'NOT_SUPPORTED', problems: readonly ConfigProblem[]): void {
  if (problems.length > 0) throw refusal(code, problems);
}

/** The queues that are open where nobody names any. */
export function embeddedQueues(): QueueRules[] {
  return resolveQueues(layerOfDocument(documentOf(embedded, 'embedded')).given.get('queues'), undefined);
}
