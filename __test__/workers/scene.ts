// Servers with worker threads, and players who know which of them they are on.
import test, { type ExecutionContext } from 'ava';

import { whyNoSharedPort } from '../../ts/config/shared-port.ts';
import { type ServeOptions, type Server, serve } from '../../ts/index.ts';
import type { FromPlayer } from '../../ts/protocol/types.ts';
import { type OfType, TestClient, type TestClientOptions } from '../support/client.ts';
import { until } from '../support/until.ts';

/** Attempts to get a connection on another thread; each fails half the time. */
const ATTEMPTS = 60;

/** Tests for a Node whose sockets share ports; any other must refuse to start workers, and that is tested there. */
export function whereWorkersAre(define: () => void): void {
  if (whyNoSharedPort() === undefined) {
    define();
    return;
  }
  test('workers are refused here, by a code', async (t) => {
    const serving = serve({ port: 0, adminPort: 0, ephemeral: true, workers: 2 });
    await t.throwsAsync(serving, { code: 'ERR_MUSTER_NOT_SUPPORTED' });
  });
}

/** Starts a server with two workers for one test, which closes it at its end and fails if it logged an error. */
export async function startWorkers(t: ExecutionContext, options: ServeOptions = {}): Promise<Server> {
  const errors: string[] = [];
  const server = await serve({
    port: 0,
    adminPort: 0,
    ephemeral: true,
    workers: 2,
    log: (line) => {
      if (line.includes('"level":"error"')) errors.push(line);
    },
    ...options,
  });
  t.teardown(async () => {
    await server.close();
    if (errors.length > 0) throw new Error(errors.join(''));
  });
  return server;
}

/** The value of each line of the metrics. */
export async function metricsOf({ adminUrl }: { adminUrl: string }): Promise<Map<string, number>> {
  const text = await (await fetch(`${adminUrl}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => line.split(' ') as [string, string]).map(([name, value]) => [name, Number(value)]),
  );
}

/** Sessions on each worker. */
export async function sessionsOf(server: { adminUrl: string }): Promise<number[]> {
  const values = await metricsOf(server);
  return [1, 2].map((worker) => values.get(`musterd_worker_sessions{worker="${worker}"}`) ?? Number.NaN);
}

/** A player, and which worker has his socket: 0 or 1. */
export interface Placed {
  readonly client: TestClient;
  readonly welcome: OfType<'welcome'>;
  readonly place: number;
}

type Hello = Partial<Extract<FromPlayer, { type: 'hello' }>>;

/** Connects a player while nobody else comes or goes. */
export async function placed(
  server: { url: string; adminUrl: string },
  hello: Hello,
  options: TestClientOptions = {},
): Promise<Placed> {
  const before = await sessionsOf(server);
  const { client, welcome } = await TestClient.welcomed(server.url, hello, options);
  let place = -1;
  await until(async () => {
    const now = await sessionsOf(server);
    place = now.findIndex((count, index) => count > (before[index] ?? 0));
    return place !== -1;
  });
  return { client, welcome, place };
}

/** Connects players until one is on a worker other than `place`; the others leave again. */
export async function placedApart(
  server: { url: string; adminUrl: string },
  place: number,
  hello: (attempt: number) => Hello,
): Promise<Placed> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const player = await placed(server, hello(attempt));
    if (player.place !== place) return player;
    const before = await sessionsOf(server);
    await player.client.close();
    await until(async () => (await sessionsOf(server))[place] === (before[place] ?? 0) - 1);
  }
  throw new Error(`all of ${ATTEMPTS} connections came to one worker`);
}
