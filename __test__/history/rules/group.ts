import type { Rule, RuleDocument, Terms } from './document.ts';
import type { Expression } from './expression.ts';
import { faultOf } from './hold.ts';
import { sum } from './numbers.ts';
import { usableRegions } from './regions.ts';
import { canTakeRoles } from './roles.ts';
import type { Lineup, Party } from './types.ts';

/** Beyond so many steps a search for a group gives up and says so. */
const SEARCH_STEPS_MAX = 200_000;

/** Thrown where a search would take too long. */
class TooMuch extends Error {}

/** Looks for legal groups and ways to put them into teams, by trying everything. */
export class GroupSearch {
  readonly #document: RuleDocument;
  readonly #terms: Terms;
  /** Rules whose fault no further party mends, and which do not ask for teams. */
  readonly #lasting: readonly Rule[];
  /** All others that count. */
  readonly #others: readonly Rule[];
  readonly #latencies: readonly Rule[];
  /** Two teams of equal size may change places without a difference. */
  readonly #areAlike: boolean;
  #steps = 0;

  constructor(document: RuleDocument, terms: Terms) {
    this.#document = document;
    this.#terms = terms;
    const counting = terms.rules.filter(({ isPart }) => !isPart);
    this.#latencies = counting.filter(({ type }) => type === 'latency');
    this.#lasting = counting.filter(({ type }) => type === 'batchDistance');
    this.#others = counting.filter((rule) => ![...this.#latencies, ...this.#lasting].includes(rule));
    const named = terms.rules.flatMap(({ measurements, reference }) =>
      [...measurements, ...(reference === undefined ? [] : [reference])].flatMap(teamsIn),
    );
    this.#areAlike = document.roles?.teams === undefined && named.every((name) => name === '*');
  }

  /** Whether these parties make a legal group. Undefined when that is too much work to find out. */
  isLegal(parties: readonly Party[]): boolean | undefined {
    return this.#bounded(() => this.#passes(parties) && this.#canPlace(parties));
  }

  /** Whether some of the others make a legal group with these. Undefined when that is too much work to find out. */
  canGrow(group: readonly Party[], others: readonly Party[]): boolean | undefined {
    return this.#bounded(() => this.#grows(group, others, 0));
  }

  /** Every subset of the others that makes a legal group with the anchor. */
  groupsOf(anchor: Party, others: readonly Party[]): Party[][] {
    const found: Party[][] = [];
    const extend = (group: readonly Party[], from: number): void => {
      if (this.#canPlace(group)) found.push([...group]);
      for (let index = from; index < others.length; index += 1) {
        const grown = [...group, others[index] as Party];
        if (this.#passes(grown)) extend(grown, index + 1);
      }
    };
    if (this.#passes([anchor])) extend([anchor], 0);
    return found;
  }

  #bounded(ask: () => boolean): boolean | undefined {
    this.#steps = 0;
    try {
      return ask();
    } catch (error) {
      if (error instanceof TooMuch) return undefined;
      throw error;
    }
  }

  #grows(group: readonly Party[], others: readonly Party[], from: number): boolean {
    const least = sum(this.#terms.teams.map(({ min }) => min));
    const most = sum([...group, ...others.slice(from)].map(({ players }) => players.length));
    if (most < least || !this.#passes(group)) return false;
    if (this.#canPlace(group)) return true;
    for (let index = from; index < others.length; index += 1) {
      if (this.#grows([...group, others[index] as Party], others, index + 1)) return true;
    }
    return false;
  }

  /** Whether a group is not lost already, whoever comes to it. */
  #passes(group: readonly Party[]): boolean {
    this.#step();
    const room = sum(this.#terms.teams.map(({ max }) => max));
    if (sum(group.map(({ players }) => players.length)) > room) return false;
    const lineup = [{ name: '', stem: '', parties: group }];
    if (!this.#lasting.every((rule) => this.#holds(rule, lineup))) return false;
    const withMaximum = this.#latencies.map((rule) => ({ ...rule, maxDistance: undefined }));
    return withMaximum.length === 0 || usableRegions(withMaximum, group).length > 0;
  }

  /** Whether the parties can be put into the teams so that every rule holds. */
  #canPlace(parties: readonly Party[]): boolean {
    const { teams } = this.#terms;
    const least = sum(teams.map(({ min }) => min));
    if (sum(parties.map(({ players }) => players.length)) < least) return false;
    if (this.#latencies.length > 0 && usableRegions(this.#latencies, parties).length === 0) return false;
    const inTeams = teams.map((): Party[] => []);
    const sizes = teams.map(() => 0);
    const place = (index: number): boolean => {
      this.#step();
      const party = parties[index];
      if (party === undefined) {
        return teams.every(({ min }, team) => (sizes[team] ?? 0) >= min) && this.#isRight(inTeams);
      }
      const size = party.players.length;
      // Those who are still to be placed have to suffice for what the teams lack.
      const lacking = sum(teams.map(({ min }, team) => Math.max(0, min - (sizes[team] ?? 0))));
      if (lacking > sum(parties.slice(index).map(({ players }) => players.length))) return false;
      return teams.some(({ max }, team) => {
        if ((sizes[team] ?? 0) + size > max || this.#isTwin(team, inTeams)) return false;
        inTeams[team]?.push(party);
        sizes[team] = (sizes[team] ?? 0) + size;
        const fits = place(index + 1);
        inTeams[team]?.pop();
        sizes[team] = (sizes[team] ?? 0) - size;
        return fits;
      });
    };
    return place(0);
  }

  /** Two empty teams that are alike need not both be tried. */
  #isTwin(team: number, inTeams: readonly (readonly Party[])[]): boolean {
    const { teams } = this.#terms;
    if (!this.#areAlike || inTeams[team]?.length !== 0) return false;
    return teams.some(
      ({ min, max }, earlier) =>
        earlier < team &&
        inTeams[earlier]?.length === 0 &&
        min === teams[team]?.min &&
        max === teams[team]?.max,
    );
  }

  #isRight(inTeams: readonly (readonly Party[])[]): boolean {
    const lineup: Lineup = this.#terms.teams.map(({ name, stem }, team) => ({
      name,
      stem,
      parties: inTeams[team] ?? [],
    }));
    return (
      lineup.every((side) => canTakeRoles(this.#document, side)) &&
      this.#others.every((rule) => this.#holds(rule, lineup))
    );
  }

  #holds(rule: Rule, lineup: Lineup): boolean {
    return faultOf(rule, { document: this.#document, terms: this.#terms, lineup }) === undefined;
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > SEARCH_STEPS_MAX) throw new TooMuch();
  }
}

/** Names of the teams that an expression looks at. */
function teamsIn(expression: Expression): readonly string[] {
  if (expression.kind === 'players') return expression.teams;
  return expression.kind === 'call' ? expression.of.flatMap(teamsIn) : [];
}
