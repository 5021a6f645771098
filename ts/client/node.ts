/**
 * The players' client in Node: the same as in a browser, with the WebSocket of `ws` where Node has none of
 * its own (before 22).
 */
import type { Client } from './client.ts';
import type { SocketConstructor } from './connection.ts';
import { type ConnectOptions, connect as connectAnywhere } from './index.ts';
import { NodeSocket } from './node-socket.ts';

export * from './index.ts';

/** As `connect` of the browser's client; `options.WebSocket` is by default the global one, else that of `ws`. */
export function connect(url: string, options: ConnectOptions): Client {
  const { WebSocket: global = NodeSocket } = globalThis as { WebSocket?: SocketConstructor };
  return connectAnywhere(url, { WebSocket: global, ...options });
}
