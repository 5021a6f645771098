/** What the rules are about: players who wait together, and teams that they are put into. */

/** A player as the rules see him. */
export interface Player {
  readonly player: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Milliseconds by region; absent: he reported none. */
  readonly latencyMs?: Readonly<Record<string, number>>;
}

/** A ticket as the rules see it. */
export interface Party {
  readonly ticket: string;
  readonly players: readonly Player[];
  /** How long it has waited, in milliseconds. */
  readonly ageMs: number;
}

/** A team of a match as it was told. */
export interface ToldTeam {
  readonly name: string;
  readonly players: readonly string[];
  /** The role of each player who was told one. */
  readonly roles?: Readonly<Record<string, string>>;
}

/** A team with the parties that are in it. */
export interface Side {
  readonly name: string;
  /** The name in the rule set, of which a quantity may make several teams. */
  readonly stem: string;
  readonly parties: readonly Party[];
}

/** All teams in the order of the rule set, some of them perhaps empty. */
export type Lineup = readonly Side[];
