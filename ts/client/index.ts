/**
 * The players' client: `import { connect } from 'musterd/client'`. No dependencies and nothing of Node, so that
 * it runs in a browser as it is. docs/client.md is its guide.
 */
import { Client } from './client.ts';
import { type ConnectOptions, settingsOf } from './options.ts';

export type { CodeName, ErrorCode } from '../errors.ts';
export { MusterdError } from '../errors.ts';
export type * from '../protocol/types.ts';
export { Client, type EnqueueRequest } from './client.ts';
export type { Clock, Timer } from './clock.ts';
export { type AfterClose, type CloseRow, closes } from './closes.ts';
export { type Codec, type Frame, json } from './codec.ts';
export type { Socket, SocketConstructor } from './connection.ts';
export type { ClientEvents } from './events.ts';
export type { Closed, Reconnecting } from './lifecycle.ts';
export type { ConnectOptions } from './options.ts';
export { ClientState, transitions } from './states.ts';

/**
 * Connects one player. The client is returned at once and connects by itself; add listeners in the same turn.
 *
 * @param url `ws://` or `wss://`; without a path `/v1/match` is meant
 * @throws MusterdError BAD_ARGUMENT when the URL or the options make no sense
 *
 * @example
 * const client = connect('ws://127.0.0.1:7700', { playerId: 'ada' });
 * client.on('match', (match) => console.log(match.teams));
 * await client.enqueue({ queue: 'duel', attributes: { rating: 1500 } });
 */
export function connect(url: string, options: ConnectOptions): Client {
  return new Client(settingsOf(url, options));
}
