import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ExecutionContext } from 'ava';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

import { folderWith } from '../config/folder.ts';

/** What a test's token is signed with; each makes tokens that end in an hour unless they say otherwise. */
export interface Signer {
  sign(payload: JWTPayload, header?: Record<string, unknown>): Promise<string>;
}

/** A shared secret in a file. */
export interface SecretSigner extends Signer {
  readonly file: string;
  readonly secret: Uint8Array;
}

/** A key pair, the public half as a JSON Web Key. */
export interface PairSigner extends Signer {
  readonly publicKey: Record<string, unknown>;
}

/** Seconds since 1970. */
export const nowSeconds = (): number => Math.floor(Date.now() / 1_000);

/** HS256 with a fresh secret. */
export function secretSigner(t: ExecutionContext): SecretSigner {
  const secret = randomBytes(32).toString('hex');
  const folder = folderWith(t, { 'secret.txt': `${secret}\n` });
  const bytes = new TextEncoder().encode(secret);
  return { file: `${folder}/secret.txt`, secret: bytes, sign: signerOf('HS256', bytes) };
}

/** A key pair for `algorithm`, called `kid`. */
export async function pairSigner(algorithm: 'EdDSA' | 'ES256' | 'RS256', kid: string): Promise<PairSigner> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid },
    sign: (payload, header) => signerOf(algorithm, privateKey)(payload, { kid, ...header }),
  };
}

function signerOf(alg: string, key: Parameters<SignJWT['sign']>[0]): Signer['sign'] {
  return (payload, header = {}) =>
    new SignJWT({ exp: nowSeconds() + 3_600, ...payload }).setProtectedHeader({ alg, ...header }).sign(key);
}

/** A server of keys that a test can break. */
export interface KeyServer {
  readonly url: string;
  /** Requests so far. */
  asked: number;
  /** How it answers. */
  answer: (response: ServerResponse) => void;
  /** Answers with these keys from now on. */
  serve(...keys: readonly Record<string, unknown>[]): void;
}

/** Starts a key server for one test. */
export async function keyServer(t: ExecutionContext): Promise<KeyServer> {
  const server = createServer((_request, response) => {
    keys.asked++;
    keys.answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const keys: KeyServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys.json`,
    asked: 0,
    answer: (response) => response.writeHead(503).end(),
    serve: (...published) => {
      keys.answer = (response) => response.end(JSON.stringify({ keys: published }));
    },
  };
  return keys;
}
