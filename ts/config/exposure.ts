/** What must be said besides before other machines, or players with tokens, are served. */
import { problemAt } from './document.ts';
import type { Given } from './layer.ts';
import type { ConfigProblem } from './problem.ts';
import type { AdminToken, SettingPath } from './settings.ts';

type AllGiven = ReadonlyMap<SettingPath, Given>;

/** One thing that must not be, the key to blame, and the sentence that says what to add. */
interface Rule {
  readonly path: SettingPath;
  readonly isBroken: (given: AllGiven) => boolean;
  readonly message: string;
}

const rules: readonly Rule[] = [
  {
    path: 'host',
    isBroken: (given) => isRemote(given, 'host') && !isJwt(given) && value(given, 'insecure') !== true,
    message:
      'other machines are served only with sign-in: add --auth jwt, or --insecure if every player may say that he ' +
      'is anybody',
  },
  {
    path: 'host',
    isBroken: (given) => isRemote(given, 'host') && !given.has('tls.cert') && !isBehindProxy(given),
    message:
      'other machines are served only over TLS: add --tls-cert and --tls-key, or --trust-proxy N if N proxies in ' +
      'front of this server speak TLS',
  },
  {
    path: 'admin.host',
    isBroken: (given) => isRemote(given, 'admin.host') && tokensOf(given).length === 0,
    message:
      'other machines reach the admin port only with a token: add admin.tokens to the configuration file',
  },
  {
    path: 'tls.cert',
    isBroken: (given) => given.has('tls.cert') && !given.has('tls.key'),
    message: 'a certificate needs its private key: add --tls-key',
  },
  {
    path: 'tls.key',
    isBroken: (given) => given.has('tls.key') && !given.has('tls.cert'),
    message: 'a private key needs its certificate: add --tls-cert',
  },
  {
    path: 'auth.mode',
    isBroken: (given) => isJwt(given) && !given.has('auth.jwks') && !given.has('auth.jwtSecretFile'),
    message: 'jwt needs the keys that sign tokens: add --jwks or --jwt-secret-file',
  },
  {
    path: 'auth.jwtSecretFile',
    isBroken: (given) => given.has('auth.jwks') && given.has('auth.jwtSecretFile'),
    message: 'tokens are signed by a shared secret or by the keys of --jwks, not by both',
  },
  {
    path: 'auth.jwks',
    isBroken: (given) => isPlainUrl(given) && value(given, 'insecure') !== true,
    message: 'keys that come over the network without TLS can be replaced on their way: use https',
  },
  ...(['auth.jwks', 'auth.jwtSecretFile', 'auth.jwtIssuer', 'auth.jwtAudience'] as const).map((path) => ({
    path,
    isBroken: (given: AllGiven) => given.has(path) && !isJwt(given),
    message: 'is of no effect without sign-in: add --auth jwt',
  })),
];

/** The problems of a configuration that would serve somebody it must not, or mean less than it says. */
export function exposures(given: AllGiven): ConfigProblem[] {
  const broken = rules.flatMap(({ path, isBroken, message }) => {
    const found = given.get(path);
    if (found === undefined || !isBroken(given)) return [];
    return problemAt(found.document, found.wrote.split('.'), message);
  });
  return [...broken, ...tokenProblems(given)];
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|localhost)$/i.test(host);
}

/** True when the key names an address on the network, not a file. */
export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

const ROLES: readonly unknown[] = ['read', 'game', 'operate'];
/** What an `Authorization` header can carry. */
const TOKEN = /^[\x21-\x7e]+$/;

function tokenProblems(given: AllGiven): ConfigProblem[] {
  const found = given.get('admin.tokens');
  return tokensOf(given).flatMap((entry, index) => {
    const message = tokenProblem(entry);
    const place = [...(found?.wrote.split('.') ?? []), index];
    return message === undefined ? [] : problemAt(found?.document, place, message);
  });
}

function tokenProblem({ token, tokenFile, role, ...others }: AdminToken): string | undefined {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `unknown key ${unknown}; an entry has token or tokenFile, and role`;
  if (!ROLES.includes(role)) return `role must be one of ${ROLES.join(', ')}`;
  if ((token === undefined) === (tokenFile === undefined)) return 'needs token or tokenFile, one of them';
  if (tokenFile !== undefined) return typeof tokenFile === 'string' ? undefined : 'tokenFile must be a text';
  return typeof token === 'string' && TOKEN.test(token)
    ? undefined
    : 'token must be printable ASCII without spaces';
}

function tokensOf(given: AllGiven): readonly AdminToken[] {
  return (value(given, 'admin.tokens') ?? []) as readonly AdminToken[];
}

function value(given: AllGiven, path: SettingPath): unknown {
  return given.get(path)?.value;
}

function isRemote(given: AllGiven, path: SettingPath): boolean {
  return !isLoopback(String(value(given, path)));
}

function isJwt(given: AllGiven): boolean {
  return value(given, 'auth.mode') === 'jwt';
}

function isBehindProxy(given: AllGiven): boolean {
  return Number(value(given, 'trustProxy') ?? 0) > 0;
}

function isPlainUrl(given: AllGiven): boolean {
  const jwks = String(value(given, 'auth.jwks') ?? '');
  return (
    /^http:/i.test(jwks) &&
    !(URL.canParse(jwks) && isLoopback(new URL(jwks).hostname.replace(/^\[|\]$/g, '')))
  );
}
