/**
 * The rule language by brute force: written from docs/rules.md alone, with nothing of the engine in it, and as plainly
 * as it goes. It says whether a match obeys its rules, and whether waiting tickets make a legal group; what is only
 * preferred (weights, scoring, sorts) it does not judge.
 */
import { type Json, RuleDocument, type Terms } from './document.ts';
import { GroupSearch } from './group.ts';
import { faultOf } from './hold.ts';
import { partyNumber } from './measure.ts';
import { orderFrom } from './order.ts';
import { fastestRegion, knownRegions, usableRegions } from './regions.ts';
import { roleFault } from './roles.ts';
import type { Lineup, Party, ToldTeam } from './types.ts';

export type { Party, Player, ToldTeam } from './types.ts';

const TICK_MS_DEFAULT = 1_000;

/** A rule set and what it allows. */
export class Rules {
  readonly #document: RuleDocument;
  readonly #searches = new Map<Terms, GroupSearch>();

  /** Throws where the rule set holds something that is not known here. */
  constructor(document: unknown) {
    this.#document = new RuleDocument(document as Json);
  }

  /** When something expands: ages of a group in milliseconds, rising. */
  get stepsMs(): readonly number[] {
    return this.#document.waitsMs;
  }

  /** How long until nothing expands any more, in milliseconds. */
  get lastStepMs(): number {
    return this.#document.waitsMs.at(-1) ?? 0;
  }

  /** The time between two passes, in milliseconds; 0: a pass on arrival. */
  get tickMs(): number {
    return Number(this.#document.queueOption('tickMs') ?? TICK_MS_DEFAULT);
  }

  /** The age of a group, in milliseconds: that of its oldest ticket, or of its newest. */
  ageOf(parties: readonly Party[]): number {
    const ages = parties.map(({ ageMs }) => ageMs);
    return this.#document.clock === 'oldest' ? Math.max(...ages) : Math.min(...ages);
  }

  /** What is wrong with a match of these parties in these teams: a sentence each. */
  faults(
    parties: readonly Party[],
    teams: readonly ToldTeam[],
    told: { readonly region?: string; readonly present?: readonly string[] } = {},
  ) {
    const terms = this.#document.termsAt(this.ageOf(parties));
    const found: string[] = [];
    for (const { name, min, max } of terms.teams) {
      const size = teams.find((team) => team.name === name)?.players.length ?? 0;
      if (size < min || size > max) found.push(`team ${name} has ${size} players, not ${min} to ${max}`);
    }
    for (const { name } of teams) {
      if (!terms.teams.some((team) => team.name === name))
        found.push(`there is no team ${name} in the rules`);
    }
    const split = parties.filter(
      ({ players }) => !teams.some((team) => players.every(({ player }) => team.players.includes(player))),
    );
    for (const { ticket } of split) found.push(`the party of ticket ${ticket} was split`);
    if (split.length > 0) return found;
    const lineup = terms.teams.map(({ name, stem }): Lineup[number] => {
      const players = teams.find((team) => team.name === name)?.players ?? [];
      return {
        name,
        stem,
        parties: parties.filter((party) => players.includes(party.players[0]?.player ?? '')),
      };
    });
    found.push(...this.#ruleFaults(terms, lineup));
    // Those who were there keep their roles, and the match its region.
    if ((told.present ?? []).length > 0) return found;
    return [...found, ...this.#roleFaults(lineup, teams), ...this.#regionFaults(terms, parties, told.region)];
  }

  /** Whether these parties make a legal group at their ages. Undefined when that is too much work to find out. */
  isLegal(parties: readonly Party[]): boolean | undefined {
    return this.#searchAt(this.#document.termsAt(this.ageOf(parties))).isLegal(parties);
  }

  /** The region in which a match of these parties is played; undefined: none is known to suit all. */
  regionOf(parties: readonly Party[]): string | undefined {
    return this.#regionAt(this.#document.termsAt(this.ageOf(parties)), parties);
  }

  /**
   * Whether some of these tickets make a legal group that this one is part of, when the group is so old (milliseconds;
   * by default past the last step). Undefined when that is too much work to find out.
   */
  hasGroupWith(
    anchor: Party,
    others: readonly Party[],
    ageMs = Number.POSITIVE_INFINITY,
  ): boolean | undefined {
    const terms = this.#document.termsAt(ageMs);
    const search = this.#searchAt(terms);
    const first = terms.rules.find(({ type, isPart }) => type === 'batchDistance' && !isPart);
    const isNumber = first !== undefined && this.#document.attribute(first.batchAttribute).type === 'number';
    const measure = (party: Party) =>
      isNumber ? partyNumber(this.#document, party, first.batchAttribute) : 0;
    const distance = (party: Party) => Math.abs(measure(party) - measure(anchor));
    // Whoever stands near is likely to be in a group: no more than a good order to try them in.
    const near = others
      .filter(({ ticket }) => ticket !== anchor.ticket)
      .toSorted((one, other) => distance(one) - distance(other));
    return search.canGrow([anchor], near);
  }

  /** Every legal group of these tickets at their present ages, as the one list of tickets in each. */
  legalGroups(parties: readonly Party[]): Party[][] {
    const ages = new Set(parties.map(({ ageMs }) => ageMs));
    return [...ages].flatMap((ageMs) => {
      const search = this.#searchAt(this.#document.termsAt(ageMs));
      // Groups of this age: one member has it, and none is older, or none is newer.
      const fitting = parties.filter((party) =>
        this.#document.clock === 'oldest' ? party.ageMs <= ageMs : party.ageMs >= ageMs,
      );
      return fitting
        .flatMap((anchor, index) => search.groupsOf(anchor, fitting.slice(index + 1)))
        .filter((group) => this.ageOf(group) === ageMs);
    });
  }

  /** The other parties in the order in which an anchor looks at them, as the sort rules say. */
  orderFrom(anchor: Party, present: readonly Party[]): Party[] {
    return orderFrom(this.#document, anchor, present);
  }

  /** How far the first numeric distance rule is used up by a group; 0 without one. */
  spreadOf(parties: readonly Party[]): number {
    const rules = this.#document.termsAt(0).rules;
    const first = rules.find(
      ({ type, batchAttribute }) =>
        type === 'batchDistance' && this.#document.attribute(batchAttribute).type === 'number',
    );
    if (first === undefined) return 0;
    const kind = first.aggregation as 'min' | 'max' | 'avg' | undefined;
    const values = parties.map((party) => partyNumber(this.#document, party, first.batchAttribute, kind));
    return Math.max(...values) - Math.min(...values);
  }

  #searchAt(terms: Terms): GroupSearch {
    const search = this.#searches.get(terms) ?? new GroupSearch(this.#document, terms);
    this.#searches.set(terms, search);
    return search;
  }

  #ruleFaults(terms: Terms, lineup: Lineup): string[] {
    const counting = terms.rules.filter(({ isPart }) => !isPart);
    const found = counting.flatMap((rule) => {
      const fault = faultOf(rule, { document: this.#document, terms, lineup });
      return fault === undefined ? [] : [`rule ${rule.name}: ${fault}`];
    });
    const latencies = counting.filter(({ type }) => type === 'latency');
    const parties = lineup.flatMap((side) => side.parties);
    const haveCommon = latencies.length === 0 || usableRegions(latencies, parties).length > 0;
    if (!haveCommon && !found.some((fault) => fault.includes('no region')))
      found.push('no region holds for all latency rules');
    return found;
  }

  #roleFaults(lineup: Lineup, teams: readonly ToldTeam[]): string[] {
    if (this.#document.roles === undefined) return [];
    return lineup.flatMap((side) => {
      const told = teams.find(({ name }) => name === side.name);
      const fault = told === undefined ? undefined : roleFault(this.#document, side, told);
      return fault === undefined ? [] : [fault];
    });
  }

  #regionAt(terms: Terms, parties: readonly Party[]): string | undefined {
    const latencies = terms.rules.filter(({ type, isPart }) => type === 'latency' && !isPart);
    const regions = latencies.length > 0 ? usableRegions(latencies, parties) : knownRegions(parties);
    return fastestRegion(regions, parties);
  }

  #regionFaults(terms: Terms, parties: readonly Party[], told: string | undefined): string[] {
    const expected = this.#regionAt(terms, parties);
    if ((told ?? '') === (expected ?? '')) return [];
    return [`it is played in ${told || 'no region'}, and ${expected ?? 'no region'} is the fastest for all`];
  }
}
