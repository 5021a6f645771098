import { Finding } from '../finding.ts';
import { groupedBy } from '../grouped.ts';
import type { Line } from '../lines.ts';
import type { Connection, Model } from '../model.ts';

/** Whoever is connected for so long after others were told has been told too. Microseconds. */
const TOLD_WITHIN_US = 1_000_000;

/** 7. Every notification arrives at least once, in `seq` order per session; its effect happens once. */
export function checkDelivery(model: Model): Finding {
  const finding = new Finding('7', 'told at least once, in order, and acted on once');
  for (const connections of model.connections.values()) {
    for (const connection of connections) inOrder(connection, finding);
  }
  for (const match of model.matches.values()) {
    const [first] = match.told;
    const came = match.teams.flatMap((team) => team.players).filter((one) => !match.present.includes(one));
    for (const player of came) {
      const isTold = match.told.some((line) => line.player === player);
      everybodyTold(model, player, first, isTold, `match ${match.id}`, finding);
    }
  }
  for (const { id, players, finals } of model.tickets.values()) {
    const [first] = finals;
    for (const { player } of finals.length > 0 ? players : []) {
      const isTold = finals.some((line) => line.player === player);
      everybodyTold(model, player, first, isTold, `the end of ticket ${id}`, finding);
    }
  }
  actedOnce(model, finding);
  return finding;
}

/** 18. Engine time never goes back. */
export function checkTime(model: Model): Finding {
  const finding = new Finding('18', 'engine time never goes back');
  for (const notices of model.sessions.values()) {
    for (const lines of groupedBy(
      notices.filter(({ op }) => op !== 'match'),
      ({ ticket }) => ticket,
    ).values()) {
      const ordered = lines.toSorted((one, other) => (one.seq ?? 0) - (other.seq ?? 0));
      for (const [index, line] of ordered.entries()) {
        const before = ordered[index - 1];
        if (before?.waitedMs === undefined || line.waitedMs === undefined) continue;
        finding.observe();
        if (line.waitedMs >= before.waitedMs) continue;
        // The ticket's own place is looked after by invariant 6.
        if (before.reason === 'ABSENT' || before.connection !== line.connection) continue;
        const text = `ticket ${line.ticket} had waited ${before.waitedMs} ms, and then ${line.waitedMs} ms`;
        finding.violate(text, before, line);
      }
    }
  }
  for (const lines of groupedBy(model.events, ({ proc }) => proc).values()) eventsInOrder(lines, finding);
  return finding;
}

function inOrder({ notices, hello, welcome }: Connection, finding: Finding): void {
  let last = welcome['resumed'] === true ? Number(hello['lastSeq'] ?? 0) : 0;
  let lastLine: Line = hello;
  for (const line of notices) {
    const { seq } = line;
    if (seq === undefined) continue;
    finding.observe();
    if (seq <= last) finding.violate(`${line.player} was told seq ${seq} after ${last}`, lastLine, line);
    [last, lastLine] = [seq, line];
  }
}

function everybodyTold(
  model: Model,
  player: string,
  first: Line | undefined,
  isTold: boolean,
  what: string,
  finding: Finding,
): void {
  const since = first?.t ?? 0;
  const wasThere = model
    .presence(player)
    .some(({ from, to }) => to - Math.max(from, since) >= TOLD_WITHIN_US);
  if (!isTold && !wasThere) return;
  finding.observe();
  if (!isTold) finding.violate(`${player} was never told of ${what}`, first);
}

function keyOf({ op, player, ticket, match }: Line): string {
  return `${op} ${player} ${match ?? ticket}`;
}

function actedOnce(model: Model, finding: Finding): void {
  const handled = groupedBy(model.handled, keyOf);
  for (const [key, lines] of handled) {
    finding.observe();
    if (lines.length > 1) finding.violate(`acted on more than once: ${key}`, ...lines);
  }
  const heard = [...model.matches.values()].flatMap(({ told }) => told);
  for (const line of [...heard, ...[...model.tickets.values()].flatMap(({ finals }) => finals)]) {
    if (!handled.has(keyOf(line))) finding.violate(`heard and not acted on: ${keyOf(line)}`, line);
  }
}

function eventsInOrder(lines: readonly Line[], finding: Finding): void {
  let before: Line | undefined;
  for (const line of lines) {
    const isGap = line.op === 'eventGap';
    if (before !== undefined && !isGap) {
      finding.observe();
      const [earlier, later] = [Number(before['atMs']), Number(line['atMs'])];
      if (later < earlier)
        finding.violate(`an event of ${later} ms follows one of ${earlier} ms`, before, line);
      if ((line.seq ?? 0) !== (before.seq ?? 0) + 1) {
        finding.violate(`event ${line.seq} follows event ${before.seq}`, before, line);
      }
    }
    before = isGap ? undefined : line;
  }
}
