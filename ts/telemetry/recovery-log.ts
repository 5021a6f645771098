import type { LinkStats } from '../engine/link.ts';
import type { Log } from './log.ts';

/** What a server keeps, and where. */
interface Kept {
  readonly durability: string;
  readonly dataDir: string;
}

/** What an operator wants to know of the data folder after a start. */
export function logRecovery(log: Log, { durability, dataDir }: Kept, stats: LinkStats): void {
  if (durability === 'none') return log.info('nothing is kept', { durability });
  const { recoveredSteps, recoveredTornBytes, recoveredUnforeseen, poisoned } = stats;
  log.info('journal open', { dataDir, durability, steps: recoveredSteps, position: stats.journalPosition });
  if (recoveredTornBytes > 0) {
    log.warn('the last commit was not finished, nobody had been told of it', { bytes: recoveredTornBytes });
  }
  if (poisoned > 0) log.error('commands were set aside because they broke the engine', { count: poisoned });
  if (recoveredUnforeseen > 0) {
    log.warn('decisions of the journal that this build would not have made', { count: recoveredUnforeseen });
  }
}
