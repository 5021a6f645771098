/**
 * Whole numbers from 0, the same sequence for the same seed (mulberry32). Plain JavaScript, for children that run without
 * a loader.
 *
 * @param {number} seed
 * @returns {(below: number) => number}
 */
export function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
