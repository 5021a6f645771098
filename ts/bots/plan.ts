import type { Attributes } from '../client/index.ts';
import type { Bot } from './bot.ts';

/** Players who ask together; the first of them speaks. */
export interface PartyPlan {
  readonly queue: string;
  readonly players: readonly { readonly playerId: string; readonly attributes: Attributes }[];
}

/** One ask: when, in milliseconds from the start of play, and who; without a party somebody who is free. */
export interface Ask {
  readonly atMs: number;
  readonly party?: number;
}

/** How often players misbehave, each the chance of a ticket, 0 to 1. */
export interface Mischief {
  /** A member gives the ticket up. */
  readonly cancel: number;
  /** A member's socket is torn. */
  readonly drop: number;
  /** A member goes, and stays away for longer than the grace. */
  readonly away: number;
  /** A member asks for a second ticket. */
  readonly busy: number;
}

/** What a load is told. */
export interface LoadSettings {
  readonly parties: readonly PartyPlan[];
  readonly asks: Iterable<Ask>;
  /** New connections a second. */
  readonly connectionsPerSecond: number;
  readonly mischief: Mischief;
  /** After the last ask so long is waited for matches, in milliseconds. */
  readonly patienceMs: number;
  /** Begins the ids of its tickets; another run has another. */
  readonly run: string;
  /** Ends the play early. */
  readonly stop?: AbortSignal | undefined;
}

/** Everybody behaves. */
export const noMischief: Mischief = { cancel: 0, drop: 0, away: 0, busy: 0 };

/** A ticket that has not ended as far as its players know. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly party: Party;
  readonly askedAt: number;
  isAcknowledged: boolean;
  /** The end gives it up, to learn what became of it. */
  isAudited: boolean;
}

/** Players who ask together. */
export interface Party {
  readonly plan: PartyPlan;
  readonly bots: readonly Bot[];
  /** What they wait for. */
  open: OpenTicket | undefined;
  /** What they asked for last. */
  latest: OpenTicket | undefined;
}
