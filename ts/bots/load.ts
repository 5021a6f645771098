import { setTimeout as delay } from 'node:timers/promises';

import type { FromServer, MatchMessage, TicketMessage } from '../client/index.ts';
import { Bot, type BotPort, type BotWorld } from './bot.ts';
import {
  AFTERMATH_MS,
  AUDIT_MS,
  AWAY_GRACE_MS_MAX,
  AWAY_GRACES,
  CONNECTING_MAX,
  LOST_MS,
  MISCHIEF_MS,
  POLL_MS,
} from './limits.ts';
import type { LoadSettings, OpenTicket, Party } from './plan.ts';
import { joinFirst } from './reach.ts';
import { isFinal } from './recording-codec.ts';
import type { Tally } from './tally.ts';

/** Somebody was told of a match, so long after asking. */
export type MatchListener = (bot: Bot, match: MatchMessage, waitedMs: number) => void;

/** Plays a population against a server. */
export class Load implements BotPort {
  readonly #world: BotWorld;
  readonly #settings: LoadSettings;
  readonly #parties: readonly Party[];
  readonly #partyOf = new Map<Bot, Party>();
  readonly #idle: Party[];
  /** By id; asked for, and not known to have ended. */
  readonly #open = new Map<string, OpenTicket>();
  /** When the bot was last told of its party's ticket. */
  readonly #toldAt = new Map<Bot, number>();
  readonly #onMatch: MatchListener;
  #isPlaying = true;
  #tickets = 0;
  #away = new Set<Promise<void>>();

  /** @param onMatch hears of every match that a player is told of. */
  constructor(world: BotWorld, settings: LoadSettings, onMatch: MatchListener = () => {}) {
    this.#world = world;
    this.#settings = settings;
    this.#onMatch = onMatch;
    this.#parties = settings.parties.map((plan) => {
      const bots = plan.players.map(({ playerId, attributes }) => new Bot(world, playerId, attributes, this));
      const party: Party = { plan, bots, open: undefined, latest: undefined };
      for (const bot of bots) this.#partyOf.set(bot, party);
      return party;
    });
    this.#idle = [...this.#parties];
  }

  /** The figures so far. */
  get tally(): Tally {
    return this.#world.tally;
  }

  /** Tickets that have not ended as far as their players know. */
  get waiting(): number {
    return this.#open.size;
  }

  get #isStopped(): boolean {
    return this.#settings.stop?.aborted === true;
  }

  /** Connects, plays, waits, asks what became of the rest, leaves. Rejects when nobody can connect. */
  async run(): Promise<void> {
    try {
      await this.#connect();
      await this.#play();
      await this.#drain();
      await this.#audit();
    } finally {
      this.#isPlaying = false;
      await Promise.all([...this.#partyOf.keys()].map((bot) => bot.leave()));
      this.#phase('end');
    }
  }

  returned(bot: Bot): void {
    const ticket = this.#partyOf.get(bot)?.open;
    if (ticket === undefined || !ticket.isAcknowledged) return;
    const { connection } = bot;
    const welcomedAt = performance.now();
    setTimeout(() => {
      const isTold = (this.#toldAt.get(bot) ?? 0) >= welcomedAt;
      const isSame = bot.isLive && bot.connection === connection;
      // The server has forgotten the ticket, so the players ask anew; the end asks what became of it.
      if (!isTold && isSame && ticket.party.open === ticket) this.#release(ticket);
    }, LOST_MS);
  }

  heard(bot: Bot, message: FromServer): void {
    if (message.type === 'ticket') this.#toldAt.set(bot, performance.now());
  }

  ticket(_bot: Bot, { ticketId, state }: TicketMessage): void {
    const ticket = this.#open.get(ticketId);
    if (ticket === undefined || !isFinal(state)) return;
    if (state === 'COMPLETED') this.tally.matched += 1;
    if (state === 'CANCELLED' && !ticket.isAudited) this.tally.cancelled += 1;
    if (state === 'TIMED_OUT') this.tally.timedOut += 1;
    if (state === 'FAILED') this.tally.failed += 1;
    this.#open.delete(ticketId);
    this.#release(ticket);
  }

  match(bot: Bot, match: MatchMessage): void {
    this.tally.matches.add(match.matchId);
    // Another member may have heard of the end before, so the ticket need not be open any more.
    const latest = this.#partyOf.get(bot)?.latest;
    if (latest?.ticketId !== match.ticketId) return;
    const waitedMs = performance.now() - latest.askedAt;
    if (bot === latest.party.bots[0]) this.tally.waitsMs.push(waitedMs);
    this.#onMatch(bot, match, waitedMs);
  }

  async #connect(): Promise<void> {
    this.#phase('connect');
    const bots = [...this.#partyOf.keys()];
    if (bots[0] !== undefined) await joinFirst(bots[0], this.#world.url);
    const startedAt = performance.now();
    const { connectionsPerSecond } = this.#settings;
    for (let first = 1; first < bots.length && !this.#isStopped; first += CONNECTING_MAX) {
      const group = bots.slice(first, first + CONNECTING_MAX);
      await Promise.all(group.map((bot) => bot.join()));
      const earlyMs = startedAt + ((first + group.length) / connectionsPerSecond) * 1_000 - performance.now();
      if (earlyMs > 0) await delay(earlyMs);
    }
  }

  async #play(): Promise<void> {
    this.#phase('play');
    const startedAt = performance.now();
    for (const { atMs, party } of this.#settings.asks) {
      const earlyMs = startedAt + atMs - performance.now();
      if (earlyMs > 0) await this.#pause(earlyMs);
      if (this.#isStopped) return;
      const asking = party === undefined ? this.#anyIdle() : this.#parties[party];
      this.tally.playedMs = performance.now() - startedAt;
      if (asking === undefined) this.tally.skipped += 1;
      else void this.#ask(asking);
    }
  }

  /** Somebody free, by chance, taken out of the free ones. */
  #anyIdle(): Party | undefined {
    const index = Math.floor(this.#world.random.uniform() * this.#idle.length);
    const party = this.#idle[index];
    const last = this.#idle.pop();
    if (last !== undefined && last !== party) this.#idle[index] = last;
    return party;
  }

  #release(ticket: OpenTicket): void {
    if (ticket.party.open !== ticket) return;
    ticket.party.open = undefined;
    this.#idle.push(ticket.party);
  }

  async #ask(party: Party): Promise<void> {
    const [leader] = party.bots;
    if (leader === undefined) return;
    const ticket = this.#newTicket(party);
    party.open = ticket;
    party.latest = ticket;
    await this.#enqueue(leader, party.bots, ticket);
    if (ticket.isAcknowledged) this.#tempt(ticket);
  }

  #newTicket(party: Party): OpenTicket {
    this.#tickets += 1;
    const ticketId = `${this.#settings.run}-${this.#tickets}`;
    return { ticketId, party, askedAt: performance.now(), isAcknowledged: false, isAudited: false };
  }

  /** Asks for a match of these players; the ticket is open from now on, unless it is refused. */
  async #enqueue(asker: Bot, bots: readonly Bot[], ticket: OpenTicket): Promise<void> {
    const { tally } = this;
    const { queue } = ticket.party.plan;
    this.#open.set(ticket.ticketId, ticket);
    tally.asked += 1;
    const players = await Promise.all(bots.map((bot) => this.#member(bot)));
    const told = {
      queue,
      players: bots.map(({ playerId, attributes }) => ({ player: playerId, attributes })),
    };
    const outcome = await asker.enqueue({ ticketId: ticket.ticketId, queue, players }, told);
    if (outcome.kind === 'ok') {
      ticket.isAcknowledged = true;
      tally.acknowledged += 1;
      tally.acknowledgementsMs.push(performance.now() - ticket.askedAt);
    } else if (outcome.kind === 'fail') {
      tally.refused += 1;
      this.#open.delete(ticket.ticketId);
      this.#release(ticket);
    } else this.#release(ticket);
  }

  /** A member as the server wants to see him: under auth jwt his token says who he is and what he is worth. */
  async #member({ playerId, attributes }: Bot) {
    const token = await this.#world.tokens?.(playerId, attributes);
    return token === undefined ? { playerId, attributes } : { playerId, token };
  }

  /** Decides what goes wrong with a ticket while it waits. */
  #tempt(ticket: OpenTicket): void {
    const { random } = this.#world;
    const { cancel, drop, away, busy } = this.#settings.mischief;
    const { bots } = ticket.party;
    const anyone = () => bots[Math.floor(random.uniform() * bots.length)] as Bot;
    if (random.uniform() < cancel) this.#later(ticket, () => void anyone().cancel(ticket.ticketId));
    if (random.uniform() < busy) this.#later(ticket, () => void this.#askTwice(anyone(), ticket));
    if (random.uniform() < drop) {
      const bot = anyone();
      if (random.uniform() < 0.5) bot.tearAtNextMessage();
      else this.#later(ticket, () => bot.tear());
    }
    if (random.uniform() < away) this.#later(ticket, () => this.#sendAway(anyone()));
  }

  /** Does something within the time of mischief, rather soon than late, if the ticket is open then. */
  #later(ticket: OpenTicket, doIt: () => void): void {
    setTimeout(
      () => {
        if (this.#isPlaying && this.#open.has(ticket.ticketId)) doIt();
      },
      this.#world.random.uniform() ** 2 * MISCHIEF_MS,
    );
  }

  /** Asks for a second ticket, which must be refused while the first one lives; a free player gives it back. */
  async #askTwice(bot: Bot, first: OpenTicket): Promise<void> {
    const ticket = this.#newTicket(first.party);
    await this.#enqueue(bot, [bot], ticket);
    if (ticket.isAcknowledged && this.#isPlaying) await bot.cancel(ticket.ticketId);
  }

  #sendAway(bot: Bot): void {
    if (bot.graceMs === 0 || bot.graceMs > AWAY_GRACE_MS_MAX) return;
    const away: Promise<void> = bot
      .stayAway(bot.graceMs * AWAY_GRACES)
      .finally(() => this.#away.delete(away));
    this.#away.add(away);
  }

  async #drain(): Promise<void> {
    this.#phase('drain');
    const deadline = performance.now() + this.#settings.patienceMs;
    while (this.#open.size > 0 && performance.now() < deadline && !this.#isStopped) {
      await delay(POLL_MS);
    }
    this.#isPlaying = false;
    await Promise.all(this.#away);
  }

  /** Asks the server about every ticket that is still open, by giving it up: it waited, or has ended, or is lost. */
  async #audit(): Promise<void> {
    this.#phase('audit');
    this.tally.isServerGone = this.tally.connected === 0;
    const open = [...this.#open.values()];
    const deadline = delay(AUDIT_MS, undefined, { ref: false });
    await Promise.race([Promise.all(open.map((ticket) => this.#auditOne(ticket))), deadline]);
    await delay(AFTERMATH_MS);
  }

  async #auditOne(ticket: OpenTicket): Promise<void> {
    const { ticketId, party, isAcknowledged } = ticket;
    ticket.isAudited = true;
    const asker = party.bots.find((bot) => bot.isLive);
    const outcome = await asker?.cancel(ticketId, { audit: true });
    if (outcome?.kind === 'ok') this.tally.waiting += 1;
    if (outcome?.kind !== 'fail') return;
    const { code } = outcome.error;
    if (code === 'ERR_MUSTER_TICKET_NOT_FOUND' && isAcknowledged) this.tally.lost += 1;
    if (code === 'ERR_MUSTER_TOO_LATE' && this.#open.has(ticketId)) this.tally.untold += 1;
  }

  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#settings.stop }).catch(() => {});
  }

  #phase(phase: string): void {
    this.#world.history.add('info', 'phase', { phase });
  }
}
