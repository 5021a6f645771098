import { explainQueue, explainTicket } from '../engine/explanations.ts';
import type { Link } from '../engine/link.ts';
import { reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** Why tickets wait. */
export function explainRoutes(link: Link): Readonly<Record<string, Methods>> {
  return {
    '/v1/tickets/:ticket/explain': {
      GET: async ({ places: [ticketId = ''] }) => reply(200, await explainTicket(link, ticketId)),
    },
    '/v1/queues/:queue/explain': {
      GET: async ({ places: [queue = ''] }) => reply(200, await explainQueue(link, queue)),
    },
  };
}
