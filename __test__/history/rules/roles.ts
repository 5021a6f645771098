import type { RuleDocument, Team } from './document.ts';
import { valueOf } from './measure.ts';
import { sum } from './numbers.ts';
import type { Player, Side, ToldTeam } from './types.ts';

/** Whether the players of a team can take the roles that the rule set asks for. */
export function canTakeRoles(document: RuleDocument, side: Side): boolean {
  return leastRanks(document, side) !== undefined;
}

/** What is wrong with the roles that the players of a team were told. */
export function roleFault(document: RuleDocument, side: Side, told: ToldTeam): string | undefined {
  if (!isConcerned(document, side)) return undefined;
  const least = leastRanks(document, side);
  if (least === undefined) return `team ${side.name} cannot be made of the roles`;
  const players = side.parties.flatMap((party) => party.players);
  const roles = players.map(({ player }) => told.roles?.[player]);
  const ranks = players.map((player, index) => rankOf(document, player, roles[index]));
  const unfit = players.find((_, index) => ranks[index] === undefined);
  if (unfit !== undefined) return `team ${side.name}: ${unfit.player} has a role that he does not play`;
  for (const { role, min, max } of document.roles?.composition ?? []) {
    const count = roles.filter((one) => one === role).length;
    if (count < min || count > max)
      return `team ${side.name} has ${count} of role ${role}, not ${min} to ${max}`;
  }
  const total = sum(ranks as number[]);
  if (total > least) return `team ${side.name}: roles of rank ${total} in all, and ${least} would do`;
  return undefined;
}

/** The least sum of ranks with which a team's players take its roles, by trying all; undefined: they cannot. */
function leastRanks(document: RuleDocument, side: Side): number | undefined {
  if (!isConcerned(document, side)) return 0;
  const composition = document.roles?.composition ?? [];
  const players = side.parties.flatMap((party) => party.players);
  const counts = composition.map(() => 0);
  const place = (index: number): number | undefined => {
    const player = players[index];
    if (player === undefined) {
      return composition.every(({ min }, role) => (counts[role] ?? 0) >= min) ? 0 : undefined;
    }
    let least: number | undefined;
    for (const [number, { role, max }] of composition.entries()) {
      const rank = rankOf(document, player, role);
      const count = counts[number] ?? 0;
      if (rank === undefined || count >= max) continue;
      counts[number] = count + 1;
      const rest = place(index + 1);
      counts[number] = count;
      if (rest !== undefined && rank + rest < (least ?? Number.POSITIVE_INFINITY)) least = rank + rest;
    }
    return least;
  };
  return place(0);
}

/** The place of a role in a player's list; 0 where he plays any; undefined where he does not play it. */
function rankOf(document: RuleDocument, player: Player, role: string | undefined): number | undefined {
  const list = valueOf(document, player, document.roles?.attribute ?? '') as readonly string[];
  if (list.length === 0) return 0;
  const rank = list.indexOf(role ?? '');
  return rank < 0 ? undefined : rank;
}

function isConcerned({ roles }: RuleDocument, { name, stem }: Pick<Team, 'name' | 'stem'>): boolean {
  return roles !== undefined && (roles.teams?.some((one) => one === name || one === stem) ?? true);
}
