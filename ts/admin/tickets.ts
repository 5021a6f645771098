import type { Link } from '../engine/link.ts';
import { MusterdError } from '../errors.ts';
import { isObject } from '../protocol/shape.ts';
import { enqueueFields, matchObject, ticketObject } from '../protocol/transcode.ts';
import type { musterd } from '../protocol/v1.ts';
import type { Call } from './call.ts';
import { type Reply, reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** Tickets of game servers: made, read and cancelled. */
export function ticketRoutes(link: Link): Readonly<Record<string, Methods>> {
  return {
    '/v1/tickets': { POST: (call) => createTicket(link, call) },
    '/v1/tickets/:ticket': {
      GET: ({ places: [ticketId = ''] }) => readTicket(link, ticketId),
      DELETE: ({ places: [ticketId = ''] }) => deleteTicket(link, ticketId),
    },
  };
}

/** 201 for a new ticket, 200 for the one that the same body made before. */
async function createTicket(link: Link, call: Call): Promise<Reply> {
  const body = await call.json();
  if (!isObject(body)) throw new MusterdError('BAD_MESSAGE', 'The body must be a JSON object.');
  const { presence } = body;
  if (presence !== undefined && typeof presence !== 'boolean') {
    throw new MusterdError('BAD_MESSAGE', 'presence must be true or false.');
  }
  const enqueue = enqueueFields(body);
  const answer = await link.request({ createTicket: { enqueue, presence: presence === true } });
  const report = answer.ticketReport as musterd.v1.TicketReport;
  return reply(report.created ? 201 : 200, ticketBody(report));
}

async function readTicket(link: Link, ticketId: string): Promise<Reply> {
  const answer = await link.request({ readTicket: { ticketId } });
  return reply(200, ticketBody(answer.ticketReport as musterd.v1.TicketReport));
}

async function deleteTicket(link: Link, ticketId: string): Promise<Reply> {
  const answer = await link.request({ deleteTicket: { ticketId } });
  return reply(200, ticketBody(answer.ticketReport as musterd.v1.TicketReport));
}

/** A ticket with every field, null where there is nothing to say. */
function ticketBody(report: musterd.v1.TicketReport) {
  const ticket = ticketObject(report.ticket as musterd.v1.Ticket);
  return {
    ticketId: ticket.ticketId,
    state: ticket.state,
    reason: ticket.reason ?? null,
    queue: ticket.queue,
    players: ticket.players,
    waitedMs: ticket.waitedMs,
    estimatedWaitMs: ticket.estimatedWaitMs ?? null,
    matchId: report.matchId === '' ? null : report.matchId,
    match: report.match ? matchObject(report.match as musterd.v1.Match) : null,
  };
}
