import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';

import test, { type ExecutionContext } from 'ava';

import type { Server } from '../../ts/index.ts';
import { anyTwo } from '../config/folder.ts';
import { type Scene, solo, startServer } from './scene.ts';

/** A server-sent event. */
interface Sent {
  readonly id: number;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A reader of `GET /v1/events` that takes one event at a time. */
class Reader {
  readonly response: IncomingMessage;
  readonly #request: ClientRequest;
  readonly #events: AsyncGenerator<Sent>;

  private constructor(sent: ClientRequest, response: IncomingMessage) {
    this.#request = sent;
    this.response = response;
    this.#events = eventsOf(response);
  }

  static async open(t: ExecutionContext, server: Server, query = '', headers = {}): Promise<Reader> {
    const sent = request(`${server.adminUrl}/v1/events${query}`, { headers, agent: false }).end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    response.on('error', () => {});
    t.teardown(() => sent.destroy());
    return new Reader(sent, response);
  }

  async take(count: number): Promise<Sent[]> {
    const taken: Sent[] = [];
    while (taken.length < count) {
      const { value, done } = await this.#events.next();
      if (done) break;
      taken.push(value);
    }
    return taken;
  }

  close(): void {
    this.#request.destroy();
  }
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<Sent> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks.filter((content) => !content.startsWith(':'))) {
      const lines = Object.fromEntries(
        block
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      );
      const { id, event = '', data = '' } = lines;
      yield { id: Number(id), event, data: JSON.parse(data) };
    }
  }
}

/** Events before the first ticket: each of the two built-in queues gets its rules. */
const OPENED = 2;
let pairs = 0;

/** Makes two tickets that match each other: three events. */
async function playOnce({ ask }: Scene): Promise<void> {
  pairs++;
  const rating = 10_000 * pairs;
  for (const side of ['a', 'b']) {
    await ask('POST', '/v1/tickets', { body: solo(`${side}${pairs}`, `${side}-${pairs}`, rating) });
  }
}

test('a match and the end of its tickets are sent as they happen, with all attributes', async (t) => {
  const scene = await startServer(t);
  const reader = await Reader.open(t, scene.server);
  t.is(reader.response.headers['content-type'], 'text/event-stream; charset=utf-8');
  await playOnce(scene);
  const events = await reader.take(5);
  t.deepEqual(
    events.map(({ id }) => id),
    [1, 2, 3, 4, 5],
  );
  const kinds = events.map(({ event }) => event);
  t.deepEqual(kinds.splice(0, OPENED), ['rulesChanged', 'rulesChanged']);
  t.deepEqual(kinds.toSorted(), ['match', 'ticket', 'ticket']);
  const match = events.find(({ event }) => event === 'match')?.data as {
    teams: { players: { attributes: object }[] }[];
  };
  t.false('ticketId' in match);
  t.true(match.teams.every(({ players }) => players.every(({ attributes }) => 'rating' in attributes)));
  for (const { event, data } of events) if (event === 'ticket') t.is(data['state'], 'COMPLETED');
});

test('a reader resumes after any event, by query or by Last-Event-ID', async (t) => {
  const scene = await startServer(t);
  await playOnce(scene);
  await playOnce(scene);
  for (const [query, headers, first] of [
    ['', {}, 1],
    ['?after=0', {}, 1],
    ['?after=4', {}, 5],
    ['', { 'last-event-id': '2' }, 3],
    // A browser repeats its first address when it reconnects: what the header says is newer.
    ['?after=1', { 'last-event-id': '5' }, 6],
  ] as const) {
    const reader = await Reader.open(t, scene.server, query, headers);
    t.is((await reader.take(1))[0]?.id, first, `${query} ${JSON.stringify(headers)}`);
    reader.close();
  }
});

test('readers at the end wait together, and all get the next event', async (t) => {
  const scene = await startServer(t);
  await playOnce(scene);
  const readers = await Promise.all(
    Array.from({ length: 20 }, () => Reader.open(t, scene.server, `?after=${OPENED + 3}`)),
  );
  const waiting = Promise.all(readers.map((reader) => reader.take(3)));
  await playOnce(scene);
  for (const events of await waiting)
    t.deepEqual(
      events.map(({ id }) => id),
      [OPENED + 4, OPENED + 5, OPENED + 6],
    );
});

test('a number of an earlier run is answered with a gap and what there is', async (t) => {
  const scene = await startServer(t);
  const reader = await Reader.open(t, scene.server, '?after=1000000');
  await playOnce(scene);
  const [gap, event] = await reader.take(2);
  t.is(gap?.event, 'gap');
  t.deepEqual(gap?.data, { after: 1_000_000, oldest: 1 });
  t.is(event?.id, 1);
});

for (const after of ['-1', '1.5', 'abc', '1e3', '9999999999999999']) {
  test(`after=${after} is refused`, async (t) => {
    const { ask } = await startServer(t);
    t.like(await ask('GET', `/v1/events?after=${after}`), {
      status: 400,
      body: { error: { code: 'ERR_MUSTER_BAD_MESSAGE' } },
    });
  });
}

test('there is a bound on readers, and a place is free again when one goes', async (t) => {
  const { server, ask } = await startServer(t, { limits: { eventReaders: 2 } });
  const [first] = await Promise.all([Reader.open(t, server), Reader.open(t, server)]);
  const refused = await ask('GET', '/v1/events');
  t.like(refused, {
    status: 503,
    headers: { 'retry-after': '1' },
    body: { error: { code: 'ERR_MUSTER_OVERLOADED' } },
  });
  first?.close();
  let status = 503;
  for (let attempt = 0; status === 503 && attempt < 100; attempt++) {
    const reader = await Reader.open(t, server);
    status = reader.response.statusCode ?? 0;
    reader.close();
  }
  t.is(status, 200);
});

test('readers who come and go before anything happens never use up the places in the engine', async (t) => {
  const scene = await startServer(t);
  for (let count = 0; count < 300; count++) (await Reader.open(t, scene.server)).close();
  const reader = await Reader.open(t, scene.server);
  await playOnce(scene);
  t.is((await reader.take(OPENED + 3)).length, OPENED + 3);
});

test('a reader who stops for a while misses nothing', async (t) => {
  // 20 KB a match: far more than the system buffers on the way.
  const heavy = {
    name: 'heavy',
    type: 'string_list',
    default: Array.from({ length: 100 }, () => 'x'.repeat(100)),
  };
  const duel = {
    rules: { ...anyTwo, playerAttributes: [{ name: 'rating', type: 'number' }, heavy] },
    tickMs: 0,
  };
  const scene = await startServer(t, { queues: { duel } });
  const slow = await Reader.open(t, scene.server);
  slow.response.pause();
  const matches = 600;
  for (let count = 0; count < matches; count++) await playOnce(scene);
  const events = await slow.take(1 + 3 * matches);
  t.deepEqual(
    events.map(({ id }) => id),
    Array.from({ length: 1 + 3 * matches }, (_, index) => index + 1),
  );
});

test('a closing server ends the streams', async (t) => {
  const { server } = await startServer(t);
  const reader = await Reader.open(t, server);
  t.is((await reader.take(OPENED)).length, OPENED);
  const ended = reader.take(1);
  await server.close();
  t.deepEqual(await ended, []);
});
