import { isObject } from '../protocol/shape.ts';

/** The attributes of a queue that hold a player's rating. */
interface Names {
  readonly mu: Set<string>;
  readonly sigma: Set<string>;
}

/**
 * Which queues match by rating, and under which names their rule sets know a rating. Names are only added: a queue may
 * have several versions of its rules at once, and a value that a version does not declare counts for nothing.
 */
export class RatedQueues {
  readonly #queues = new Map<string, Names>();

  /** True when no queue matches by rating. */
  get isEmpty(): boolean {
    return this.#queues.size === 0;
  }

  /** The names of a queue's rating; undefined when it does not match by rating. */
  namesOf(queue: string): Names | undefined {
    return this.#queues.get(queue);
  }

  /** Looks at the rules of a queue. @param rules a rule set that the engine has taken, a JSON text. */
  learn(queue: string, rules: string): void {
    const scoring = scoringOf(rules);
    if (scoring === undefined) return;
    const names = this.#queues.get(queue) ?? { mu: new Set<string>(), sigma: new Set<string>() };
    names.mu.add(scoring.mu);
    names.sigma.add(scoring.sigma);
    this.#queues.set(queue, names);
  }
}

/** The names in `scoring` of type `rating`; undefined where there is none. The engine has checked the rest. */
function scoringOf(rules: string): { mu: string; sigma: string } | undefined {
  const parsed: unknown = JSON.parse(rules);
  const scoring = isObject(parsed) ? parsed['scoring'] : undefined;
  if (!isObject(scoring) || scoring['type'] !== 'rating') return undefined;
  const { mu, sigma } = scoring;
  return typeof mu === 'string' && typeof sigma === 'string' ? { mu, sigma } : undefined;
}
