import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { EventFeed, EventPage, PublicEvent } from '../engine/events.ts';
import { MusterdError } from '../errors.ts';
import type { Call } from './call.ts';

/** How much readers may use up. */
export interface EventStreamSettings {
  /** Readers at once. */
  readonly readersMax: number;
  /** A comment is sent each so many milliseconds, so that proxies keep a silent connection. */
  readonly heartbeatMs: number;
  /** A reader who takes nothing for so many milliseconds is cut off; he can resume. */
  readonly stalledMs: number;
}

/** `GET /v1/events`: the public events as server-sent events, from any `seq` that is still kept. */
export class EventStreams {
  readonly #feed: Pick<EventFeed, 'next'>;
  readonly #settings: EventStreamSettings;
  readonly #readers = new Set<AbortController>();

  constructor(feed: Pick<EventFeed, 'next'>, settings: EventStreamSettings) {
    this.#feed = feed;
    this.#settings = settings;
  }

  /** Streams to one reader until he or the server goes. @throws MusterdError OVERLOADED, BAD_MESSAGE. */
  async serve({ request, response, query }: Call): Promise<undefined> {
    // A browser that reconnects repeats the old address, and says in the header how far it came.
    const after = seqOf(request.headers['last-event-id'] ?? query.get('after') ?? '0');
    const { readersMax } = this.#settings;
    if (this.#readers.size >= readersMax) {
      throw new MusterdError('OVERLOADED', `All ${readersMax} places for readers of events are taken.`);
    }
    const reader = new AbortController();
    this.#readers.add(reader);
    response.once('close', () => reader.abort(new Error('the reader has gone')));
    begin(response);
    try {
      if (request.method !== 'HEAD') await this.#stream(after, response, reader);
    } catch (error) {
      if (!reader.signal.aborted) throw error;
    } finally {
      this.#readers.delete(reader);
      if (response.writableNeedDrain) response.destroy();
      else response.end();
    }
    return undefined;
  }

  /** Ends every stream. */
  close(): void {
    for (const reader of this.#readers) reader.abort(new Error('the server is closing'));
  }

  /** Writes page after page, each when the one before has left: a slow reader has one page in our memory. */
  async #stream(from: number, response: ServerResponse, reader: AbortController): Promise<void> {
    const { heartbeatMs, stalledMs } = this.#settings;
    const heartbeat = setInterval(
      () => response.writableNeedDrain || response.write(': alive\n\n'),
      heartbeatMs,
    );
    try {
      for (let after = from; ; ) {
        const page = await this.#feed.next(after, reader.signal);
        if (!response.write(textOf(page, after))) await drained(response, reader, stalledMs);
        after = page.events.at(-1)?.seq ?? after;
      }
    } finally {
      clearInterval(heartbeat);
    }
  }
}

function begin(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  response.flushHeaders();
}

function seqOf(text: string | string[]): number {
  const seq = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  if (seq === undefined) throw new MusterdError('BAD_MESSAGE', 'after must be the number of an event.');
  return seq;
}

function textOf({ events, gap }: EventPage, after: number): string {
  const first = events[0]?.seq;
  const gapText = gap ? `event: gap\ndata: ${JSON.stringify({ after, oldest: first })}\n\n` : '';
  return gapText + events.map(eventText).join('');
}

function eventText({ seq, atMs, type, body }: PublicEvent): string {
  return `id: ${seq}\nevent: ${type}\ndata: ${JSON.stringify({ seq, atMs, ...body })}\n\n`;
}

/** Waits until the reader has taken what was written; gives him up when he takes too long. */
async function drained(response: ServerResponse, reader: AbortController, stalledMs: number): Promise<void> {
  const stalled = setTimeout(() => reader.abort(new Error('the reader has stalled')), stalledMs);
  try {
    await once(response, 'drain', { signal: reader.signal });
  } finally {
    clearTimeout(stalled);
  }
}
