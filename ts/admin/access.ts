import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';

import { MusterdError } from '../errors.ts';
import { errorReply, type Reply } from './reply.ts';

/** What a token lets its bearer do; each may all that the one before may. */
export const roles = ['read', 'game', 'operate'] as const;
export type Role = (typeof roles)[number];

/** A token of the configuration: itself, or the file that holds it. */
export interface TokenSource {
  readonly token?: string;
  readonly tokenFile?: string;
  readonly role: Role;
}

/** Paths that need no token. */
const open: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** The role that a write needs, by the word after `/v1/`. Any other write needs `operate`, and every read `read`. */
const writers: Readonly<Record<string, Role>> = {
  tickets: 'game',
  matches: 'game',
  backfills: 'game',
  queues: 'operate',
};

/** The role that a request needs; undefined: none. */
export function roleFor(method: string, path: string): Role | undefined {
  if (open.has(path)) return undefined;
  if (method === 'GET' || method === 'HEAD') return 'read';
  const [, word = ''] = /^\/v1\/([^/]+)/.exec(path) ?? [];
  return Object.hasOwn(writers, word) ? writers[word] : 'operate';
}

interface Known {
  readonly digest: Buffer;
  readonly role: Role;
}

/** Who may do what on the admin port. Without tokens everybody may do everything. */
export class Access {
  #known: readonly Known[];
  readonly #sources: readonly TokenSource[];

  /** @throws MusterdError CONFIG_INVALID for a file of a token that cannot be used. */
  constructor(sources: readonly TokenSource[]) {
    this.#sources = sources;
    this.#known = sources.map(knownOf);
  }

  /** True when no token is asked for. */
  get isOpen(): boolean {
    return this.#sources.length === 0;
  }

  /** Reads the files of tokens again. When one cannot be used all the old ones stay, and it throws as above. */
  reload(): void {
    this.#known = this.#sources.map(knownOf);
  }

  /** Why the request may not be made; undefined when it may. */
  refusal(request: IncomingMessage, path: string): Reply | undefined {
    const needed = this.isOpen ? undefined : roleFor(request.method ?? 'GET', path);
    if (needed === undefined) return undefined;
    const shown = tokenIn(request);
    const role = shown === undefined ? undefined : this.#roleOf(shown);
    if (role === undefined) return unauthorized(shown !== undefined);
    if (roles.indexOf(role) >= roles.indexOf(needed)) return undefined;
    const message = `The role ${role} may not do this; it needs ${needed}.`;
    return errorReply(new MusterdError('FORBIDDEN', message));
  }

  /** Every token is compared, so that the time says nothing of which one is near. */
  #roleOf(token: string): Role | undefined {
    const digest = digestOf(token);
    const found = this.#known.filter((known) => timingSafeEqual(known.digest, digest));
    return found
      .map(({ role }) => role)
      .toSorted((one, other) => roles.indexOf(other) - roles.indexOf(one))[0];
  }
}

function tokenIn({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(headers.authorization ?? '')?.[1];
}

function unauthorized(wasShown: boolean): Reply {
  const message = wasShown
    ? 'No such token.'
    : 'This needs a token: Authorization: Bearer TOKEN. The configuration key admin.tokens lists them.';
  const challenge = `Bearer realm="musterd"${wasShown ? ', error="invalid_token"' : ''}`;
  return errorReply(new MusterdError('UNAUTHORIZED', message), { 'www-authenticate': challenge });
}

function knownOf({ token, tokenFile, role }: TokenSource): Known {
  return { digest: digestOf(token ?? readToken(tokenFile as string)), role };
}

function readToken(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new MusterdError('CONFIG_INVALID', `The token file ${file} cannot be read: ${code}.`, { cause });
  }
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new MusterdError(
    'CONFIG_INVALID',
    `The token file ${file} must hold printable ASCII without spaces.`,
  );
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
