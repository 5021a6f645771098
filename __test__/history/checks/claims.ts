import { Finding } from '../finding.ts';
import type { Line } from '../lines.ts';
import { earliestEnd, type Model, type Ticket } from '../model.ts';

/** 1. The claim intervals of a player never overlap; a ticket is in at most one match. */
export function checkClaims(model: Model): Finding {
  const finding = new Finding('1', 'one ticket a player, one match a ticket');
  for (const ticket of model.tickets.values()) oneMatch(ticket, finding);
  for (const match of model.matches.values()) {
    const players = match.teams.flatMap((team) => team.players);
    finding.observe();
    if (new Set(players).size < players.length) {
      finding.violate(`match ${match.id} lists a player twice`, match.told[0]);
    }
  }
  for (const [session, notices] of model.sessions) inSession(model, session, notices, finding);
  byTime(model, finding);
  return finding;
}

function oneMatch(ticket: Ticket, finding: Finding): void {
  if (ticket.matches.length === 0) return;
  finding.observe();
  const first = ticket.matches[0];
  const other = ticket.matches.find(({ match }) => match !== first?.match);
  if (other === undefined) return;
  finding.violate(`ticket ${ticket.id} is in the matches ${first?.match} and ${other.match}`, first, other);
}

/** Within one session `seq` is the server's own order: no clock is needed. */
function inSession(model: Model, session: string, notices: readonly Line[], finding: Finding): void {
  const spans = new Map<string, { first: Line; end: Line | undefined }>();
  for (const line of notices) {
    const span = spans.get(line.ticket as string) ?? { first: line, end: undefined };
    if (seqOf(line) < seqOf(span.first)) span.first = line;
    // An end that was read back after a lost connection stands later than the end itself.
    const isEnd =
      line.op === 'final' && (line.ref === undefined || !wasLost(model, session, span.first, line));
    if (isEnd && seqOf(line) < (span.end === undefined ? Number.POSITIVE_INFINITY : seqOf(span.end)))
      span.end = line;
    spans.set(line.ticket as string, span);
  }
  const ordered = [...spans.values()].toSorted((one, other) => seqOf(one.first) - seqOf(other.first));
  for (const [index, { first, end }] of ordered.entries()) {
    const next = ordered[index + 1]?.first;
    if (next === undefined || end === undefined) continue;
    finding.observe();
    if (seqOf(next) >= seqOf(end)) continue;
    const text = `${first.player} was in ticket ${next.ticket} before ticket ${first.ticket} had ended`;
    finding.violate(text, first, next, end);
  }
}

function wasLost(model: Model, session: string, from: Line, to: Line): boolean {
  return (model.connections.get(from.player as string) ?? []).some(
    (one) => one.session === session && one.welcome.t > from.t && one.welcome.t <= to.t,
  );
}

/** Across sessions: the second ticket was asked for after the first was acknowledged, and acknowledged before its end. */
function byTime({ tickets, history }: Model, finding: Finding): void {
  const byPlayer = new Map<string, Ticket[]>();
  for (const ticket of tickets.values()) {
    if (ticket.acknowledged === undefined) continue;
    for (const { player } of ticket.players) byPlayer.set(player, [...(byPlayer.get(player) ?? []), ticket]);
  }
  for (const [player, list] of byPlayer) {
    for (const [index, first] of list.entries()) {
      const next = list[index + 1];
      const end = earliestEnd(first);
      if (next === undefined || end === undefined) continue;
      finding.observe();
      const isAfter = next.invoked.t > (first.acknowledged?.t ?? 0) + history.skewUs;
      if (!isAfter || (next.acknowledged?.t ?? 0) + history.skewUs >= end) continue;
      const text = `${player} was in ticket ${next.id} while ticket ${first.id} still waited`;
      finding.violate(text, first.acknowledged, next.invoked, next.acknowledged, first.finals[0]);
    }
  }
}

function seqOf({ seq }: Line): number {
  return seq ?? 0;
}
