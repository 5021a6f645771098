import type { KeyObject } from 'node:crypto';
import { Access } from './admin/access.ts';
import type { Settings } from './config/settings.ts';
import { passKey } from './identity/pass-key.ts';
import { resumeKey } from './identity/resume-key.ts';
import type { Tokens } from './identity/tokens.ts';
import { type Certificate, readCertificate } from './server/certificate.ts';
import type { Log } from './telemetry/log.ts';

/** What is read from files before anything is opened. */
export interface Secrets {
  readonly access: Access;
  /** Undefined under auth none. */
  readonly tokens: Tokens | undefined;
  /** Undefined without TLS. */
  readonly certificate: Certificate | undefined;
}

/** What the data folder keeps. */
export interface DataKeys {
  readonly passKey: KeyObject;
  readonly resumeKey: Buffer;
}

/**
 * Reads the keys of the data folder, and makes those that are missing. The engine has locked the folder by then.
 *
 * @throws MusterdError DATA_DIR for a file that cannot be used.
 */
export function readDataKeys({ durability, dataDir, session }: Settings): DataKeys {
  const folder = durability === 'none' ? undefined : dataDir;
  return { passKey: passKey(folder), resumeKey: resumeKey(session.resumeKey, folder) };
}

/**
 * Reads them.
 *
 * @throws MusterdError AUTH_KEYS or CONFIG_INVALID for a file that cannot be used.
 */
export async function readSecrets(settings: Settings, log: Log): Promise<Secrets> {
  const files = certificateFiles(settings);
  return {
    access: new Access(settings.admin.tokens),
    tokens: await openAuth(settings, log),
    certificate: files && readCertificate(files),
  };
}

/** What reads players' tokens. Loaded only under auth jwt: the library takes its share of the time to start. */
async function openAuth({ auth }: Settings, log: Log): Promise<Tokens | undefined> {
  if (auth.mode === 'none') return undefined;
  const { openTokens } = await import('./identity/open.ts');
  return openTokens(auth, (message, detail) => log.warn(message, { ...detail }));
}

/** The files of certificate and key; undefined without TLS. */
export function certificateFiles({
  tls: { cert, key },
}: Settings): { cert: string; key: string } | undefined {
  return cert === undefined || key === undefined ? undefined : { cert, key };
}

/** True when players get a pass with their match. */
export function givesPasses({ matchPass, auth }: Settings): boolean {
  return matchPass === 'always' || (matchPass === 'auto' && auth.mode === 'jwt');
}
