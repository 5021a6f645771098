import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import test, { type ExecutionContext } from 'ava';

import { EventStreams, type EventStreamSettings } from '../../ts/admin/events.ts';
import type { EventPage } from '../../ts/engine/events.ts';

/** Opens one stream over a feed that a test makes up. */
async function open(
  t: ExecutionContext,
  next: (after: number, signal: AbortSignal) => Promise<EventPage>,
  settings: Partial<EventStreamSettings>,
): Promise<{ response: IncomingMessage; served: Promise<unknown> }> {
  const streams = new EventStreams(
    { next },
    { readersMax: 1, heartbeatMs: 60_000, stalledMs: 60_000, ...settings },
  );
  let served: Promise<unknown> = Promise.resolve();
  const server = createServer((incoming, response) => {
    served = streams.serve({
      request: incoming,
      response,
      places: [],
      query: new URLSearchParams(),
      json: async () => undefined,
      text: async () => '',
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, agent: false }).end();
  t.teardown(() => {
    asked.destroy();
    server.closeAllConnections();
    server.close();
  });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.on('error', () => {});
  return { response, served };
}

/** A feed in which nothing happens. */
const nothing = (_after: number, signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

test('a silent stream gets comments', async (t) => {
  const { response } = await open(t, nothing, { heartbeatMs: 10 });
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk;
    if (text.length >= 27) break;
  }
  t.regex(text, /^(: alive\n\n){3}/);
});

test('a reader who takes nothing is cut off, and no page beyond what fits was read for him', async (t) => {
  let pages = 0;
  const region = 'x'.repeat(1_000_000);
  const heavy = async (after: number): Promise<EventPage> => {
    pages++;
    const body = { matchId: 'm', queue: 'duel', teams: [], quality: 1, region };
    return { gap: false, events: [{ seq: after + 1, atMs: 0, type: 'match', body }] };
  };
  const { response, served } = await open(t, heavy, { stalledMs: 200 });
  response.pause();
  await served;
  // What the system buffers on the way is some megabytes; the rest waited in the engine.
  t.true(pages < 40, `${pages} pages`);
  response.resume();
  await t.throwsAsync(once(response, 'end'), { code: 'ECONNRESET' });
});

test('a reader who goes ends his stream', async (t) => {
  const { response, served } = await open(t, nothing, {});
  response.destroy();
  await served;
  t.pass();
});
