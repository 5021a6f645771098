/**
 * What a stage found. `skipped` tests count as failed in the end: a test runs or goes.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} one
 * @param {Counts} other
 * @returns {Counts}
 */
export function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/**
 * Counts of a program that ended with `code`: one that failed without naming a failed test (it did not compile,
 * it crashed, it ran nothing) has one failure at least.
 *
 * @param {Counts} counts what its output says
 * @param {number} code
 * @returns {Counts}
 */
export function withExitCode(counts, code) {
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

/**
 * Counts of a check that has no tests of its own: it holds or it does not.
 *
 * @param {number} code
 * @returns {Counts}
 */
export function ofCheck(code) {
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/**
 * Sum of every `test result:` line of cargo.
 *
 * @param {string[]} lines
 * @returns {Counts}
 */
export function ofCargo(lines) {
  return lines
    .map((line) => /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/.exec(line))
    .filter((found) => found !== null)
    .map(([, passed, failed, skipped]) => ({
      passed: Number(passed),
      failed: Number(failed),
      skipped: Number(skipped),
    }))
    .reduce(add, NOTHING);
}

/**
 * Counts of a TAP stream, which is what ava prints for machines.
 *
 * @param {string[]} lines
 * @returns {Counts}
 */
export function ofTap(lines) {
  return lines.reduce((counts, line) => {
    const [, not, rest] = /^(not )?ok \d+(.*)$/.exec(line) ?? [];
    if (rest === undefined) return counts;
    if (/# (SKIP|TODO)\b/i.test(rest)) return { ...counts, skipped: counts.skipped + 1 };
    return not === undefined
      ? { ...counts, passed: counts.passed + 1 }
      : { ...counts, failed: counts.failed + 1 };
  }, NOTHING);
}

/**
 * What a TAP stream says of its failures: each `not ok` with the block below it, and whatever is not TAP.
 *
 * @param {string[]} lines
 * @returns {string[]}
 */
export function failuresOfTap(lines) {
  let inFailure = false;
  return lines.filter((line) => {
    if (/^(not )?ok \d+/.test(line)) inFailure = line.startsWith('not ') || /# (SKIP|TODO)\b/i.test(line);
    else if (/^(TAP version|1\.\.|# )/.test(line)) return false;
    else if (!/^\s/.test(line)) return true;
    return inFailure;
  });
}
