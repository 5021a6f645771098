import { Finding } from '../finding.ts';
import type { Match, Model, Ticket } from '../model.ts';
import type { Party, Rules } from '../rules/index.ts';

/** 3. Every match obeys the rules of its tickets. */
export function checkLegality(model: Model): Finding {
  const finding = new Finding('3', 'every match obeys its rules');
  for (const match of model.matches.values()) {
    const rules = model.rulesOf(match);
    const tickets = ticketsOf(match, model);
    // Of players who are not ours neither ratings nor parties are known.
    if (rules === undefined || tickets === undefined) {
      finding.undecided += 1;
      continue;
    }
    finding.observe();
    for (const fault of faultsOf(match, tickets, rules, model)) {
      finding.violate(
        `match ${match.id}: ${fault}`,
        ...match.told.slice(0, 2),
        ...tickets.map((one) => one.invoked),
      );
    }
  }
  return finding;
}

/** The tickets of a match: those whose players were told, and those of whose players nobody could be. */
function ticketsOf(match: Match, { tickets }: Model): Ticket[] | undefined {
  const found = [...match.tickets].map((id) => tickets.get(id));
  const listed = new Set(match.teams.flatMap((team) => team.players));
  for (const player of match.present) listed.delete(player);
  for (const ticket of found) for (const { player } of ticket?.players ?? []) listed.delete(player);
  if (listed.size > 0 && [...listed].some((player) => !isOurs(player, tickets))) return undefined;
  // A player of whose ticket no word has come yet: it is his latest one before the match.
  for (const player of listed) {
    const named = [...tickets.values()].filter((one) => one.players.some((other) => other.player === player));
    const last = named.findLast(
      (one) => one.acknowledged !== undefined && one.invoked.t <= (match.told[0]?.t ?? 0),
    );
    if (last !== undefined && !found.includes(last)) found.push(last);
  }
  return found.includes(undefined) ? undefined : (found as Ticket[]);
}

function isOurs(player: string, tickets: ReadonlyMap<string, Ticket>): boolean {
  return [...tickets.values()].some((ticket) => ticket.players.some((other) => other.player === player));
}

function faultsOf(match: Match, tickets: readonly Ticket[], rules: Rules, model: Model): string[] {
  const found: string[] = [];
  const listed = match.teams
    .flatMap((team) => team.players)
    .filter((player) => !match.present.includes(player))
    .toSorted();
  const asked = tickets.flatMap(({ players }) => players.map(({ player }) => player)).toSorted();
  if (listed.join(' ') !== asked.join(' ')) found.push('those who play are not those who asked');
  if (tickets.some(({ queue }) => queue !== match.queue)) found.push('a ticket of another queue is in it');
  for (const { teams, at } of match.told as unknown as { teams: Match['teams']; at: string }[]) {
    if (JSON.stringify(teams) !== JSON.stringify(match.teams)) found.push(`line ${at} tells other teams`);
  }
  const asking = model.backfills.get(match.id)?.findLast(({ order }) => order <= match.order);
  if (match.present.length > 0 && asking === undefined) return [...found, 'it got players and did not ask'];
  // A history does not tell at which step, and against what of those who were there, a match got players: the tests of
  // the engine do.
  if (match.present.length > 0) return found;
  const parties = tickets.map(
    (ticket): Party => ({ ticket: ticket.id, players: ticket.players, ageMs: ageOf(ticket, match, model) }),
  );
  return [...found, ...rules.faults(parties, match.teams, match)];
}

/**
 * How long a ticket had waited when its group was found. Under simulated time the history shows that moment. Else the
 * server says it: when it asked whether they come, or else when they were matched; or it was less than until the news.
 */
function ageOf(ticket: Ticket, match: Match, model: Model): number {
  if (model.isVirtual) return wholeMs(match.made.t) - wholeMs(ticket.invoked.t);
  const end = ticket.notices.findIndex(({ state }) => state === 'PLACING' || state === 'COMPLETED');
  const asked = ticket.notices[end - 1];
  const said = asked?.state === 'REQUIRES_ACCEPTANCE' ? asked : ticket.notices[end];
  return said?.waitedMs ?? ((match.told[0]?.t ?? 0) - ticket.invoked.t) / 1_000;
}

function wholeMs(t: number): number {
  return Math.floor(t / 1_000);
}
