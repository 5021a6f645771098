import { Finding } from '../finding.ts';
import { groupedBy } from '../grouped.ts';
import type { Line } from '../lines.ts';
import type { Model, Ticket } from '../model.ts';

const NOT_FOUND = 'ERR_MUSTER_TICKET_NOT_FOUND';
const TOO_LATE = 'ERR_MUSTER_TOO_LATE';

/** 2. An acknowledged ticket ends exactly once, or still waits. */
export function checkEndings(model: Model): Finding {
  const finding = new Finding('2', 'an acknowledged ticket ends exactly once, or waits');
  for (const ticket of model.tickets.values()) {
    if (ticket.acknowledged === undefined) continue;
    finding.observe();
    isKnown(ticket, finding);
    endsOnce(ticket, finding);
    endsAsMatched(ticket, finding);
  }
  return finding;
}

/** 4. Cancel against match: one wins. */
export function checkCancels(model: Model): Finding {
  const finding = new Finding('4', 'a cancelled ticket is in no match');
  for (const ticket of model.tickets.values()) {
    for (const { invoked, ended } of ticket.cancels) {
      if (ended?.ev === 'ok') {
        finding.observe();
        const [match] = ticket.matches;
        if (match !== undefined) {
          finding.violate(
            `ticket ${ticket.id} was cancelled, and is in match ${match.match}`,
            invoked,
            ended,
            match,
          );
        }
      } else if (ended?.ev === 'fail' && ended.code === TOO_LATE) {
        finding.observe();
        const cancelled = ticket.finals.find(({ state }) => state === 'CANCELLED');
        if (cancelled === undefined) continue;
        finding.violate(
          `cancelling ticket ${ticket.id} was too late, yet it was cancelled`,
          ended,
          cancelled,
        );
      }
    }
  }
  return finding;
}

/** The server knows the ticket while the run lasts: ended ones are kept for ten minutes. */
function isKnown(ticket: Ticket, finding: Finding): void {
  // A request that was made before the acknowledgement may have come before the ticket.
  const known = ticket.acknowledged?.t ?? Number.POSITIVE_INFINITY;
  const refused = ticket.cancels.flatMap(({ invoked, ended }) =>
    ended?.ev === 'fail' && invoked.t >= known ? [ended] : [],
  );
  const gone = refused.find(({ code }) => code === NOT_FOUND);
  if (gone !== undefined) {
    finding.violate(
      `ticket ${ticket.id} was acknowledged, and then unknown: it was lost`,
      ticket.acknowledged,
      gone,
    );
  } else if (ticket.finals.length === 0) {
    const late = refused.find(({ code }) => code === TOO_LATE);
    if (late !== undefined) {
      finding.violate(`ticket ${ticket.id} had ended, and nobody was told`, ticket.acknowledged, late);
    } else finding.undecided += 1;
  }
}

/** One end for all members, told once in a session; afterwards the ticket enters no other state. */
function endsOnce(ticket: Ticket, finding: Finding): void {
  const [first] = ticket.finals;
  const other = ticket.finals.find(({ state }) => state !== first?.state);
  if (other !== undefined)
    finding.violate(`ticket ${ticket.id} ended ${first?.state} and ${other.state}`, first, other);
  const bySession = groupedBy(ticket.notices, ({ session }) => session);
  for (const notices of bySession.values()) {
    const ends = distinctBySeq(notices.filter(({ op }) => op === 'final'));
    // One that answers a request reads the end back; that is not a second end.
    const again = ends.slice(1).find(({ ref }) => ref === undefined);
    if (again !== undefined) finding.violate(`the end of ticket ${ticket.id} was told twice`, ends[0], again);
    const [end] = ends;
    const later = notices.find(
      ({ op, seq = 0 }) => op === 'ticket' && seq > (end?.seq ?? Number.POSITIVE_INFINITY),
    );
    if (later !== undefined)
      finding.violate(`ticket ${ticket.id} was ${later.state} after its end`, end, later);
  }
}

function endsAsMatched(ticket: Ticket, finding: Finding): void {
  const [match] = ticket.matches;
  const unmatched = ticket.finals.find(({ state }) => state !== 'COMPLETED');
  if (match === undefined || unmatched === undefined) return;
  finding.violate(`ticket ${ticket.id} was matched, and ended ${unmatched.state}`, match, unmatched);
}

function distinctBySeq(lines: readonly Line[]): Line[] {
  return [...new Map(lines.map((line) => [line.seq, line])).values()].toSorted(
    (one, other) => (one.seq ?? 0) - (other.seq ?? 0),
  );
}
