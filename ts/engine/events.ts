import { matchObject, ticketObject } from '../protocol/transcode.ts';
import type { MatchFields, TicketFields } from '../protocol/types.ts';
import type { musterd } from '../protocol/v1.ts';
import type { Link } from './link.ts';

/** A match as servers see it: with all attributes of all players, and from no ticket's side. */
export type WholeMatch = Omit<MatchFields, 'ticketId'>;

/** Something that the server side may know: a ticket reached a final state, or a match was made. */
export type PublicEvent = EventPlace &
  (
    | { readonly type: 'ticket'; readonly body: TicketFields }
    | { readonly type: 'match'; readonly body: WholeMatch }
  );

interface EventPlace {
  /** From 1, without holes. */
  readonly seq: number;
  /** Engine time in milliseconds. */
  readonly atMs: number;
}

/** Some events in a row. */
export interface EventPage {
  /** Oldest first; at least one. */
  readonly events: readonly PublicEvent[];
  /**
   * True: the one asked after is not followed by the first of these. Events between them have been forgotten, or
   * the number belongs to an earlier run of the server.
   */
  readonly gap: boolean;
}

/** Events asked for at once. */
const PAGE_EVENTS_MAX = 256;

/**
 * The engine's public events, for any number of readers, each at his own pace. Readers who wait at the same place
 * share one request that is parked in the engine, so that readers who come and go leave nothing behind there.
 */
export class EventFeed {
  readonly #link: Link;
  readonly #pages = new Map<number, Promise<EventPage>>();

  constructor(link: Link) {
    this.#link = link;
  }

  /**
   * The events after `after`; waits for the first.
   *
   * @param after `seq` of the last event seen, 0 for the start. @param signal ends the wait.
   * @throws the signal's reason, or a MusterdError when the engine closes or has too many readers.
   */
  next(after: number, signal: AbortSignal): Promise<EventPage> {
    let page = this.#pages.get(after);
    if (page === undefined) {
      page = this.#read(after).finally(() => this.#pages.delete(after));
      this.#pages.set(after, page);
    }
    return until(signal, page);
  }

  async #read(after: number): Promise<EventPage> {
    const answer = await this.#link.request({ readEvents: { after, limit: PAGE_EVENTS_MAX } });
    const { events, gap } = answer.eventBatch as musterd.v1.EventBatch;
    return { events: (events as musterd.v1.Event[]).map(publicEvent), gap };
  }
}

function publicEvent({ seq, atMs, ticket, match }: musterd.v1.Event): PublicEvent {
  if (!match) return { seq, atMs, type: 'ticket', body: ticketObject(ticket as musterd.v1.Ticket) };
  const { ticketId: _, ...body } = matchObject(match as musterd.v1.Match);
  return { seq, atMs, type: 'match', body };
}

/** The promise's outcome, or the signal's reason if that comes first. Leaves no listener behind. */
function until<Result>(signal: AbortSignal, promise: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
