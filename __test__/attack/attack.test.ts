// Attackers of every kind beside healthy players. Times are reported, never asserted: npm run bench -- attack has more.
import test from 'ava';

import { inLines, underAttack } from './run.ts';

test('under attack every healthy player is matched, memory stays, every attacker meets his limit', async (t) => {
  const report = await underAttack({ rounds: 2, phaseMs: 4_000 });
  for (const line of inLines(report)) t.log(line);
  t.deepEqual(report.violations, []);
});
