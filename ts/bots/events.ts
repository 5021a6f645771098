import { setTimeout as delay } from 'node:timers/promises';

import type { History } from './history.ts';

/** A server that is gone is asked again after so long, in milliseconds. */
const RETRY_MS = 200;

/** Where a server's public events are. */
export interface EventSource {
  readonly adminUrl: string;
  /** What the admin port wants to see, where it has tokens. */
  readonly token?: string | undefined;
}

/**
 * Follows the public events of a server into a history, as lines `event` with the engine's time, until told to stop.
 * A server that restarts is followed again.
 *
 * @returns why it refused, if it did; then nothing more is followed.
 */
export async function followEvents(
  { adminUrl, token }: EventSource,
  history: History,
  stop: AbortSignal,
): Promise<string | undefined> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  for (let after = 0; !stop.aborted; ) {
    try {
      const response = await fetch(`${adminUrl}/v1/events?after=${after}`, { signal: stop, headers });
      if (response.status >= 400 && response.status < 500) {
        return `${adminUrl} refuses its events with ${response.status}: ${await response.text()}`;
      }
      if (response.body !== null) {
        for await (const event of eventsOf(response.body)) after = take(event, history, after);
      }
    } catch {
      // The server is away, or we were told to stop; the loop's condition knows which.
    }
    await delay(RETRY_MS, undefined, { signal: stop }).catch(() => {});
  }
  return undefined;
}

interface StreamedEvent {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Server-sent events of a body. */
async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<StreamedEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name !== undefined && data !== undefined) yield { name, data: JSON.parse(data) };
    }
  }
}

function take({ name, data }: StreamedEvent, history: History, after: number): number {
  if (name === 'gap') {
    history.add('info', 'eventGap', { after });
    return after;
  }
  const { seq, atMs, matchId, ticketId, state, reason } = data;
  history.add('info', 'event', { type: name, seq, atMs, match: matchId, ticket: ticketId, state, reason });
  return Number(seq);
}
