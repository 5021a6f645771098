import { MusterdError } from '../errors.ts';
import type { musterd } from '../protocol/v1.ts';
import type { Link } from './link.ts';

/** How one queue stands, as the engine says it. */
export type QueueReport = musterd.v1.QueueReport;

/** Every queue, by name. */
export async function readQueues(link: Link): Promise<readonly QueueReport[]> {
  return requestReports(link, '');
}

/**
 * One queue.
 *
 * @throws MusterdError UNKNOWN_QUEUE.
 */
export async function readQueue(link: Link, name: string): Promise<QueueReport> {
  const [report] = name === '' ? [] : await requestReports(link, name);
  if (report === undefined)
    throw new MusterdError('UNKNOWN_QUEUE', `There is no queue ${JSON.stringify(name)}.`);
  return report;
}

async function requestReports(link: Link, queue: string): Promise<readonly QueueReport[]> {
  const answer = await link.request({ readQueues: { queue } });
  return (answer.queueReports as musterd.v1.QueueReports).queues as QueueReport[];
}
