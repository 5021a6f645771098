import type { LinkStats } from '../engine/link.ts';
import type { TierFigures } from './figures.ts';

/** What the engine's side counts of look-ups. */
export function tierFigures(
  stats: LinkStats,
): Pick<TierFigures, 'hot' | 'warm' | 'warmPlayers' | 'warmBytes'> {
  return {
    hot: { hit: stats.hotHits, miss: stats.hotMisses },
    warm: { hit: stats.warmHits, miss: stats.warmMisses },
    warmPlayers: stats.warmPlayers,
    warmBytes: stats.warmBytes,
  };
}
