import { Finding } from '../finding.ts';
import { groupedBy } from '../grouped.ts';
import type { Line } from '../lines.ts';
import type { Connection, Model, Ticket } from '../model.ts';

/** A proposal's end is heard so long after its time at most: a pass of the queue, and the way. Microseconds. */
const HEARD_WITHIN_US = 2_000_000;

/** 5. Acceptance: all accept → match; else those who accepted wait again at their old place, the others do not. */
export function checkAcceptance(model: Model): Finding {
  const finding = new Finding('5', 'all accept and play, or who accepted waits again at his old place');
  const matched = new Set([...model.matches.values()].map(({ id }) => id));
  for (const ticket of model.tickets.values()) {
    for (const [matchId, lines] of groupedBy(proposalsOf(ticket), ({ match }) => match as string)) {
      // A running match that asks for players proposes under its own id again.
      if (model.backfills.has(matchId)) {
        finding.undecided += 1;
        continue;
      }
      if (matched.has(matchId)) together(ticket, matchId, lines, finding);
      accepted(model, ticket, matchId, finding);
    }
  }
  const once = model.answers.filter(({ match }) => !model.backfills.has(match as string));
  for (const line of once) declined(line, matched, finding);
  for (const notices of model.sessions.values()) {
    for (const lines of groupedBy(notices, ({ ticket }) => ticket).values()) keepsPlace(lines, finding);
  }
  return finding;
}

/** 16. No proposal outlives its timeout by more than one pass. */
export function checkTimeouts(model: Model): Finding {
  const finding = new Finding('16', 'no proposal outlives its timeout');
  for (const connections of model.connections.values()) {
    for (const connection of connections) {
      const notices = connection.notices.filter(({ ticket }) => ticket !== undefined);
      for (const lines of groupedBy(notices, ({ ticket }) => ticket).values()) {
        endsInTime(model, connection, lines, finding);
      }
    }
  }
  return finding;
}

function proposalsOf(ticket: Ticket): Line[] {
  return ticket.notices.filter(({ op }) => op === 'proposal');
}

/** A proposal that became a match has every ticket that was asked. */
function together(ticket: Ticket, matchId: string, lines: readonly Line[], finding: Finding): void {
  const end = ticket.finals[0];
  if (end === undefined) return;
  finding.observe();
  if (ticket.matches.some(({ match }) => match === matchId)) return;
  finding.violate(`match ${matchId} was made without ticket ${ticket.id}, which was asked`, lines[0], end);
}

/** Whoever has accepted is not cancelled for silence. */
function accepted(model: Model, ticket: Ticket, matchId: string, finding: Finding): void {
  const silent = ticket.finals.find(({ reason }) => reason === 'NOT_ACCEPTED');
  const answers = model.answers.filter(
    ({ op, ev, match }) => op === 'accept' && ev === 'ok' && match === matchId,
  );
  const everybody = ticket.players.every(({ player }) => answers.some((line) => line.player === player));
  if (silent === undefined || !everybody) return;
  finding.observe();
  const last = proposalsOf(ticket).at(-1);
  if (last?.match !== matchId) return;
  finding.violate(
    `ticket ${ticket.id} had accepted ${matchId}, and was cancelled for silence`,
    answers[0],
    silent,
  );
}

function declined(line: Line, matched: ReadonlySet<string>, finding: Finding): void {
  if (line.op !== 'decline' || line.ev !== 'ok') return;
  finding.observe();
  if (matched.has(line.match as string)) {
    finding.violate(`${line.player} declined ${line.match}, and it was made`, line);
  }
}

/** After a proposal a ticket waits on: it has not become younger. */
function keepsPlace(lines: readonly Line[], finding: Finding): void {
  const states = lines
    .filter(({ state }) => state !== undefined)
    .toSorted((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
  for (const [index, line] of states.entries()) {
    const before = states[index - 1];
    const isBack = line.state === 'SEARCHING' || line.state === 'QUEUED';
    if (!isBack || before?.state !== 'REQUIRES_ACCEPTANCE') continue;
    finding.observe();
    if ((line.waitedMs ?? 0) >= (before.waitedMs ?? 0)) continue;
    const text = `ticket ${line.ticket} lost its place: asked after ${before.waitedMs} ms, back after ${line.waitedMs} ms`;
    finding.violate(text, before, line);
  }
}

/** On one connection: after a proposal its ticket leaves the state before the time that the proposal told. */
function endsInTime(model: Model, connection: Connection, lines: readonly Line[], finding: Finding): void {
  for (const [index, line] of lines.entries()) {
    if (line.op !== 'proposal') continue;
    const dueAt = line.t + Number(line['expiresInMs']) * 1_000 + HEARD_WITHIN_US;
    const end = lines
      .slice(index + 1)
      .find(({ op, state }) => op !== 'proposal' && state !== 'REQUIRES_ACCEPTANCE');
    const heardUntil = end?.t ?? connection.dropped?.t ?? model.endAt;
    const isDisturbed = model.outages.some(({ from, to }) => from <= dueAt && to >= line.t);
    if (isDisturbed || (end === undefined && heardUntil < dueAt)) continue;
    finding.observe();
    if (heardUntil <= dueAt) continue;
    finding.violate(`the proposal of ${line.match} to ticket ${line.ticket} outlived its time`, line, end);
  }
}
