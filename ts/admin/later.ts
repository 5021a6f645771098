import { MusterdError } from '../errors.ts';
import type { Methods } from './routes.ts';

/** The paths of the contract that this build answers with NOT_SUPPORTED. */
export const later: Readonly<Record<string, Methods>> = {
  '/v1/queues/:queue/explain': { GET: refuse },
  '/v1/queues/:queue/rules': { GET: refuse, PUT: refuse },
  '/v1/queues/:queue/rules/versions': { GET: refuse },
  '/v1/queues/:queue/rules/rollback': { POST: refuse },
  '/v1/queues/:queue/shadow': { PUT: refuse, DELETE: refuse },
  '/v1/queues/:queue/canary': { PUT: refuse, DELETE: refuse },
  '/v1/tickets/:ticket/explain': { GET: refuse },
};

function refuse(): never {
  throw new MusterdError('NOT_SUPPORTED', 'This build does not have that yet.');
}
