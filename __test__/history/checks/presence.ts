import { Finding } from '../finding.ts';
import { groupedBy } from '../grouped.ts';
import type { Line } from '../lines.ts';
import { type Connection, earliestEnd, type Model, type Span, type Ticket } from '../model.ts';

/** A connection that stood for so long has heard of its ticket. Microseconds. */
const HEARD_WITHIN_US = 1_000_000;
/** An absence is over the grace for sure when it is so much longer. Microseconds. */
const EXPIRY_US = 2_000_000;
/** A closing handshake takes less. Microseconds. */
const CLOSING_US = 1_000_000;
/** The engine counts in whole milliseconds. Microseconds. */
const TICK_US = 2_000;

/** 6. Reconnect within grace keeps ticket and place; after it, expired once. */
export function checkReconnects(model: Model): Finding {
  const finding = new Finding('6', 'a reconnect within grace keeps ticket and place; after it, expired');
  for (const [player, connections] of model.connections) {
    const tickets = [...model.tickets.values()].filter((one) =>
      one.players.some((other) => other.player === player),
    );
    for (const connection of connections.slice(1)) {
      for (const ticket of tickets) if (isOpen(ticket, connection)) keepsTicket(ticket, connection, finding);
    }
  }
  for (const notices of model.sessions.values()) {
    for (const lines of groupedBy(notices, ({ ticket }) => ticket).values()) keepsPlace(lines, finding);
  }
  for (const ticket of model.tickets.values()) expires(model, ticket, finding);
  return finding;
}

/** 17. No held or expired player is in a match that was made after he was known to be absent. */
export function checkAbsence(model: Model): Finding {
  const finding = new Finding('17', 'nobody is matched while known to be absent');
  for (const connections of model.connections.values()) {
    for (const connection of connections) heldFirst(connection, finding);
  }
  for (const ticket of model.tickets.values()) awayWhenMatched(model, ticket, finding);
  return finding;
}

/** 13. Our own stall disconnects no healthy player. */
export function checkHealthy(model: Model): Finding {
  const finding = new Finding('13', 'no healthy player is disconnected');
  for (const { dropped } of [...model.connections.values()].flat()) {
    finding.observe();
    if (dropped?.['by'] !== 'server' || ORDERLY.has(dropped.code as number)) continue;
    const inOutage = model.outages.some(
      ({ from, to }) => dropped.t >= from - EXPIRY_US && dropped.t <= to + EXPIRY_US,
    );
    const stalls = model.stalls.filter((line) => Number(line['ms']) >= STALL_MS_MIN);
    const wasStalled = stalls.some(({ t }) => Math.abs(t - dropped.t) < STALL_WITHIN_US);
    if (!inOutage && !wasStalled)
      finding.violate(`${dropped.player} lost a sound connection (${dropped.code})`, dropped);
  }
  return finding;
}

/** The server said why: it went away, restarts or is full, or the player is at fault. */
const ORDERLY: ReadonlySet<number> = new Set([1000, 1001, 1012, 1013, 4001, 4002, 4003, 4009, 4029]);
/** Our own process was held up so long (milliseconds) and so near to it that a missed heartbeat may be our fault. */
const STALL_MS_MIN = 2_000;
const STALL_WITHIN_US = 15_000_000;

/** Acknowledged before this connection, and its end not heard by the player before it. */
function isOpen(ticket: Ticket, { hello, player }: Connection): boolean {
  const isBefore = (ticket.acknowledged?.t ?? Number.POSITIVE_INFINITY) < hello.t;
  return isBefore && !ticket.finals.some((line) => line.player === player && line.t < hello.t);
}

function keepsTicket(
  ticket: Ticket,
  { player, welcome, dropped, notices, answered }: Connection,
  finding: Finding,
): void {
  const stoodUs = (dropped?.t ?? Number.POSITIVE_INFINITY) - welcome.t;
  if (stoodUs < HEARD_WITHIN_US && answered === undefined) return;
  finding.observe();
  if (notices.some((line) => line.ticket === ticket.id)) return;
  finding.violate(
    `${player} came back, and the server did not speak of ticket ${ticket.id}`,
    ticket.acknowledged,
    welcome,
  );
}

function keepsPlace(lines: readonly Line[], finding: Finding): void {
  const ordered = lines
    .filter(({ op }) => op !== 'match')
    .toSorted((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
  for (const [index, line] of ordered.entries()) {
    const before = ordered[index - 1];
    const isAfterAbsence = before?.reason === 'ABSENT' || before?.connection !== line.connection;
    if (before?.waitedMs === undefined || line.waitedMs === undefined || !isAfterAbsence) continue;
    finding.observe();
    if (line.waitedMs >= before.waitedMs) continue;
    const text = `ticket ${line.ticket} lost its place: it had waited ${before.waitedMs} ms, and then ${line.waitedMs} ms`;
    finding.violate(text, before, line);
  }
}

/** Cancelled for absence only when a member was away for the grace; and not matched long after. */
function expires(model: Model, ticket: Ticket, finding: Finding): void {
  const expired = ticket.finals.find(({ state, reason }) => state === 'CANCELLED' && reason === 'ABSENT');
  const absences = ticket.players.flatMap(({ player }) => [
    ...absencesOf(model, player),
    ...neverThere(model, player, ticket),
  ]);
  if (expired !== undefined) {
    finding.observe();
    const isDue = absences.some(
      ({ from, back, graceUs, toleranceUs }) => Math.min(back, expired.t) - from >= graceUs - toleranceUs,
    );
    if (!isDue) finding.violate(`ticket ${ticket.id} expired, and nobody was away for the grace`, expired);
    const unasked = ticket.finals.filter(({ ref, reason }) => ref === undefined && reason === 'ABSENT');
    for (const lines of groupedBy(unasked, ({ session }) => session).values()) {
      const other = lines.find(({ seq }) => seq !== lines[0]?.seq);
      if (other !== undefined) finding.violate(`ticket ${ticket.id} expired twice`, lines[0], other);
    }
  }
  const matchedAt = ticket.matches.length > 0 ? earliestEnd(ticket) : undefined;
  for (const { from, to, graceUs } of matchedAt === undefined ? [] : absences) {
    const dueAt = from + graceUs + EXPIRY_US;
    const waited =
      (ticket.acknowledged?.t ?? Number.POSITIVE_INFINITY) < from && (ticket.matches[0]?.t ?? 0) > from;
    if (!waited || to < dueAt) continue;
    finding.observe();
    if ((matchedAt ?? 0) > dueAt && !overlaps(model.outages, from, dueAt)) {
      finding.violate(`ticket ${ticket.id} was matched after its grace was over`, ticket.matches[0]);
    }
  }
}

/** From the loss of a connection to the next hello; by the welcome the server surely knows that he is back. */
interface Absence extends Span {
  /** When the next welcome came. */
  readonly back: number;
  readonly graceUs: number;
  /** By how much earlier the server can have known: it closes a socket before the player sees that. */
  readonly toleranceUs: number;
}

function absencesOf(model: Model, player: string): Absence[] {
  const connections = model.connections.get(player) ?? [];
  return connections.flatMap(({ dropped, welcome }, index) => {
    if (dropped === undefined) return [];
    const { t: from } = dropped;
    const to = model.hellos.get(player)?.find(({ t }) => t > from)?.t ?? Number.POSITIVE_INFINITY;
    const back = connections[index + 1]?.welcome.t ?? Number.POSITIVE_INFINITY;
    const toleranceUs = dropped['by'] === 'server' ? CLOSING_US : TICK_US;
    return [{ from, to, back, graceUs: Number(welcome['graceMs']) * 1_000, toleranceUs }];
  });
}

/** A member who had never been there counts as absent from the request on. */
function neverThere(model: Model, player: string, { invoked }: Ticket): Absence[] {
  const [first] = model.connections.get(player) ?? [];
  // The grace is the server's, so anybody was told it.
  const [somebody] = [...model.connections.values()].flat();
  if (somebody === undefined || (first !== undefined && first.welcome.t <= invoked.t)) return [];
  const [from, back] = [invoked.t, first?.welcome.t ?? Number.POSITIVE_INFINITY];
  const to = model.hellos.get(player)?.[0]?.t ?? Number.POSITIVE_INFINITY;
  return [{ from, to, back, graceUs: Number(somebody.welcome['graceMs']) * 1_000, toleranceUs: TICK_US }];
}

/** In a session without a hole in `seq`, a ticket that was held is told to be searching before it is matched. */
function heldFirst({ notices }: Connection, finding: Finding): void {
  for (const [index, line] of notices.entries()) {
    if (line.state !== 'QUEUED' || line.reason !== 'ABSENT') continue;
    const next = notices[index + 1];
    if (next === undefined || next.seq !== (line.seq ?? 0) + 1 || next.ticket !== line.ticket) continue;
    finding.observe();
    const isMatched = next.op === 'match' || next.state === 'PLACING' || next.state === 'COMPLETED';
    if (isMatched) finding.violate(`ticket ${line.ticket} was matched while it was held`, line, next);
  }
}

/**
 * A match while a member was away, and the server knew. It knew when two requests in a row, begun after the socket was
 * lost, had been answered: it has looked at all its sockets in between.
 */
function awayWhenMatched(model: Model, ticket: Ticket, finding: Finding): void {
  const [match] = ticket.matches;
  const asked = match && askedFor(ticket, match);
  // What counts is when the group was found: who has accepted may go.
  const said = (asked ?? ticket.finals.find(({ state }) => state === 'COMPLETED'))?.waitedMs;
  const earliest = asked ? ticket.invoked.t + Number(said) * 1_000 : earliestEnd(ticket);
  if (match === undefined || earliest === undefined || said === undefined) return;
  const latest = Math.min(
    (asked ?? match).t,
    (ticket.acknowledged?.t ?? Number.POSITIVE_INFINITY) + said * 1_000,
  );
  for (const { player } of ticket.players) {
    for (const { from, to } of absencesOf(model, player)) {
      if (from > latest || overlaps(model.outages, ticket.invoked.t, latest)) continue;
      finding.observe();
      const known = knownAt(model, from);
      if (known + model.history.skewUs >= earliest || latest + TICK_US + model.history.skewUs >= to) continue;
      finding.violate(`ticket ${ticket.id} was matched while ${player} was away`, match);
    }
  }
}

/** The notice by which a ticket was asked for this match first; undefined where nobody was asked. */
function askedFor({ notices }: Ticket, { match }: Line): Line | undefined {
  const at = notices.findIndex((line) => line.op === 'proposal' && line.match === match);
  return notices.slice(0, Math.max(at, 0)).findLast(({ state }) => state === 'REQUIRES_ACCEPTANCE');
}

function knownAt({ exchanges }: Model, from: number): number {
  const answerAfter = (after: number) =>
    exchanges.reduce(
      (best, one) => (one.from > after && one.to < best ? one.to : best),
      Number.POSITIVE_INFINITY,
    );
  return answerAfter(answerAfter(from));
}

function overlaps(spans: readonly Span[], from: number, to: number): boolean {
  return spans.some((span) => span.from <= to && span.to >= from);
}
