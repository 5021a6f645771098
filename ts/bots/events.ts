import { setTimeout as delay } from 'node:timers/promises';

import type { History } from './history.ts';

/** A server that is gone is asked again after so long, in milliseconds. */
const RETRY_MS = 200;

/**
 * Follows the public events of a server into a history, as lines `event` with the engine's time, until told to stop.
 * A server that restarts is followed again.
 */
export async function followEvents(adminUrl: string, history: History, stop: AbortSignal): Promise<void> {
  for (let after = 0; !stop.aborted; ) {
    try {
      const { body } = await fetch(`${adminUrl}/v1/events?after=${after}`, { signal: stop });
      if (body !== null) for await (const event of eventsOf(body)) after = take(event, history, after);
    } catch {
      // The server is away, or we were told to stop; the loop's condition knows which.
    }
    await delay(RETRY_MS, undefined, { signal: stop }).catch(() => {});
  }
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
