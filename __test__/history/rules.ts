/**
 * The rule language by brute force: written from docs/rules.md alone, with nothing of the engine in it, and as plainly
 * as it goes. It knows what the engine runs (teams, `batchDistance` on numbers, expansions, both clocks) and refuses a
 * rule set that holds anything else, so that nothing is judged by half of its rules.
 */

/** A ticket as the rules see it. */
export interface Party {
  readonly ticket: string;
  readonly players: readonly {
    readonly player: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  }[];
  /** How long it has waited, in milliseconds. */
  readonly ageMs: number;
}

/** The values of one moment: what the expansions have made of the rule set. */
interface Terms {
  readonly teams: readonly { readonly name: string; readonly min: number; readonly max: number }[];
  readonly distances: readonly { readonly rule: BatchDistance; readonly max: number }[];
}

interface BatchDistance {
  readonly name: string;
  readonly batchAttribute: string;
  readonly maxDistance: number | string;
  readonly partyAggregation?: 'min' | 'max' | 'avg';
}

interface Expansion {
  readonly target: string;
  readonly steps: readonly { readonly waitTimeSeconds: number; readonly value: number | string }[];
}

interface Document {
  readonly teams: readonly {
    readonly name: string;
    readonly minPlayers: number;
    readonly maxPlayers: number;
  }[];
  readonly rules?: readonly (BatchDistance & { readonly type: string })[];
  readonly expansions?: readonly Expansion[];
  readonly playerAttributes?: readonly {
    readonly name: string;
    readonly type: string;
    readonly default?: unknown;
  }[];
  readonly algorithm?: { readonly expansionAgeSelection?: 'newest' | 'oldest' };
  readonly queue?: { readonly tickMs?: number };
}

/** Sums and differences of doubles in another order may differ by so much. */
const ROUNDING = 1e-6;
const TICK_MS_DEFAULT = 1_000;
/** Beyond so many steps a search for a group gives up and says so. */
const SEARCH_STEPS_MAX = 200_000;

/** A rule set and what it allows. */
export class Rules {
  readonly #document: Document;

  /** Throws where the rule set holds something that is not known here. */
  constructor(document: unknown) {
    this.#document = document as Document;
    for (const { name, type, batchAttribute } of this.#document.rules ?? []) {
      const kind = this.#document.playerAttributes?.find(
        (attribute) => attribute.name === batchAttribute,
      )?.type;
      if (type !== 'batchDistance' || kind !== 'number') {
        throw new Error(
          `rule ${name}: only batchDistance on a number can be judged, not ${type} on a ${kind}`,
        );
      }
    }
  }

  /** How long until nothing expands any more, in milliseconds. */
  get lastStepMs(): number {
    const waits = (this.#document.expansions ?? []).flatMap(({ steps }) =>
      steps.map((step) => step.waitTimeSeconds),
    );
    return Math.max(0, ...waits) * 1_000;
  }

  /** The time between two passes, in milliseconds; 0: a pass on arrival. */
  get tickMs(): number {
    return this.#document.queue?.tickMs ?? TICK_MS_DEFAULT;
  }

  /** What is wrong with a match of these parties in these teams: a sentence each. */
  faults(
    parties: readonly Party[],
    teams: readonly { readonly name: string; readonly players: readonly string[] }[],
  ) {
    const terms = this.#termsOf(parties);
    const found: string[] = [];
    for (const { name, min, max } of terms.teams) {
      const size = teams.find((team) => team.name === name)?.players.length ?? 0;
      if (size < min || size > max) found.push(`team ${name} has ${size} players, not ${min} to ${max}`);
    }
    for (const { name } of teams) {
      if (!terms.teams.some((team) => team.name === name))
        found.push(`there is no team ${name} in the rules`);
    }
    for (const { players, ticket } of parties) {
      const isTogether = teams.some((team) => players.every(({ player }) => team.players.includes(player)));
      if (!isTogether) found.push(`the party of ticket ${ticket} was split`);
    }
    return [...found, ...this.#distanceFaults(parties, terms)];
  }

  /**
   * Whether some of these tickets make a legal group that this one is part of, all of them past the last step.
   * Undefined when that is too much work to find out.
   */
  hasGroupWith(anchor: Party, others: readonly Party[]): boolean | undefined {
    const terms = this.#termsAt(Number.POSITIVE_INFINITY);
    const [first] = terms.distances;
    const measure = (party: Party) => (first === undefined ? 0 : this.#valueOf(party, first.rule));
    const distance = (party: Party) => Math.abs(measure(party) - measure(anchor));
    const near = others
      .filter((other) => other.ticket !== anchor.ticket)
      .filter((other) => this.#distanceFaults([anchor, other], terms).length === 0)
      .toSorted((one, other) => distance(one) - distance(other));
    let steps = 0;
    const extend = (group: readonly Party[], from: number): boolean | undefined => {
      steps += 1;
      if (steps > SEARCH_STEPS_MAX) return undefined;
      if (
        canFill(
          group.map(({ players }) => players.length),
          terms.teams,
        )
      )
        return true;
      const room = sum(terms.teams.map(({ max }) => max)) - sum(group.map(({ players }) => players.length));
      for (let index = from; index < near.length; index += 1) {
        const next = near[index] as Party;
        if (next.players.length > room) continue;
        const grown = [...group, next];
        if (this.#distanceFaults(grown, terms).length > 0) continue;
        const found = extend(grown, index + 1);
        if (found !== false) return found;
      }
      return false;
    };
    return extend([anchor], 0);
  }

  #distanceFaults(parties: readonly Party[], { distances }: Terms): string[] {
    return distances.flatMap(({ rule, max }) => {
      const values = parties.map((party) => this.#valueOf(party, rule));
      const spread = Math.max(...values) - Math.min(...values);
      if (spread <= max + ROUNDING) return [];
      return [`rule ${rule.name}: values are ${Number(spread.toFixed(3))} apart, and ${max} is allowed`];
    });
  }

  /** A party's value: made of its members' by the rule's aggregation. */
  #valueOf({ players }: Party, { batchAttribute, partyAggregation = 'avg' }: BatchDistance): number {
    const declared = this.#document.playerAttributes?.find(({ name }) => name === batchAttribute);
    const values = players.map(({ attributes }) => Number(attributes[batchAttribute] ?? declared?.default));
    if (partyAggregation === 'min') return Math.min(...values);
    if (partyAggregation === 'max') return Math.max(...values);
    return sum(values) / values.length;
  }

  /** The terms of a group: its age is that of its oldest ticket, or of its newest. */
  #termsOf(parties: readonly Party[]): Terms {
    const ages = parties.map(({ ageMs }) => ageMs);
    const isOldest = this.#document.algorithm?.expansionAgeSelection === 'oldest';
    return this.#termsAt(isOldest ? Math.max(...ages) : Math.min(...ages));
  }

  #termsAt(ageMs: number): Terms {
    const valueAt = (target: string, initial: number | string) => {
      const steps = (this.#document.expansions ?? [])
        .filter((one) => one.target === target)
        .flatMap((one) => one.steps);
      const reached = steps.filter((step) => step.waitTimeSeconds * 1_000 <= ageMs);
      return Number(reached.at(-1)?.value ?? initial);
    };
    return {
      teams: this.#document.teams.map(({ name, minPlayers, maxPlayers }) => ({
        name,
        min: valueAt(`teams[${name}].minPlayers`, minPlayers),
        max: valueAt(`teams[${name}].maxPlayers`, maxPlayers),
      })),
      distances: (this.#document.rules ?? []).map((rule) => ({
        rule,
        max: valueAt(`rules[${rule.name}].maxDistance`, rule.maxDistance),
      })),
    };
  }
}

/** Whether parties of these sizes fill the teams, none of them split: by trying every way. */
function canFill(sizes: readonly number[], teams: Terms['teams']): boolean {
  const filled = teams.map(() => 0);
  const place = (index: number): boolean => {
    const size = sizes[index];
    if (size === undefined) return teams.every(({ min }, team) => (filled[team] ?? 0) >= min);
    return teams.some(({ max }, team) => {
      const before = filled[team] ?? 0;
      // Two teams that are alike and equally full need not both be tried.
      const isTried = teams.some(
        (other, earlier) =>
          earlier < team && filled[earlier] === before && other.max === max && other.min === teams[team]?.min,
      );
      if (isTried || before + size > max) return false;
      filled[team] = before + size;
      const fits = place(index + 1);
      filled[team] = before;
      return fits;
    });
  };
  return place(0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
