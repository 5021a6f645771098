/** The batch kernels for programs that embed musterd: numbers in typed arrays in, numbers in the caller's arrays out. */
import { type Addon, addon } from './engine/addon.ts';

/** What {@link kernel} holds. Each function's own text says what it takes and what it throws. */
export type Kernel = Addon['kernel'];

/**
 * Ratings, win probabilities, cosines and a choice by them, as the engine computes them (docs/ratings.md has a
 * table), and players' frames read many at a time. None keeps an array.
 *
 * @throws MusterdError ADDON_MISSING at the first call when there is no addon for this platform.
 */
export const kernel: Kernel = {
  rateGames: (...given) => addon().kernel.rateGames(...given),
  predictWin: (...given) => addon().kernel.predictWin(...given),
  cosines: (...given) => addon().kernel.cosines(...given),
  packVectors: (...given) => addon().kernel.packVectors(...given),
  packedCosines: (...given) => addon().kernel.packedCosines(...given),
  selectDiverse: (...given) => addon().kernel.selectDiverse(...given),
  decodeRequests: (...given) => addon().kernel.decodeRequests(...given),
};
