import { Option } from 'commander';
import { embedded } from '../config/generated/embedded.ts';
import { boolean, texts } from '../config/kinds.ts';
import { flagOf, flatKeyOf, paths, schema } from '../config/schema.ts';
import type { SettingPath } from '../config/settings.ts';

/** The flags that `--help` shows: what stands for the value, and what it does. */
const shown: Readonly<Partial<Record<SettingPath, readonly [value: string, help: string]>>> = {
  host: ['ADDRESS', 'address that players connect to'],
  port: ['PORT', 'port that players connect to; 0 picks a free one'],
  'admin.host': ['ADDRESS', 'address of the admin port'],
  'admin.port': ['PORT', 'port for servers and operators; 0 picks a free one'],
  rules: ['PATH', 'rule set file, or folder of them; each is a queue; may be repeated'],
  dataDir: ['FOLDER', 'folder of the journal and the keys'],
  durability: ['KIND', 'what an answer survives: disk (power loss), process (kill -9) or none'],
  ephemeral: ['', 'keep nothing: the same as --durability none'],
  origin: ['ORIGIN', 'browsers may connect from this origin only; may be repeated'],
  logLevel: ['LEVEL', 'error, warn, info or debug'],
  logFormat: ['FORMAT', 'auto, json or text'],
  'auth.mode': ['KIND', 'none: a player is who he says; jwt: he shows a token'],
  'auth.jwks': ['FILE|URL', 'public keys that sign tokens (EdDSA, ES256, RS256)'],
  'auth.jwtSecretFile': ['FILE', 'shared secret that signs tokens (HS256), at least 32 bytes'],
  'auth.jwtIssuer': ['ISSUER', 'the iss that tokens must have'],
  'auth.jwtAudience': ['AUDIENCE', 'the aud that tokens must have'],
  matchPass: ['KIND', 'auto, always or never: a signed pass with each match'],
  'tls.cert': ['FILE', "certificate chain of the players' port, PEM"],
  'tls.key': ['FILE', 'its private key, PEM'],
  trustProxy: ['N', 'believe X-Forwarded-For of N proxies in front'],
  workers: ['N', 'threads that hold sockets, all on one port; more than 1 needs Node 22.12'],
  insecure: ['', 'serve other machines without sign-in'],
  redis: ['URL', 'not supported yet'],
  nats: ['URL', 'not supported yet'],
  etcd: ['URL', 'not supported yet'],
};

/** Keys that no flag can hold. */
const withoutFlag: ReadonlySet<SettingPath> = new Set(['queues', 'admin.tokens']);

/** A flag for every key; those that {@link shown} lacks work, but are not in the help. */
export function settingFlags(): Option[] {
  const listed = Object.keys(shown) as SettingPath[];
  const hidden = paths.filter((path) => !listed.includes(path) && !withoutFlag.has(path));
  return [...listed, ...hidden].map(settingFlag);
}

/** The flags that were given, by key. @param values what commander parsed, by flat key. */
export function givenFlags(
  values: Readonly<Record<string, unknown>>,
): Map<SettingPath, string | true | readonly string[]> {
  return new Map(
    paths.flatMap((path) => {
      const value = values[flatKeyOf(path)];
      return value === undefined ? [] : [[path, value as string | true | readonly string[]]];
    }),
  );
}

function settingFlag(path: SettingPath): Option {
  const { kind } = schema[path];
  const [value = 'VALUE', help = ''] = shown[path] ?? [];
  const argument = kind === boolean ? '[true|false]' : `<${value}>`;
  const option = new Option(`--${flagOf(path)} ${argument}`, `${help}${defaultText(path)}`);
  if (kind === texts) option.argParser((item, list: string[] = []) => [...list, item]);
  return shown[path] === undefined ? option.hideHelp() : option;
}

/** ` (default 7700)`, where the default says something. */
function defaultText(path: SettingPath): string {
  const value = path
    .split('.')
    .reduce<unknown>((at, word) => (at as Record<string, unknown>)?.[word], embedded);
  const isTelling = (typeof value === 'string' || typeof value === 'number') && path !== 'auth.mode';
  return isTelling ? ` (default ${value})` : '';
}
