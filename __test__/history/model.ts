import type { History, Line } from './lines.ts';
import { type Player, Rules, type ToldTeam } from './rules/index.ts';

/** A ticket that somebody asked for. */
export interface Ticket {
  readonly id: string;
  readonly queue: string;
  readonly players: readonly {
    readonly player: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  readonly invoked: Line;
  /** The first sign that the server has it: an answer, or a notification to any member. */
  acknowledged: Line | undefined;
  /** Every notification of it, to every member, in the order of the history. */
  readonly notices: Line[];
  /** Those that tell its end. */
  readonly finals: Line[];
  /** Those that tell its match. */
  readonly matches: Line[];
  readonly cancels: { readonly invoked: Line; ended: Line | undefined }[];
}

/** One connection of a player, from the welcome. */
export interface Connection {
  readonly player: string;
  readonly session: string;
  readonly hello: Line;
  readonly welcome: Line;
  readonly notices: Line[];
  /** How it ended; undefined when the history ends first. */
  dropped: Line | undefined;
  /** The first answer to a request of the player on this connection. */
  answered: Line | undefined;
}

/** A match that somebody was told of. */
export interface Match {
  readonly id: string;
  readonly queue: string;
  readonly teams: readonly ToldTeam[];
  /** Where it is played; absent: nobody was told. */
  readonly region?: string;
  /** Those who played it before a backfill brought the others. */
  readonly present: readonly string[];
  /** Where the history first tells of it: a proposal, or a public event. */
  readonly made: Line;
  /** Its place in the history. */
  readonly order: number;
  readonly told: Line[];
  readonly tickets: Set<string>;
}

/** A running match that asked for more players. */
export interface Backfill {
  /** Place of its line in the history. */
  readonly order: number;
  readonly asked: Line;
  /** Who is in the match. */
  readonly players: readonly Player[];
}

/** From when to when, in microseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A rule set of a queue, and from when to when it was the live one. */
export interface Version extends Span {
  /** Place of its line in the history. */
  readonly order: number;
  /** Undefined where it could not be understood. */
  readonly rules: Rules | undefined;
}

/** A history, sorted by what it is about. */
export class Model {
  readonly history: History;
  readonly tickets = new Map<string, Ticket>();
  readonly matches = new Map<string, Match>();
  readonly connections = new Map<string, Connection[]>();
  /** Every hello of a player, those that were never answered too. */
  readonly hellos = new Map<string, Line[]>();
  /** Notifications by session, in the order of the history. */
  readonly sessions = new Map<string, Line[]>();
  /** Rule sets of each queue, in the order in which they were live. */
  readonly versions = new Map<string, Version[]>();
  /** Time was simulated: what the engine does at a moment is written at that moment. */
  readonly isVirtual: boolean;
  /** What of the rules could not be understood. */
  readonly unjudged: string[] = [];
  /** What the players acted on: matches and ends. */
  readonly handled: Line[] = [];
  readonly events: Line[] = [];
  /** Answers to proposals, as they began and ended. */
  readonly answers: Line[] = [];
  readonly stalls: Line[] = [];
  /** Each finished request: when it began and when it was answered. */
  readonly exchanges: Span[] = [];
  readonly kills: Line[] = [];
  readonly readies: Line[] = [];
  readonly endAt: number;
  readonly #invoked = new Map<string, Line>();
  /** Requests of running matches for more players, by match. */
  readonly backfills = new Map<string, Backfill[]>();
  /** Place of the line that first tells of the group that a match, or its newest backfill, found. */
  readonly #found = new Map<string, number>();
  #order = 0;

  constructor(history: History) {
    this.history = history;
    this.isVirtual = history.lines[0]?.['clock'] === 'virtual';
    for (const [order, line] of history.lines.entries()) {
      this.#order = order;
      this.#take(line);
    }
    this.endAt = history.lines.at(-1)?.t ?? 0;
  }

  /** Times in which the server was down: told by who killed it, else known by half of all sockets lost at once. */
  get outages(): readonly Span[] {
    return (this.#outages ??= this.kills.length > 0 ? this.#toldOutages() : this.#seenOutages());
  }
  #outages: readonly Span[] | undefined;

  /** The times in which a player was welcome, in order. */
  presence(player: string): Span[] {
    return (this.connections.get(player) ?? []).map(({ welcome, dropped }) => ({
      from: welcome.t,
      to: dropped?.t ?? this.endAt,
    }));
  }

  /** The rules by which a match was made; undefined where they could not be understood. */
  rulesOf({ queue, order }: Match): Rules | undefined {
    return this.versions.get(queue)?.findLast((version) => version.order <= order)?.rules;
  }

  #take(line: Line): void {
    this.#takeFound(line);
    switch (line.op) {
      case 'header':
        for (const [queue, document] of Object.entries(line['queues'] ?? {})) {
          this.#takeRules(queue, document, line);
        }
        return;
      case 'backfill':
        return this.#takeBackfill(line);
      case 'rules':
        return this.#takeRules(line.queue as string, line['rules'], line);
      case 'enqueue':
      case 'cancel':
        return this.#takeRequest(line);
      case 'hello':
        return this.#takeHello(line);
      case 'connect':
        return this.#takeWelcome(line);
      case 'drop':
        return this.#takeDrop(line);
      case 'ticket':
      case 'final':
      case 'match':
      case 'proposal':
        return line.ev === 'ok' ? void this.handled.push(line) : this.#takeNotice(line);
      case 'accept':
      case 'decline':
        return void this.answers.push(line);
      case 'event':
      case 'eventGap':
        return void this.events.push(line);
      case 'stall':
        return void this.stalls.push(line);
      case 'server':
        return void (line.state === 'killed' ? this.kills : this.readies).push(line);
    }
  }

  #takeRules(queue: string, document: unknown, { t }: Line): void {
    let rules: Rules | undefined;
    try {
      rules = new Rules(document);
    } catch (error) {
      this.unjudged.push(`queue ${queue}: ${(error as Error).message}`);
    }
    const versions = this.versions.get(queue) ?? [];
    const before = versions.pop();
    if (before !== undefined) versions.push({ ...before, to: t });
    versions.push({ order: this.#order, from: t, to: Number.POSITIVE_INFINITY, rules });
    this.versions.set(queue, versions);
  }

  #takeRequest(line: Line): void {
    const id = line.id as string;
    if (line.ev === 'invoke') {
      this.#invoked.set(id, line);
      if (line.op === 'enqueue') this.tickets.set(line.ticket as string, newTicket(line));
      else this.tickets.get(line.ticket as string)?.cancels.push({ invoked: line, ended: undefined });
      return;
    }
    const invoked = this.#invoked.get(id);
    const ticket = this.tickets.get(line.ticket as string);
    if (line.ev !== 'info' && invoked !== undefined) {
      this.exchanges.push({ from: invoked.t, to: line.t });
      const connection = this.connections.get(line.player as string)?.at(-1);
      if (connection !== undefined && invoked.t >= connection.welcome.t) connection.answered ??= line;
    }
    if (ticket === undefined) return;
    if (line.op === 'enqueue' && line.ev === 'ok') ticket.acknowledged ??= line;
    const cancel = ticket.cancels.find((one) => one.invoked === invoked);
    if (cancel !== undefined) cancel.ended = line;
  }

  #takeHello(line: Line): void {
    const hellos = this.hellos.get(line.player as string) ?? [];
    this.hellos.set(line.player as string, hellos);
    hellos.push(line);
  }

  #takeWelcome(line: Line): void {
    const player = line.player as string;
    const hello = this.hellos.get(player)?.at(-1) ?? line;
    const list = this.connections.get(player) ?? [];
    this.connections.set(player, list);
    const session = line.session as string;
    list.push({
      player,
      session,
      hello,
      welcome: line,
      notices: [],
      dropped: undefined,
      answered: undefined,
    });
  }

  #takeDrop(line: Line): void {
    const connection = this.connections.get(line.player as string)?.at(-1);
    if (connection !== undefined) connection.dropped ??= line;
  }

  #takeNotice(line: Line): void {
    this.connections
      .get(line.player as string)
      ?.at(-1)
      ?.notices.push(line);
    const session = this.sessions.get(line.session as string) ?? [];
    this.sessions.set(line.session as string, session);
    session.push(line);
    const ticket = this.tickets.get(line.ticket as string);
    if (ticket !== undefined) {
      ticket.acknowledged ??= line;
      ticket.notices.push(line);
      if (line.op === 'final') ticket.finals.push(line);
      if (line.op === 'match') ticket.matches.push(line);
    }
    if (line.op === 'match') this.#takeMatch(line);
  }

  #takeMatch(line: Line): void {
    const id = line.match as string;
    const present = (line['present'] ?? []) as readonly string[];
    // A match that got players is judged as it is then, beside what it was.
    const key = [id, ...present].join(' ');
    const order = this.#found.get(id) ?? this.#order;
    const region = line['region'] as string | undefined;
    const match = this.matches.get(key) ?? {
      id,
      queue: line.queue ?? '',
      teams: line['teams'] as Match['teams'],
      ...(region && { region }),
      present,
      made: this.history.lines[order] ?? line,
      order,
      told: [],
      tickets: new Set(),
    };
    this.matches.set(key, match);
    match.told.push(line);
    match.tickets.add(line.ticket as string);
  }

  /** Notes where a group was found: its proposal comes first, else the match itself. */
  #takeFound({ op, match, ...line }: Line): void {
    if (match === undefined || (op !== 'proposal' && op !== 'match' && op !== 'event')) return;
    const isNew = op === 'event' && line['type'] === 'proposal';
    if (isNew || !this.#found.has(match)) this.#found.set(match, this.#order);
  }

  #takeBackfill(line: Line): void {
    const match = line.match as string;
    const teams = line['teams'] as readonly { readonly players: readonly Player[] }[];
    const list = this.backfills.get(match) ?? [];
    this.backfills.set(match, list);
    list.push({ order: this.#order, asked: line, players: teams.flatMap(({ players }) => players) });
    // What its next line tells of the match is another group.
    this.#found.delete(match);
  }

  #toldOutages(): Span[] {
    return this.kills.map(({ t }) => ({
      from: t,
      to: this.readies.find((ready) => ready.t > t)?.t ?? this.endAt,
    }));
  }

  #seenOutages(): Span[] {
    const drops = [...this.connections.values()]
      .flat()
      .flatMap(({ dropped }) =>
        dropped?.['by'] === 'server' && GONE.has(dropped.code as number) ? [dropped] : [],
      );
    drops.sort((one, other) => one.t - other.t);
    const half = Math.max(3, this.connections.size / 2);
    const outages: Span[] = [];
    for (const { t } of drops) {
      if (t <= (outages.at(-1)?.to ?? -1)) continue;
      const together = drops.filter((drop) => drop.t >= t && drop.t <= t + TOGETHER_US).length;
      if (together >= half) outages.push({ from: t, to: t + TOGETHER_US });
    }
    return outages;
  }
}

/** How sockets end when a server goes: without a word, or with one. */
const GONE: ReadonlySet<number> = new Set([1001, 1006, 1012]);
/** Sockets lost within so long are lost together. Microseconds. */
const TOGETHER_US = 1_000_000;

function newTicket(line: Line): Ticket {
  return {
    id: line.ticket as string,
    queue: line.queue as string,
    players: line['players'] as Ticket['players'],
    invoked: line,
    acknowledged: undefined,
    notices: [],
    finals: [],
    matches: [],
    cancels: [],
  };
}

/**
 * The earliest time at which a ticket can have ended, by the server's own word of how long it had waited. The server
 * counts in whole milliseconds.
 */
export function earliestEnd({ invoked, finals }: Ticket): number | undefined {
  const waits = finals.flatMap(({ waitedMs }) => (waitedMs === undefined ? [] : [waitedMs]));
  return waits.length === 0 ? undefined : (Math.floor(invoked.t / 1_000) + Math.min(...waits)) * 1_000;
}

/** What two lists of spans have in common. */
export function intersect(ones: readonly Span[], others: readonly Span[]): Span[] {
  return ones.flatMap((one) =>
    others
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  );
}
