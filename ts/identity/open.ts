import { keySetFile, type KeySource, secretFile } from './key-source.ts';
import { RemoteKeys } from './remote-keys.ts';
import { Tokens } from './tokens.ts';

/** The keys `auth.*` of the configuration. */
export interface AuthSettings {
  readonly jwks?: string;
  readonly jwtSecretFile?: string;
  readonly jwtIssuer?: string;
  readonly jwtAudience?: string;
}

/**
 * Opens what `auth: jwt` needs. Keys behind a URL are asked for, but not waited for: while they cannot be fetched
 * players are told to come back.
 *
 * @param warn hears when keys cannot be fetched.
 * @throws MusterdError AUTH_KEYS for a file that cannot be used.
 */
export function openTokens(settings: AuthSettings, warn: (message: string, detail: object) => void): Tokens {
  const { jwtIssuer: issuer, jwtAudience: audience } = settings;
  return new Tokens({
    keys: keysOf(settings, warn),
    ...(issuer !== undefined && { issuer }),
    ...(audience !== undefined && { audience }),
  });
}

function keysOf(
  { jwks, jwtSecretFile }: AuthSettings,
  warn: (message: string, detail: object) => void,
): KeySource {
  if (jwtSecretFile !== undefined) return secretFile(jwtSecretFile);
  if (jwks === undefined) throw new Error('The configuration has made sure that there are keys.');
  if (!/^https?:/i.test(jwks)) return keySetFile(jwks);
  const keys = new RemoteKeys(jwks, {
    failed: (reason) => warn('the keys that sign tokens cannot be fetched', { jwks, reason }),
  });
  // Its failure is known by then, and the next token asks again.
  keys.reload().catch(() => {});
  return keys;
}
