import { attributeValue, expansionObject, ticketObject } from '../protocol/transcode.ts';
import * as shape from '../protocol/shape.ts';
import type { AttributeValue, TicketFields } from '../protocol/types.ts';
import type { musterd } from '../protocol/v1.ts';
import type { Link } from './link.ts';

type Expansion = number | { readonly clock: 'newest'; readonly needsPartnerAgeMs: number };

/** What a rule does to the candidates of a ticket. Margins are in the rule's own unit. */
export interface RuleStanding {
  readonly rule: string;
  /** Candidates that it keeps away. */
  readonly blocked: number;
  /** Candidates that it and all rules before it leave. */
  readonly left: number;
  /** By how much it fails where it fails least; 0 when it keeps nobody away. */
  readonly margin: number;
  /** Of the blocked ones, how many it would let pass at the next expansion step. */
  readonly unblocked: number;
  /** The party breaks it alone, whoever comes. */
  readonly alone: boolean;
}

/** The candidate that comes nearest. */
export interface NearestCandidate {
  readonly ticket: TicketFields;
  readonly players: readonly {
    readonly playerId: string;
    readonly attributes: Readonly<Record<string, AttributeValue>>;
    readonly latencyMs: Readonly<Record<string, number>>;
  }[];
  readonly rules: readonly { readonly rule: string; readonly holds: boolean; readonly margin: number }[];
}

/** All that keeps a ticket waiting. */
export interface TicketExplanation {
  readonly ticketId: string;
  readonly queue: string;
  readonly state: TicketFields['state'];
  readonly waitedMs: number;
  /** The expansion step that its own age has reached, from 0. */
  readonly step: number;
  readonly candidates: {
    /** Waiting tickets beside it. */
    readonly waiting: number;
    /** Those that it was compared with. */
    readonly examined: number;
    /** Not all that wait were examined. */
    readonly sampled: boolean;
    /** Of the examined: whose party does not fit into a match with this one. */
    readonly tooLarge: number;
    /** Of the examined: that no rule keeps away. */
    readonly passing: number;
    /** Of the examined: that no rule would keep away at the next step, and some rule does now. */
    readonly unblockedNext: number;
  };
  readonly rules: readonly RuleStanding[];
  readonly nearest: NearestCandidate | null;
  readonly nextExpansion: Expansion | null;
  /** Members whose absence holds the ticket. */
  readonly absent: readonly string[];
  /** The match that it is proposed for. */
  readonly matchId: string | null;
  readonly players: {
    /** What a match needs at this step. */
    readonly needed: number;
    /** Players of the ticket. */
    readonly own: number;
    /** Players who wait beside them. */
    readonly waiting: number;
    /** How many are missing even if all who wait came. */
    readonly missing: number;
  };
}

/** Which rules keep a queue's tickets waiting. */
export interface QueueExplanation {
  readonly queue: string;
  readonly ticketsWaiting: number;
  readonly ticketsHeld: number;
  /** Tickets looked at, the oldest first, each compared with the others. */
  readonly examined: number;
  readonly sampled: boolean;
  /** Of those: with at least one candidate that no rule keeps away. */
  readonly passing: number;
  /** Of those: that share with nobody what the rules want equal. */
  readonly aloneInPartition: number;
  readonly rules: readonly {
    readonly rule: string;
    /** Tickets from which it keeps every candidate. */
    readonly tickets: number;
    /** Tickets from which it, taken in the rules' order, keeps the last candidate that was left. */
    readonly last: number;
    /** Pairs of tickets that it keeps apart. */
    readonly pairs: number;
  }[];
  readonly players: { readonly needed: number; readonly waiting: number; readonly missing: number };
}

/**
 * Asks why a ticket waits.
 *
 * @throws MusterdError TICKET_NOT_FOUND.
 */
export async function explainTicket(link: Link, ticketId: string): Promise<TicketExplanation> {
  const answer = await link.request({ explainTicket: { ticketId } });
  const said = answer.ticketExplanation as musterd.v1.TicketExplanation;
  const ticket = ticketObject(said.ticket as musterd.v1.Ticket);
  const own = ticket.players.length;
  return {
    ticketId: ticket.ticketId,
    queue: ticket.queue,
    state: ticket.state,
    waitedMs: ticket.waitedMs,
    step: said.step,
    candidates: {
      waiting: said.waiting,
      examined: said.candidates,
      sampled: said.sampled,
      tooLarge: said.tooLarge,
      passing: said.passing,
      unblockedNext: said.unblocked,
    },
    rules: (said.rules as musterd.v1.RuleStanding[]).map(standing),
    nearest: said.nearest ? nearestObject(said.nearest as musterd.v1.NearestCandidate) : null,
    nextExpansion: said.nextExpansion
      ? (expansionObject(said.nextExpansion as musterd.v1.NextExpansion) as Expansion)
      : null,
    absent: said.absent,
    matchId: said.matchId === '' ? null : said.matchId,
    players: shortage(said.playersMin, said.playersWaiting, own),
  };
}

/**
 * Asks which rules keep a queue's tickets waiting.
 *
 * @throws MusterdError UNKNOWN_QUEUE.
 */
export async function explainQueue(link: Link, queue: string): Promise<QueueExplanation> {
  const answer = await link.request({ explainQueue: { queue } });
  const said = answer.queueExplanation as musterd.v1.QueueExplanation;
  const { own: _, ...players } = shortage(said.playersMin, said.playersWaiting, 0);
  return {
    queue: said.queue,
    ticketsWaiting: said.ticketsWaiting,
    ticketsHeld: said.ticketsHeld,
    examined: said.examined,
    sampled: said.sampled,
    passing: said.passing,
    aloneInPartition: said.aloneInPartition,
    rules: (said.rules as musterd.v1.QueueRule[]).map(({ rule, tickets, last, pairs }) => {
      return { rule, tickets, last, pairs };
    }),
    players,
  };
}

function shortage(needed: number, waiting: number, own: number) {
  return { needed, own, waiting, missing: Math.max(0, needed - own - waiting) };
}

function standing(said: musterd.v1.RuleStanding): RuleStanding {
  const { rule, blocked, left, margin, unblocked, alone } = said;
  return { rule, blocked, left, margin, unblocked, alone };
}

function nearestObject({ ticket, players, verdicts }: musterd.v1.NearestCandidate): NearestCandidate {
  return {
    ticket: ticketObject(ticket as musterd.v1.Ticket),
    players: (players as musterd.v1.Player[]).map(({ playerId, attributes, latencyMs }) => ({
      playerId,
      attributes: shape.mapFields(attributes as Record<string, musterd.v1.Value.$Properties>, attributeValue),
      latencyMs: shape.mapFields(latencyMs as Record<string, number>, (latency) => latency),
    })),
    rules: (verdicts as musterd.v1.RuleVerdict[]).map(({ rule, holds, margin }) => ({ rule, holds, margin })),
  };
}
