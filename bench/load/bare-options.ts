import { readFileSync } from 'node:fs';

/** Bytes of what ours answers to a hello, so that the bare server says as much. */
export const answerBytes = { welcome: 240 };

/** Certificate and key from their files. */
export function certificateOf({ cert, key }: { cert: string; key: string }) {
  return { cert: readFileSync(cert), key: readFileSync(key), minVersion: 'TLSv1.2' as const };
}
