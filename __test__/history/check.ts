import { checkAcceptance, checkTimeouts } from './checks/acceptance.ts';
import { checkClaims } from './checks/claims.ts';
import { checkDelivery, checkTime } from './checks/delivery.ts';
import { checkCancels, checkEndings } from './checks/endings.ts';
import { checkLegality } from './checks/legality.ts';
import { checkLiveness, type MatchedShare, matchedShare } from './checks/liveness.ts';
import { checkAbsence, checkHealthy, checkReconnects } from './checks/presence.ts';
import type { Finding } from './finding.ts';
import type { History } from './lines.ts';
import { Model } from './model.ts';

/** What a history shows. */
export interface Verdict {
  readonly findings: readonly Finding[];
  readonly share: MatchedShare;
  readonly lines: number;
  readonly tickets: number;
  readonly matches: number;
  readonly players: number;
  /** How many times the server was down. */
  readonly outages: number;
  /** Rule sets that could not be judged. */
  readonly unjudged: readonly string[];
}

const checks = [
  checkClaims,
  checkEndings,
  checkLegality,
  checkCancels,
  checkAcceptance,
  checkReconnects,
  checkDelivery,
  checkHealthy,
  checkLiveness,
  checkTimeouts,
  checkAbsence,
  checkTime,
];

/** Looks for every invariant in a history. */
export function checkHistory(history: History): Verdict {
  const model = new Model(history);
  return {
    findings: checks.map((check) => check(model)),
    share: matchedShare(model),
    lines: history.lines.length,
    tickets: model.tickets.size,
    matches: model.matches.size,
    players: model.connections.size,
    outages: model.outages.length,
    unjudged: model.unjudged,
  };
}

/** Violations that are printed of one invariant. */
const PRINTED_MAX = 5;

/** A verdict for eyes: a line an invariant, and its violations with the numbers of their lines. */
export function verdictText({ findings, share, ...verdict }: Verdict): string {
  const { lines, players, tickets, matches, outages } = verdict;
  const text = [
    `${lines} lines: ${players} players, ${tickets} tickets, ${matches} matches, server down ${outages} times`,
  ];
  for (const { invariant, title, observations, undecided, violations } of findings) {
    const mark = violations.length > 0 ? '✗' : observations > 0 ? '✓' : '·';
    const open = undecided > 0 ? `, ${undecided} undecided` : '';
    const seen = observations > 0 ? `${observations} observed${open}` : `never observed${open}`;
    text.push(`${mark} ${invariant.padStart(2)}  ${title}: ${seen}, ${violations.length} violations`);
    for (const violation of violations.slice(0, PRINTED_MAX)) {
      text.push(`        ${violation.text} (lines ${violation.lines.join(', ')})`);
    }
    if (violations.length > PRINTED_MAX) text.push(`        and ${violations.length - PRINTED_MAX} more`);
  }
  const percent = share.feasible === 0 ? '-' : `${((share.matched / share.feasible) * 100).toFixed(1)} %`;
  text.push(`matched ${share.matched} of ${share.feasible} tickets that could be: ${percent}`);
  for (const sentence of verdict.unjudged) text.push(`not judged: ${sentence}`);
  return `${text.join('\n')}\n`;
}
