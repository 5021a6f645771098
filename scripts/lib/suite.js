import { add, NOTHING } from './counts.js';
import { seconds, step } from './progress.js';
import { runStage } from './stages.js';
import { table } from './table.js';

/** @typedef {import('./stages.js').Stage} Stage */
/** @typedef {import('./counts.js').Counts} Counts */

/**
 * Runs stages one after the other, prints what failed as it fails, then a table, then `N passed, N failed`.
 *
 * @param {Stage[]} stages
 * @returns {Promise<boolean>} whether all passed
 */
export async function runSuite(stages) {
  const rows = [];
  let total = NOTHING;
  for (const stage of stages) {
    const started = performance.now();
    const counts = await runAndReport(stage);
    rows.push([stage.name, ...columnsOf(counts), seconds(performance.now() - started)]);
    total = add(total, counts);
  }
  console.log(`\n${table(['stage', 'passed', 'failed', 'skipped', 'time'], rows)}\n`);
  if (total.skipped > 0) console.log('A skipped test counts as failed: a test runs or goes.');
  const failed = total.failed + total.skipped;
  console.log(`${total.passed} passed, ${failed} failed`);
  return failed === 0;
}

/**
 * @param {Stage} stage
 * @returns {Promise<Counts>}
 */
async function runAndReport(stage) {
  const { counts, complaint } = await step(`${stage.name}: ${stage.about}`, (note) => runStage(stage, note));
  if (counts.failed + counts.skipped > 0) {
    console.log(`\n--- ${stage.name} failed ---\n${complaint.join('\n')}\n---\n`);
  }
  return counts;
}

/** @param {Counts} counts */
const columnsOf = ({ passed, failed, skipped }) => [passed, failed, skipped].map(String);
