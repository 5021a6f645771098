/**
 * Request to match of healthy players with attackers of every kind beside them, against the same players alone, in
 * turns. Players, server and attackers are three processes, so on a machine with fewer cores than that the ratio
 * holds what the attackers' own CPU takes from the other two.
 */
import { inLines, median, underAttack } from '../../__test__/attack/run.ts';

const report = await underAttack({ rounds: 7, phaseMs: 5_000 });
console.log(inLines(report).join('\n'));
if (report.violations.length > 0) throw new Error(report.violations.join('\n'));

const milliseconds = (value: number) => Math.round(value * 100) / 100;
for (const which of ['p50', 'p99'] as const) {
  const row = {
    name: `under attack: request to match, ${which}`,
    ours: milliseconds(median(report.attack, which)),
    rival: milliseconds(median(report.quiet, which)),
    rivalName: 'the same without attackers',
    unit: 'ms',
  };
  console.log(`BENCH ${JSON.stringify(row)}`);
}
