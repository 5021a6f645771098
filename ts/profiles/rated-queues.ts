import type { Link } from '../engine/link.ts';
import { readRules, readRuleVersions } from '../engine/rule-versions.ts';
import { MusterdError } from '../errors.ts';
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
  readonly #learnt: (queue: string, isKnown: boolean) => void;

  /** @param learnt hears of a queue that matches by rating, and of one that does so by other names too. */
  constructor(learnt: (queue: string, isKnown: boolean) => void) {
    this.#learnt = learnt;
  }

  /** The names of a queue's rating; undefined when it does not match by rating. */
  namesOf(queue: string): Names | undefined {
    return this.#queues.get(queue);
  }

  /** Looks at the rules of a queue. @param rules a rule set that the engine has taken, a JSON text. */
  learn(queue: string, rules: string): void {
    const scoring = scoringOf(rules);
    if (scoring === undefined) return;
    const known = this.#queues.get(queue);
    const names = known ?? { mu: new Set<string>(), sigma: new Set<string>() };
    if (names.mu.has(scoring.mu) && names.sigma.has(scoring.sigma)) return;
    names.mu.add(scoring.mu);
    names.sigma.add(scoring.sigma);
    this.#queues.set(queue, names);
    this.#learnt(queue, known !== undefined);
  }

  /** Looks at every version that an engine has of a queue's rules: some may have come back from its journal. */
  async learnAll(link: Link, queue: string): Promise<void> {
    for (const { version } of await readRuleVersions(link, queue))
      await this.learnVersion(link, queue, version);
  }

  /** Looks at one version, unless it is gone meanwhile: nobody is matched by it then. */
  async learnVersion(link: Link, queue: string, version: number): Promise<void> {
    try {
      this.learn(queue, (await readRules(link, queue, version)).rules);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

function isGone(error: unknown): boolean {
  if (!(error instanceof MusterdError)) return false;
  return error.code === 'ERR_MUSTER_VERSION_NOT_FOUND' || error.code === 'ERR_MUSTER_UNKNOWN_QUEUE';
}

/** The names in `scoring` of type `rating`; undefined where there is none. The engine has checked the rest. */
function scoringOf(rules: string): { mu: string; sigma: string } | undefined {
  const parsed: unknown = JSON.parse(rules);
  const scoring = isObject(parsed) ? parsed['scoring'] : undefined;
  if (!isObject(scoring) || scoring['type'] !== 'rating') return undefined;
  const { mu, sigma } = scoring;
  return typeof mu === 'string' && typeof sigma === 'string' ? { mu, sigma } : undefined;
}
