import type { Link } from '../engine/link.ts';
import { matchReportObject, playerIdsOf } from '../protocol/match-report.ts';
import type { ClientMessageFields, musterd } from '../protocol/v1.ts';
import type { Call } from './call.ts';
import { type Reply, reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** Matches: read, ended, and answered while they are proposals. */
export function matchRoutes(link: Link): Readonly<Record<string, Methods>> {
  return {
    '/v1/matches/:match': {
      GET: ({ places: [matchId = ''] }) => report(link, { readMatch: { matchId } }),
      DELETE: ({ places: [matchId = ''] }) => report(link, { endMatch: { matchId } }),
    },
    '/v1/matches/:match/accept': { POST: (call) => answer(link, call, true) },
    '/v1/matches/:match/decline': { POST: (call) => answer(link, call, false) },
  };
}

async function answer(link: Link, call: Call, accept: boolean): Promise<Reply> {
  const [matchId = ''] = call.places;
  const playerIds = playerIdsOf(await call.json());
  return report(link, { answerProposal: { matchId, playerIds, accept } });
}

/** Asks the engine, and tells how the match stands then. */
async function report(link: Link, asked: ClientMessageFields): Promise<Reply> {
  const { matchReport } = await link.request(asked);
  return reply(200, matchBody(matchReport as musterd.v1.MatchReport));
}

/** A match with every field, null where there is nothing to say. */
export function matchBody(standing: musterd.v1.MatchReport) {
  return { region: null, connection: null, reason: null, result: null, ...matchReportObject(standing) };
}
