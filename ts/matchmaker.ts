import { EventEmitter } from 'node:events';
import { loadConfiguration } from './config/load.ts';
import { openEngine } from './config/open-engine.ts';
import type { MatchmakerOptions } from './config/options.ts';
import { EventPump } from './engine/event-pump.ts';
import { EventFeed, type MatchReport, type WholeMatch } from './engine/events.ts';
import { explainTicket, type TicketExplanation } from './engine/explanations.ts';
import type { Link } from './engine/link.ts';
import { MusterdError } from './errors.ts';
import { matchReportObject } from './protocol/match-report.ts';
import { isObject, isTextList } from './protocol/shape.ts';
import { enqueueFields, ticketObject } from './protocol/transcode.ts';
import type { PartyMember, TicketFields } from './protocol/types.ts';
import type { musterd } from './protocol/v1.ts';

/** What a matchmaker tells its listeners. */
export interface MatchmakerEvents {
  /** A ticket reached a final state. */
  ticket: [TicketFields];
  /** A match was made, or got players by a backfill; with all attributes of all players. */
  match: [WholeMatch];
  /** A group was found, and its players are asked: answer for them with `accept` or `decline`. */
  proposal: [MatchReport];
  /** A match is ENDED or DROPPED. */
  matchEnded: [MatchReport];
  /** The engine has ended for a reason of its own; nothing works after that. */
  error: [MusterdError];
}

/** A party's request for a match. */
export interface TicketRequest {
  /** 1 to 64 of `[A-Za-z0-9_.:-]`; chosen by the engine when absent. */
  readonly ticketId?: string;
  /** The queue's name. */
  readonly queue: string;
  /** The party, 1 to 10 players. */
  readonly players: readonly PartyMember[];
}

/** The longest interval that Node knows: it only keeps the process alive. */
const NEVER_MS = 0x7fff_ffff;

/**
 * The engine without sockets, for a program that brings its own. It keeps the process alive until it is closed.
 *
 * @example
 * await using matchmaker = await Matchmaker.open();
 * matchmaker.on('match', (match) => startGame(match));
 * await matchmaker.enqueue({ queue: 'duel', players: [{ playerId: 'ann', attributes: { rating: 1500 } }] });
 */
export class Matchmaker extends EventEmitter<MatchmakerEvents> {
  readonly #link: Link;
  readonly #pump: EventPump;
  readonly #keepAlive = setInterval(() => {}, NEVER_MS);

  private constructor(link: Link) {
    super();
    this.#link = link;
    this.#pump = new EventPump(link, new EventFeed(link), this as unknown as EventEmitter);
    // Without a listener for it, Node makes the event an uncaught error: nobody should overlook this one.
    link.onFatal((error) => queueMicrotask(() => this.emit('error', error)));
  }

  /**
   * Opens an engine of its own, with the queues of the options; without any, `duel` and `squads`.
   *
   * @param options keys of the configuration that have to do with the engine, as an object.
   * @throws MusterdError CONFIG_INVALID, NOT_SUPPORTED or RULES_INVALID with every problem; ADDON_MISSING.
   */
  static async open({ config, ...options }: MatchmakerOptions = {}): Promise<Matchmaker> {
    const configuration = await loadConfiguration({ options, ...(config !== undefined && { file: config }) });
    const { link } = await openEngine(configuration);
    return new Matchmaker(link);
  }

  /**
   * Asks for a match. The same request with the same `ticketId` again returns the ticket as it stands.
   *
   * @returns the ticket, acknowledged.
   * @throws MusterdError BAD_ARGUMENT, BAD_MESSAGE, BAD_ATTRIBUTE, UNKNOWN_QUEUE, PLAYER_BUSY, DUPLICATE_TICKET,
   *   PARTY_TOO_LARGE, QUEUE_FULL, QUEUE_SUSPENDED, OVERLOADED or CLOSED.
   */
  async enqueue(request: TicketRequest): Promise<TicketFields> {
    if (!isObject(request)) throw new MusterdError('BAD_ARGUMENT', 'A request must be an object.');
    return this.#request({ createTicket: { enqueue: enqueueFields(request), presence: false } });
  }

  /**
   * Gives a ticket up.
   *
   * @returns the ticket, CANCELLED. @throws MusterdError BAD_ARGUMENT, TICKET_NOT_FOUND, TOO_LATE or CLOSED.
   */
  async cancel(ticketId: string): Promise<TicketFields> {
    if (typeof ticketId !== 'string') throw new MusterdError('BAD_ARGUMENT', 'A ticketId must be a string.');
    return this.#request({ deleteTicket: { ticketId } });
  }

  /**
   * These players accept a proposal. Accepting twice changes nothing.
   *
   * @returns how the match stands then. @throws MusterdError BAD_ARGUMENT, MATCH_NOT_FOUND, TOO_LATE or CLOSED.
   */
  async accept(matchId: string, playerIds: readonly string[]): Promise<MatchReport> {
    return this.#answer(matchId, playerIds, true);
  }

  /**
   * These players decline a proposal: their tickets end, the others wait again.
   *
   * @returns how the match stands then. @throws MusterdError BAD_ARGUMENT, MATCH_NOT_FOUND, TOO_LATE or CLOSED.
   */
  async decline(matchId: string, playerIds: readonly string[]): Promise<MatchReport> {
    return this.#answer(matchId, playerIds, false);
  }

  /**
   * Says why a ticket still waits: every rule, the nearest candidate, what the next expansion would change.
   *
   * @throws MusterdError BAD_ARGUMENT, TICKET_NOT_FOUND or CLOSED.
   */
  async explain(ticketId: string): Promise<TicketExplanation> {
    if (typeof ticketId !== 'string') throw new MusterdError('BAD_ARGUMENT', 'A ticketId must be a string.');
    return explainTicket(this.#link, ticketId);
  }

  /** Ends the engine; tickets that wait are gone. Idempotent. */
  async close(): Promise<void> {
    clearInterval(this.#keepAlive);
    this.#pump.close();
    this.#link.close();
  }

  /** So that `await using matchmaker = await Matchmaker.open()` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #answer(matchId: string, playerIds: readonly string[], accept: boolean): Promise<MatchReport> {
    if (typeof matchId !== 'string') throw new MusterdError('BAD_ARGUMENT', 'A matchId must be a string.');
    if (!isTextList(playerIds) || playerIds.length === 0) {
      throw new MusterdError('BAD_ARGUMENT', 'playerIds must be a list of strings, at least one.');
    }
    const { matchReport } = await this.#link.request({ answerProposal: { matchId, playerIds, accept } });
    return matchReportObject(matchReport as musterd.v1.MatchReport);
  }

  async #request(body: Parameters<Link['request']>[0]): Promise<TicketFields> {
    const { ticketReport } = await this.#link.request(body);
    return ticketObject((ticketReport as musterd.v1.TicketReport).ticket as musterd.v1.Ticket);
  }
}
