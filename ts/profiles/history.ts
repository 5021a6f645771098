import { setTimeout as sleep } from 'node:timers/promises';

import type { Link } from '../engine/link.ts';
import type { HistoryBatch, HistoryMatch, HistoryRuleChange, RatingStore } from '../engine/rating-store.ts';
import { matchObject } from '../protocol/transcode.ts';
import type { musterd } from '../protocol/v1.ts';
import { HISTORY_BATCH_ROWS, HISTORY_PAGE_EVENTS, HISTORY_PAUSE_MS } from './limits.ts';
import type { RatedQueues } from './rated-queues.ts';
import { applyResult, finishedMatch } from './results.ts';
import type { ProfileStore } from './store.ts';

/** What the history is written from and to. */
export interface HistoryParts {
  readonly link: Link;
  readonly store: RatingStore;
  /** Hears of every result, also of one whose sender never heard an answer. */
  readonly profiles: ProfileStore;
  /** Looks at every version of rules that comes up. */
  readonly queues: Pick<RatedQueues, 'learnVersion'>;
  /** Days that a row stays; 0: neither matches nor rule changes are written down. */
  readonly keepDays: number;
  /** Hears of a hole in the history: events that the engine had forgotten before they were read. */
  readonly hole: () => void;
  /** Hears of what cannot be written; it is tried again. */
  readonly failed: (error: unknown) => void;
}

const DAY_MS = 86_400_000;

/**
 * Writes matches and changes of rules down as the engine's public events tell of them, in order, a batch at a time, and goes on behind the
 * last batch after a restart. Results go to the profile store on the same way, so that one whose `POST` was cut off by a
 * crash is applied all the same.
 */
export class HistoryWriter {
  readonly #parts: HistoryParts;
  readonly #stop = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** Begins. @throws MusterdError when the store cannot say where to go on. */
  start(): void {
    this.#running = this.#run(this.#parts.store.position());
  }

  /** Ends it, once what is being written is written. Idempotent. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(from: number): Promise<void> {
    let position = from;
    while (!this.#stop.signal.aborted) {
      try {
        const batch = await this.#gather(position);
        if (batch === undefined) return;
        await this.#write(batch);
        position = batch.position;
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        this.#parts.failed(error);
      }
      await sleep(HISTORY_PAUSE_MS, undefined, { ref: false, signal: this.#stop.signal }).catch(() => {});
    }
  }

  /** The events behind a position, as soon as there are any: whole pages, until one is not full. */
  async #gather(position: number): Promise<Gathered | undefined> {
    const gathered: Gathered = { position, matches: [], results: [], changes: [] };
    for (;;) {
      const page = await this.#page(gathered.position);
      if (page === undefined) return gathered.position === position ? undefined : gathered;
      const events = page.events as musterd.v1.Event[];
      if (page.gap && gathered.position > 0) this.#parts.hole();
      for (const event of events) this.#take(event, gathered);
      const rows = gathered.matches.length + gathered.results.length + gathered.changes.length;
      if (events.length < HISTORY_PAGE_EVENTS || rows + HISTORY_PAGE_EVENTS > HISTORY_BATCH_ROWS)
        return gathered;
    }
  }

  async #page(after: number): Promise<musterd.v1.EventBatch | undefined> {
    const { signal } = this.#stop;
    try {
      const asked = { readEvents: { after, limit: HISTORY_PAGE_EVENTS } };
      const answer = await this.#parts.link.request(asked, { signal, background: true });
      return answer.eventBatch as musterd.v1.EventBatch;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  #take({ seq, match, matchEnded, rulesChanged }: musterd.v1.Event, gathered: Gathered): void {
    gathered.position = seq;
    if (match && this.#parts.keepDays > 0) gathered.matches.push(rowOf(match as musterd.v1.Match));
    if (rulesChanged) gathered.changes.push(rulesChanged as musterd.v1.RulesChanged);
    if (matchEnded) gathered.results.push(matchEnded as musterd.v1.MatchReport);
  }

  /** What is not written last: should it fail, all of it is read again, and nothing is doubled. */
  async #write({ position, matches, results, changes }: Gathered): Promise<void> {
    const { link, store, profiles, queues, keepDays } = this.#parts;
    for (const { queue, version } of changes) await queues.learnVersion(link, queue, version);
    for (const report of results) {
      const finished = finishedMatch(report);
      if (finished !== undefined) await applyResult(profiles, finished);
    }
    const forgetBeforeMs = Math.max(0, Date.now() - keepDays * DAY_MS);
    const ruleChanges = keepDays > 0 ? changes.map(changeOf) : [];
    const batch: HistoryBatch = { matches, ruleChanges, position, forgetBeforeMs };
    await store.record(batch);
  }
}

interface Gathered {
  position: number;
  readonly matches: HistoryMatch[];
  readonly results: musterd.v1.MatchReport[];
  readonly changes: musterd.v1.RulesChanged[];
}

/** The word is how the version came about; with `Ended` behind it when a canary or a shadow stopped. */
function changeOf({
  queue,
  version,
  origin,
  ended,
  live,
  wallMs,
}: musterd.v1.RulesChanged): HistoryRuleChange {
  return {
    queue,
    changedAtMs: wallMs === 0 ? Date.now() : wallMs,
    change: ended ? `${origin}Ended` : origin,
    version,
    detail: JSON.stringify({ live }),
  };
}

function rowOf(match: musterd.v1.Match): HistoryMatch {
  const { matchId, queue, region, quality, teams } = matchObject(match);
  return {
    id: matchId,
    queue,
    madeAtMs: Date.now(),
    rulesVersion: 0,
    ...(region !== undefined && { region }),
    quality,
    teams: JSON.stringify(teams),
  };
}
