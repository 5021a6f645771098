import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';

import { MusterdError } from '../errors.ts';

/** What the players' port shows of itself over TLS. */
export interface Certificate {
  /** PEM, with the certificates between it and the root. */
  readonly cert: Buffer;
  /** PEM. */
  readonly key: Buffer;
}

/** The oldest TLS that is spoken. */
export const TLS_VERSION_MIN = 'TLSv1.2';
/** How long a client may take for the handshake. Milliseconds. */
export const TLS_HANDSHAKE_MS = 5_000;

/**
 * Reads a certificate and its key and tries them.
 *
 * @throws MusterdError CONFIG_INVALID when one cannot be read or they do not belong together.
 */
export function readCertificate(files: { readonly cert: string; readonly key: string }): Certificate {
  const certificate = { cert: read(files.cert, '--tls-cert'), key: read(files.key, '--tls-key') };
  try {
    createSecureContext(certificate);
    return certificate;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `--tls-cert ${files.cert} with --tls-key ${files.key} cannot be used: ${reason}.`;
    throw new MusterdError('CONFIG_INVALID', message, { cause });
  }
}

function read(file: string, flag: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new MusterdError('CONFIG_INVALID', `${flag} ${file} cannot be read: ${code}.`, { cause });
  }
}
