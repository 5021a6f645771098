import type { Plan, PlanWarning, ServedRule } from '../engine/rules.ts';
import { table } from './table.ts';

/**
 * What the engine will make of a good rule set, lines for eyes.
 *
 * @param queue the queue's name.
 */
export function planLines(queue: string, plan: Plan): string[] {
  return [
    queueText(queue, plan),
    `teams: ${teamsText(plan)}`,
    ...named('partition: the pool is split by', plan.partition),
    ...named('index: the pool is ordered by', plan.index === null ? [] : [plan.index]),
    ...named('regions: reach is a set of regions, for', plan.regions),
    ...plan.order.map((what) => `order of candidates: ${what}`),
    ...named('scan: checked group by group,', plan.scan),
    ...named('part of compound rules:', plan.parts),
    ...(plan.score.length === 0 ? [] : [`score of a group: ${plan.score.join(' + ')}`]),
    ...timelineLines(plan),
    ...costLines(plan),
    ...plan.warnings.map(warningText),
  ];
}

function queueText(queue: string, { queue: options, strategy }: Plan): string {
  const pass = options.tickMs === 0 ? 'a pass on arrival' : `a pass each ${options.tickMs} ms`;
  const timeout = `tickets time out after ${options.requestTimeoutMs / 1_000} s`;
  const accept = options.acceptanceRequired ? ', players accept first' : '';
  return `queue ${queue}: ${pass}, ${timeout}${accept}; ${strategy}, objective ${options.objective}`;
}

/** Teams named in full; of more, the first and how many. */
const TEAMS_SHOWN = 6;

function teamsText({ teams }: Plan): string {
  const shown = teams.slice(0, TEAMS_SHOWN).map(({ name, quantity, minPlayers, maxPlayers }) => {
    const size = minPlayers === maxPlayers ? `${maxPlayers}` : `${minPlayers} to ${maxPlayers}`;
    return quantity === 1 ? `${name} of ${size}` : `${quantity} times ${name} of ${size}`;
  });
  const more = teams.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function named(what: string, rules: readonly ServedRule[]): string[] {
  return rules.map(({ rule, kind, attribute, limits }) => {
    const of = attribute === null ? '' : ` of ${attribute}`;
    return `${what} rule ${rule} (${kind}${of}${limits === '' ? '' : `, ${limits}`})`;
  });
}

function timelineLines({ timeline }: Plan): string[] {
  if (timeline.targets.length === 0) return [];
  const rows = timeline.rows.map(({ fromMs, values }) => [`${fromMs / 1_000} s`, ...values]);
  return [
    `expansions by the age of the ${timeline.clock} ticket:`,
    ...table([['from', ...timeline.targets], ...rows]).map((line) => `  ${line}`),
  ];
}

function costLines({ cost, queue }: Plan): string[] {
  const rows = cost.rows.map((row) =>
    [row.tickets, row.candidates, row.perMatch, row.perPass, row.passes].map(count),
  );
  return [
    `evaluations, estimated, of ${count(queue.searchBudget)} that one pass has:`,
    ...table([['tickets', 'candidates', 'one match', 'all tickets', 'passes'], ...rows]).map(
      (line) => `  ${line}`,
    ),
    `  model: ${cost.model}`,
  ];
}

const count = (number: number) => Math.round(number).toLocaleString('en');

const WORDS: Readonly<Record<PlanWarning['kind'], string>> = {
  neverPasses: 'warning: never passes',
  starves: 'warning: starves',
  noEffect: 'warning: no effect',
  note: 'note',
};

function warningText({ kind, about, message }: PlanWarning): string {
  return `${WORDS[kind]}: ${about}: ${message}`;
}
