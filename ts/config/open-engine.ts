import { randomUUID } from 'node:crypto';

import { Link, type LinkSettings } from '../engine/link.ts';
import { readQueues } from '../engine/queue-report.ts';
import { readRules } from '../engine/rule-versions.ts';
import { putRules } from '../engine/rules.ts';
import { MusterdError } from '../errors.ts';
import type { Configuration } from './load.ts';
import { type ConfigProblem, refusal } from './problem.ts';
import type { QueueRules } from './rule-file.ts';
import type { Settings } from './settings.ts';

/** A queue that was opened. */
export interface OpenQueue {
  readonly queue: string;
  /** Version of its rules. */
  readonly version: number;
  /** Where its rules are from. */
  readonly from: string;
}

/**
 * Opens an engine, brings back what its data folder holds, and opens the queues of a configuration. A queue that the
 * journal knows and the configuration does not goes on.
 *
 * @throws MusterdError RULES_INVALID with the problems of every rule set, placed where the user wrote them; or
 *   what {@link Link.open} throws.
 */
export async function openEngine({
  settings,
  queues,
}: Configuration): Promise<{ link: Link; engine: LinkSettings; open: OpenQueue[] }> {
  const engine = linkSettings(settings);
  const link = Link.open(engine);
  try {
    return { link, engine, open: await openQueues(link, queues) };
  } catch (error) {
    link.close();
    throw error;
  }
}

/** With a data folder the engine has its name; without one it needs one only where other threads attach. */
function linkSettings(settings: Settings): LinkSettings {
  const { session, heartbeat, durability, dataDir, journal, workers } = settings;
  const { clientIntervalMs, clientTimeoutMs, clientMissedMax } = heartbeat;
  return {
    graceMs: session.graceMs,
    heartbeat: { intervalMs: clientIntervalMs, timeoutMs: clientTimeoutMs, missedMax: clientMissedMax },
    ...(durability === 'none' && workers > 1 && { name: `ephemeral ${randomUUID()}` }),
    ...(durability !== 'none' && { data: { folder: dataDir, durability, keepHours: journal.keepHours } }),
  };
}

async function openQueues(link: Link, queues: readonly QueueRules[]): Promise<OpenQueue[]> {
  const problems: ConfigProblem[] = [];
  const open: OpenQueue[] = [];
  for (const queue of queues) {
    try {
      await putRules(link, queue.name, queue.rules);
      const { version, followsFile } = await readRules(link, queue.name);
      const from = followsFile ? queue.from : `${version.origin}, which wins over ${queue.from}`;
      open.push({ queue: queue.name, version: version.version, from });
    } catch (error) {
      if (!(error instanceof MusterdError && error.problems)) throw error;
      problems.push(...error.problems.map(queue.place));
    }
  }
  if (problems.length > 0) throw refusal('RULES_INVALID', problems);
  const named = new Set(open.map(({ queue }) => queue));
  const others = (await readQueues(link)).filter(({ name }) => !named.has(name));
  return [...open, ...others.map(({ name, version, rulesOrigin }) => journaled(name, version, rulesOrigin))];
}

/** A queue that the journal brought back and the configuration does not name. */
function journaled(queue: string, version: number, origin: string): OpenQueue {
  return { queue, version, from: `${origin}, of the journal` };
}
