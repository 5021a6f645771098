/** How long a step may stay silent before it says that it lives. */
const STILL_ALIVE_MS = 10_000;
const LINE_CHARS_MAX = 100;

/** A step failed; its output has been printed already. */
export class StepFailed extends Error {}

/** @param {number} milliseconds */
export const seconds = (milliseconds) => `${(milliseconds / 1_000).toFixed(1)} s`;

/**
 * Says what is being done, that it is still being done, and how long it took.
 *
 * @template T
 * @param {string} title for example `building the native addon`
 * @param {(note: (line: string) => void) => Promise<T>} work `note` takes the latest line of output
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  let latest = '';
  console.log(`… ${title}`);
  const timer = setInterval(() => {
    const elapsed = seconds(performance.now() - started);
    console.log(`  ${title}, ${elapsed}: ${latest.trim().slice(0, LINE_CHARS_MAX)}`);
  }, STILL_ALIVE_MS);
  try {
    const result = await work((line) => {
      if (line.trim() !== '') latest = line;
    });
    console.log(`✓ ${title}, ${seconds(performance.now() - started)}`);
    return result;
  } catch (error) {
    console.log(`✗ ${title}, ${seconds(performance.now() - started)}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Ends the process with 1 where a step failed, and prints any other error whole.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exit(1);
}
