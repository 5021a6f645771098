import { type CodeName, MusterdError, type Problem } from '../errors.ts';

/** One mistake in a configuration, with the file it is in. */
export interface ConfigProblem extends Problem {
  /** The file, as it was named; absent for flags, the environment and options. */
  readonly file?: string;
}

/** `musterd.yaml:3: limits.burst: must be …`, leaving out what is not known. */
export function problemLine(problem: ConfigProblem): string {
  const line = problem.line > 0 ? `:${problem.line}` : '';
  const place = problem.file === undefined ? '' : `${problem.file}${line}: `;
  return problem.path === '' ? `${place}${problem.message}` : `${place}${problem.path}: ${problem.message}`;
}

/** The error for these problems: its message names each on a line of its own. */
export function refusal(code: CodeName, problems: readonly ConfigProblem[]): MusterdError {
  return new MusterdError(code, problems.map(problemLine).join('\n'), { problems });
}

/** Gathers problems, so that a user sees all of them at once. */
export class ProblemList {
  readonly #problems: ConfigProblem[] = [];

  /** What was gathered, in order. */
  get all(): readonly ConfigProblem[] {
    return this.#problems;
  }

  /** Adds one. */
  add(...problems: readonly ConfigProblem[]): void {
    this.#problems.push(...problems);
  }

  /** Runs `read`; if it is refused, its problems join the list and the answer is undefined. */
  attempt<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof MusterdError && error.problems)) throw error;
      this.add(...error.problems);
      return undefined;
    }
  }

  /** @throws MusterdError with this code if there are problems. */
  throwIfAny(code: CodeName): void {
    if (this.#problems.length > 0) throw refusal(code, this.#problems);
  }
}
