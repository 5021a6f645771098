import type { ExecutionContext } from 'ava';

import { type Client, type ConnectOptions, connect } from '../../ts/client/node.ts';
import type { ClientEvents } from '../../ts/client/events.ts';
import type { WelcomeMessage } from '../../ts/protocol/types.ts';
import { ManualClock } from './manual-clock.ts';
import { type Peer, ScriptedServer } from './scripted-server.ts';

/** A client of a scripted server, on a clock that the test moves. */
export interface Scene {
  readonly server: ScriptedServer;
  readonly clock: ManualClock;
  readonly client: Client;
}

/** Opens a server and connects a client; both go when the test ends. */
export async function opened(t: ExecutionContext, options: Partial<ConnectOptions> = {}): Promise<Scene> {
  const server = await ScriptedServer.open();
  const clock = new ManualClock();
  const client = connect(server.url, { playerId: 'ada', clock, random: () => 0.5, ...options });
  t.teardown(async () => {
    const closed = client.close();
    clock.advance(10_000);
    await closed;
    server.close();
  });
  return { server, clock, client };
}

/** The same, welcomed. */
export async function welcomed(
  t: ExecutionContext,
  options: Partial<ConnectOptions> = {},
  welcome: Partial<WelcomeMessage> = {},
): Promise<Scene & { readonly peer: Peer }> {
  const scene = await opened(t, options);
  const peer = await scene.server.next();
  await peer.welcome(welcome);
  await scene.client.ready();
  return { ...scene, peer };
}

/** The next event of this name. */
export function event<Name extends keyof ClientEvents>(
  client: Client,
  name: Name,
): Promise<ClientEvents[Name]> {
  return new Promise((resolve) => {
    const stop = client.on(name, (value) => {
      stop();
      resolve(value);
    });
  });
}

/** Loses the connection, and lets the next attempt start. */
export async function lostAndBack({ client, clock, server }: Scene, peer: Peer): Promise<Peer> {
  const reconnecting = event(client, 'reconnecting');
  peer.socket.terminate();
  clock.advance((await reconnecting).delayMs);
  return server.next();
}
