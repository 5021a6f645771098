import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Link } from '../engine/link.ts';
import { RatingStore } from '../engine/rating-store.ts';
import { EmbeddedProfiles } from './embedded.ts';
import { HistoryWriter } from './history.ts';
import { Loader } from './loader.ts';
import { RatedQueues } from './rated-queues.ts';
import { RefreshingProfiles } from './refreshing.ts';
import type { ProfileStore } from './store.ts';

/** The file in the data folder. */
export const STORE_FILE = 'musterd.sqlite';

/** What a server knows of players is kept by these. */
export interface Knowledge {
  readonly store: ProfileStore;
  readonly loader: Loader;
  readonly queues: RatedQueues;
  readonly history: HistoryWriter;
  /** Ends the history, and lets go of the file. */
  close(): Promise<void>;
}

/** How to open it. */
export interface KnowledgeSettings {
  readonly link: Link;
  /** The data folder; absent: everything is kept in memory. */
  readonly folder: string | undefined;
  /** A store of the caller's own, in the place of the embedded one; asked for every queue. */
  readonly own: ProfileStore | undefined;
  /** Days that matches and results stay in the file; 0: matches are not written down. */
  readonly keepDays: number;
  /** Bytes of the warm tier, and how old a profile in it may become in milliseconds. */
  readonly warmBytes: number;
  readonly maxAgeMs: number;
  readonly warn: (what: string, error?: unknown) => void;
}

/**
 * Opens what a server knows of players: a store of its own or the embedded one, and the history, which is always embedded.
 *
 * @throws MusterdError STORE_VERSION, STORE_CORRUPT, STORE_FAILED, DATA_LOCKED.
 */
export function openKnowledge(settings: KnowledgeSettings): Knowledge {
  const { link, folder, own, keepDays, warmBytes, maxAgeMs, warn } = settings;
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const embedded = new RatingStore(folder === undefined ? undefined : join(folder, STORE_FILE));
  link.tell({ changeTiers: { warmBytes, ageMs: maxAgeMs, allQueues: own !== undefined } });
  const queues = new RatedQueues((queue, isKnown) => {
    // Who is kept under the former names has no values under the new ones.
    if (own === undefined) link.tell({ changeTiers: { queue, forgetAll: isKnown } });
  });
  const read = own ?? new EmbeddedProfiles(embedded, queues);
  const loader = new Loader({
    link,
    store: read,
    failed: (error) => warn('what is known of players cannot be read; it is tried again', error),
  });
  const store = new RefreshingProfiles(read, (queue, playerIds) => loader.forget(queue, playerIds));
  const history = new HistoryWriter({
    link,
    store: embedded,
    profiles: store,
    queues,
    keepDays,
    hole: () => warn('the history has a hole: the engine had forgotten events before they were written down'),
    failed: (error) => warn('the history cannot be written; it is tried again', error),
  });
  const close = async () => {
    await loader.close();
    await history.close();
    embedded.close();
  };
  return { store, loader, queues, history, close };
}
