import { type MatchReport, matchReportObject, wholeMatch } from '../protocol/match-report.ts';
import { ticketObject } from '../protocol/transcode.ts';
import type { MatchFields, TicketFields } from '../protocol/types.ts';
import type { musterd } from '../protocol/v1.ts';
import type { Link } from './link.ts';

/** What an event tells of a match that is proposed, or over. */
export type { MatchReport } from '../protocol/match-report.ts';

/** A match as servers see it: with all attributes of all players, and from no ticket's side. */
export type WholeMatch = Omit<MatchFields, 'ticketId'>;

/** Something that the server side may know: what became of a ticket, a proposal, a match. */
export type PublicEvent = EventPlace &
  (
    | { readonly type: 'ticket'; readonly body: TicketFields }
    | { readonly type: 'match'; readonly body: WholeMatch }
    | { readonly type: 'proposal'; readonly body: MatchReport }
    | { readonly type: 'matchEnded'; readonly body: MatchReport }
    | { readonly type: 'rulesChanged'; readonly body: RulesChanged }
  );

/** A version of a queue's rules became live, a canary or a shadow, or stopped to be a canary or a shadow. */
export interface RulesChanged {
  readonly queue: string;
  readonly version: number;
  /** By what: `file`, `put`, `rollback`, `shadow` or `canary`. */
  readonly origin: string;
  /** True: it stopped to be a canary or a shadow. */
  readonly ended: boolean;
  /** The version that is live now. */
  readonly live: number;
  /** When, in UTC; null: not known. */
  readonly at: string | null;
}

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

function publicEvent({ seq, atMs, body, ...event }: musterd.v1.Event): PublicEvent {
  const report = () => matchReportObject(event[body as 'proposal' | 'matchEnded'] as musterd.v1.MatchReport);
  switch (body) {
    case 'match':
      return { seq, atMs, type: 'match', body: wholeMatch(event.match as musterd.v1.Match) };
    case 'proposal':
      return { seq, atMs, type: 'proposal', body: report() };
    case 'matchEnded':
      return { seq, atMs, type: 'matchEnded', body: report() };
    case 'rulesChanged':
      return {
        seq,
        atMs,
        type: 'rulesChanged',
        body: rulesChanged(event.rulesChanged as musterd.v1.RulesChanged),
      };
    default:
      return { seq, atMs, type: 'ticket', body: ticketObject(event.ticket as musterd.v1.Ticket) };
  }
}

function rulesChanged({
  queue,
  version,
  origin,
  ended,
  live,
  wallMs,
}: musterd.v1.RulesChanged): RulesChanged {
  return { queue, version, origin, ended, live, at: wallMs === 0 ? null : new Date(wallMs).toISOString() };
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
