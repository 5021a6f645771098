import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { MusterdError } from '../errors.ts';
import type { EventFeed, PublicEvent } from './events.ts';
import type { Link } from './link.ts';

/** The names of public events. */
const emitted: ReadonlySet<unknown> = new Set<PublicEvent['type']>([
  'ticket',
  'match',
  'proposal',
  'matchEnded',
]);

/** When the pump asks again after the engine had too many readers. */
const RETRY_MS = 1_000;

/**
 * Emits the engine's public events by their names, those that happen from the first listener for any of them
 * on: until then nobody pays for reading them. Ends when it is closed or the engine has ended.
 */
export class EventPump {
  readonly #link: Link;
  readonly #feed: EventFeed;
  readonly #emitter: EventEmitter;
  readonly #stop = new AbortController();
  #started = false;

  /** @param emitter whose listeners get the events; an error that one throws surfaces as an uncaught one. */
  constructor(link: Link, feed: EventFeed, emitter: EventEmitter) {
    this.#link = link;
    this.#feed = feed;
    this.#emitter = emitter;
    emitter.on('newListener', (name) => {
      if (emitted.has(name)) this.#start();
    });
  }

  /** Ends it. Idempotent. */
  close(): void {
    this.#stop.abort();
  }

  #start(): void {
    if (this.#started || this.#stop.signal.aborted) return;
    this.#started = true;
    void this.#run(this.#link.stats().engineTimeMs);
  }

  async #run(fromMs: number): Promise<void> {
    for (let after = 0; ; ) {
      const events = await this.#next(after);
      if (events === undefined) return;
      for (const event of events) {
        after = event.seq;
        if (event.atMs >= fromMs) this.#emit(event);
      }
    }
  }

  /** The next events; none when it is too early to ask again, undefined when there will be no more. */
  async #next(after: number): Promise<readonly PublicEvent[] | undefined> {
    try {
      return (await this.#feed.next(after, this.#stop.signal)).events;
    } catch (error) {
      if (!(error instanceof MusterdError) || error.code !== 'ERR_MUSTER_OVERLOADED') return undefined;
      await sleep(RETRY_MS, undefined, { ref: false });
      return [];
    }
  }

  /** A listener that throws keeps neither the next listener's event nor the pump from going on. */
  #emit({ type, body }: PublicEvent): void {
    try {
      this.#emitter.emit(type, body);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}
