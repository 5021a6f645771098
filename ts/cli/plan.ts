/** A rule set that the engine has found good; only what a summary needs. */
interface GoodRules {
  readonly teams: readonly Team[];
  readonly rules?: readonly Rule[];
  readonly expansions?: readonly Expansion[];
  readonly algorithm?: { readonly expansionAgeSelection?: string };
  readonly queue?: { readonly tickMs?: number; readonly requestTimeoutSeconds?: number };
}

interface Team {
  readonly name: string;
  readonly minPlayers: number;
  readonly maxPlayers: number;
}

interface Rule {
  readonly name: string;
  readonly type: string;
  readonly batchAttribute?: string;
  readonly maxDistance?: number | string;
}

interface Expansion {
  readonly target: string;
  readonly steps: readonly { readonly waitTimeSeconds: number; readonly value: number }[];
}

/**
 * What the engine will make of a good rule set, a few lines for eyes.
 *
 * @param queue the queue's name, @param rules the rule set, a JSON text that has no problems.
 */
export function planOf(queue: string, rules: string): string[] {
  const set = JSON.parse(rules) as GoodRules;
  return [
    `queue ${queue}: ${passText(set.queue?.tickMs ?? 1_000)}, tickets time out after ${set.queue?.requestTimeoutSeconds ?? 300} s`,
    `teams: ${set.teams.map(teamText).join(', ')}`,
    ...(set.rules ?? []).map((rule, index) => ruleText(rule, index === 0)),
    ...(set.expansions ?? []).map(expansionText),
    ...clockNote(set),
  ];
}

function passText(tickMs: number): string {
  return tickMs === 0 ? 'a pass on arrival' : `a pass each ${tickMs} ms`;
}

function teamText({ name, minPlayers, maxPlayers }: Team): string {
  return `${name} of ${minPlayers === maxPlayers ? maxPlayers : `${minPlayers} to ${maxPlayers}`}`;
}

function ruleText({ name, type, batchAttribute, maxDistance }: Rule, isIndex: boolean): string {
  const index = isIndex ? ', which the search is indexed by' : '';
  return `rule ${name}: ${type} of ${batchAttribute} at most ${maxDistance}${index}`;
}

function expansionText({ target, steps }: Expansion): string {
  const changes = steps.map(({ waitTimeSeconds, value }) => `${value} after ${waitTimeSeconds} s`);
  return `expansion: ${target} becomes ${changes.join(', ')}`;
}

/** FlexMatch's own default clock has no bound on a wait; a studio should know. */
function clockNote({ expansions = [], algorithm }: GoodRules): string[] {
  if (expansions.length === 0 || algorithm?.expansionAgeSelection === 'oldest') return [];
  return [
    'note: expansionAgeSelection is newest, the default: each ticket that joins a group starts its expansions ' +
      'anew, so a wait has no bound; oldest gives it one',
  ];
}
