import { MusterdError } from '../errors.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { type Codec, json } from './codec.ts';
import type { SocketConstructor } from './connection.ts';
import { ATTEMPTS_MAX, CONNECT_MS } from './limits.ts';

/** Where players connect when the URL names no path. */
const DEFAULT_PATH = '/v1/match';

/** How to connect. Either `playerId` or `token` is required. */
export interface ConnectOptions {
  /** Who is speaking, under auth none: 1 to 128 printable characters. */
  readonly playerId?: string;
  /** Who is speaking, under auth jwt: the token, or where to get a fresh one for each attempt. */
  readonly token?: string | (() => string | Promise<string>);
  /** The game build of this client, for canaries by build. Default none. */
  readonly release?: string;
  /** Goes on with the session of an earlier client: its `client.resume`. Default none. */
  readonly resume?: string | undefined;
  /** With `resume`: that client's `client.lastSeq`. Default 0: everything not acknowledged comes again. */
  readonly lastSeq?: number;
  /** How messages are written. Default `json`; `proto` of `musterd/client/proto` is smaller and faster. */
  readonly codec?: Codec;
  /** The class of the socket. Default `globalThis.WebSocket`; on a Node that has none, that of `ws`. */
  readonly WebSocket?: SocketConstructor;
  /** Milliseconds from an attempt's start to the server's welcome. Default 10,000. */
  readonly connectMs?: number;
  /** Attempts in a row without a connection that held for 5 s; then the client closes itself. Default 100,
   * about 25 minutes. */
  readonly attemptsMax?: number;
  /** Where the time comes from; for tests. Default the machine's clock. */
  readonly clock?: Clock;
  /** Where the jitter comes from, numbers in [0, 1); for tests. Default `Math.random`. */
  readonly random?: () => number;
}

/** Options with every default filled in. */
export interface Settings extends ConnectOptions {
  readonly url: string;
  readonly codec: Codec;
  readonly WebSocket: SocketConstructor;
  readonly connectMs: number;
  readonly attemptsMax: number;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Checks the arguments of `connect` and fills in what is absent. Throws BAD_ARGUMENT. */
export function settingsOf(url: string, options: ConnectOptions): Settings {
  if ((options.playerId === undefined) === (options.token === undefined)) {
    throw badArgument('Give connect() either a playerId or a token.');
  }
  const WebSocket = options.WebSocket ?? (globalThis as { WebSocket?: SocketConstructor }).WebSocket;
  if (WebSocket === undefined) throw badArgument('There is no global WebSocket here: give one as an option.');
  return {
    ...options,
    url: addressOf(url),
    WebSocket,
    codec: options.codec ?? json,
    connectMs: options.connectMs ?? CONNECT_MS,
    attemptsMax: options.attemptsMax ?? ATTEMPTS_MAX,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}

function addressOf(url: string): string {
  if (!/^wss?:\/\//i.test(url) || !URL.canParse(url)) {
    throw badArgument(`Not a ws:// or wss:// URL: ${url}`);
  }
  const address = new URL(url);
  if (address.pathname === '/') address.pathname = DEFAULT_PATH;
  return address.href;
}

function badArgument(sentence: string): MusterdError {
  return new MusterdError('BAD_ARGUMENT', sentence);
}
