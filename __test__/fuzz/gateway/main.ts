// npm run fuzz:gateway -- --seed N --seconds S [--only SCRIPT]
import { parseArgs } from 'node:util';

import { fuzz, inLines } from './run.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, seconds: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);
const report = await fuzz({
  seed,
  seconds: Number(values.seconds ?? 600),
  onProgress: (line) => console.log(line),
  ...(values.only !== undefined && { only: Number(values.only) }),
});
console.log(inLines(report).join('\n'));
process.exitCode = report.violations.length === 0 ? 0 : 1;
