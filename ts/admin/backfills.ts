import type { Link } from '../engine/link.ts';
import { backfillReportObject, createBackfillFields } from '../protocol/match-report.ts';
import type { ClientMessageFields, musterd } from '../protocol/v1.ts';
import { type Reply, reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** Backfills: made, read and given up. */
export function backfillRoutes(link: Link): Readonly<Record<string, Methods>> {
  return {
    '/v1/backfills': {
      POST: async (call) => report(link, 201, { createBackfill: createBackfillFields(await call.json()) }),
    },
    '/v1/backfills/:backfill': {
      GET: ({ places: [backfillId = ''] }) => report(link, 200, { readBackfill: { backfillId } }),
      DELETE: ({ places: [backfillId = ''] }) => report(link, 200, { deleteBackfill: { backfillId } }),
    },
  };
}

/** Asks the engine, and tells how the backfill stands then: with every field, null where there is nothing to say. */
async function report(link: Link, status: number, asked: ClientMessageFields): Promise<Reply> {
  const { backfillReport } = await link.request(asked);
  const body = backfillReportObject(backfillReport as musterd.v1.BackfillReport);
  return reply(status, { reason: null, joined: null, match: null, ...body });
}
