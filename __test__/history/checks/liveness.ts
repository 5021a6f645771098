import { Finding } from '../finding.ts';
import { groupedBy } from '../grouped.ts';
import { earliestEnd, intersect, type Model, type Span, type Ticket, type Version } from '../model.ts';
import type { Party, Rules } from '../rules/index.ts';

/** Allowed beyond the last step and two passes: for machines that are shared, and under simulated time. Milliseconds. */
const ALLOWANCE_MS = 2_000;
const VIRTUAL_ALLOWANCE_MS = 10;

/** A time in which a ticket could have been matched: it waited, everybody was there, and the last step had gone by. */
interface Ripe extends Span {
  readonly ticket: Ticket;
  readonly party: Party;
  readonly rules: Rules;
}

/** 15. When two passes and the last expansion step have gone by, no legal group is left among the waiting. */
export function checkLiveness(model: Model): Finding {
  const finding = new Finding('15', 'no legal group is left waiting');
  for (const [queue, tickets] of groupedBy(acknowledged(model), (ticket) => ticket.queue)) {
    const versions = model.versions.get(queue) ?? [];
    if (!versions.some(({ rules }) => rules !== undefined)) {
      finding.undecided += tickets.length;
      continue;
    }
    for (const _ of tickets) finding.observe();
    for (const version of versions) leftWaiting(model, tickets, version, finding);
  }
  return finding;
}

/** Looks for a group among those that waited under one version. */
function leftWaiting(model: Model, tickets: readonly Ticket[], version: Version, finding: Finding): void {
  const ripe = tickets.flatMap((ticket) => ripeTimes(model, ticket, version));
  for (const one of ripe) {
    const others = ripe.filter((other) => other.from <= one.from && other.to > one.from);
    const found = one.rules.hasGroupWith(
      one.party,
      others.map(({ party }) => party),
    );
    if (found === undefined) finding.undecided += 1;
    else if (found) {
      const text = `ticket ${one.ticket.id} could be matched with others that wait, and is not`;
      return finding.violate(text, one.ticket.acknowledged, one.ticket.finals[0]);
    }
  }
}

/** How many of the tickets that could be matched were. */
export interface MatchedShare {
  readonly matched: number;
  /** Those that were matched, and those that met a legal group while they waited long enough. */
  readonly feasible: number;
}

/** Counts the tickets that were matched, and those that could have been. */
export function matchedShare(model: Model): MatchedShare {
  let [matched, missed] = [0, 0];
  for (const [queue, tickets] of groupedBy(acknowledged(model), (ticket) => ticket.queue)) {
    const version = model.versions.get(queue)?.at(-1);
    const partyOf = new Map(tickets.map((ticket) => [ticket, toParty(ticket)]));
    for (const ticket of tickets) {
      if (ticket.matches.length > 0) matched += 1;
      else if (version !== undefined && isFeasible(model, ticket, tickets, partyOf, version)) missed += 1;
    }
  }
  return { matched, feasible: matched + missed };
}

/** Unmatched although it waited long enough with everybody there, beside tickets that would have made a group. */
function isFeasible(
  model: Model,
  ticket: Ticket,
  tickets: readonly Ticket[],
  partyOf: ReadonlyMap<Ticket, Party>,
  version: Version,
): boolean {
  const vanished = ticket.finals.length === 0;
  const [ripe] = ripeTimes(model, ticket, version);
  if (version.rules === undefined || (ripe === undefined && !vanished)) return false;
  const [from, to] = [ticket.acknowledged?.t ?? 0, earliestEnd(ticket) ?? model.endAt];
  const met = tickets.filter(
    (one) => (one.acknowledged?.t ?? 0) < to && (earliestEnd(one) ?? model.endAt) > from,
  );
  const parties = met.map((one) => partyOf.get(one) as Party);
  return version.rules.hasGroupWith(partyOf.get(ticket) as Party, parties) !== false;
}

function acknowledged({ tickets }: Model): Ticket[] {
  return [...tickets.values()].filter((ticket) => ticket.acknowledged !== undefined);
}

function ripeTimes(model: Model, ticket: Ticket, { rules, ...live }: Version): Ripe[] {
  const end = earliestEnd(ticket);
  const from = ticket.acknowledged?.t ?? 0;
  // A ticket without an end may have been lost on the way: it is looked at elsewhere.
  if (rules === undefined || end === undefined || end <= from) return [];
  const audited = ticket.cancels[0]?.invoked.t ?? Number.POSITIVE_INFINITY;
  const allowanceMs = model.isVirtual ? VIRTUAL_ALLOWANCE_MS : ALLOWANCE_MS;
  const waitUs = (rules.lastStepMs + 2 * rules.tickMs + allowanceMs) * 1_000;
  const waiting = intersect([{ from, to: Math.min(end, audited) }], [live]);
  const present = ticket.players.reduce(
    (spans, { player }) => intersect(spans, model.presence(player)),
    waiting,
  );
  const party = toParty(ticket);
  return without(present, [...model.outages, ...proposalsOf(ticket, model)])
    .filter((span) => span.to - span.from > waitUs)
    .map((span) => ({ from: span.from + waitUs, to: span.to, ticket, party, rules }));
}

/** The times in which a ticket was in a proposal, as its present members were told. */
function proposalsOf({ notices }: Ticket, { endAt }: Model): Span[] {
  return notices
    .filter(({ state }) => state === 'REQUIRES_ACCEPTANCE')
    .map(({ t: from }) => {
      const next = notices.find(
        ({ t, state }) => t >= from && state !== undefined && state !== 'REQUIRES_ACCEPTANCE',
      );
      return { from, to: next?.t ?? endAt };
    });
}

function without(spans: readonly Span[], outages: readonly Span[]): Span[] {
  return outages.reduce<Span[]>(
    (left, outage) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, outage.from) },
          { from: Math.max(from, outage.to), to },
        ].filter((span) => span.from < span.to),
      ),
    [...spans],
  );
}

function toParty({ id, players }: Ticket): Party {
  return { ticket: id, players, ageMs: Number.POSITIVE_INFINITY };
}
