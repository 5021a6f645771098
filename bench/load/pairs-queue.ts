/** A queue in which only players of the same rating match, two at a time, at once. */
export const PAIRS = 'pairs';

export const pairsQueue = {
  [PAIRS]: {
    rules: {
      ruleLanguageVersion: '1.0',
      playerAttributes: [{ name: 'rating', type: 'number' }],
      teams: ['red', 'blue'].map((name) => ({ name, minPlayers: 1, maxPlayers: 1 })),
      rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 1 }],
      queue: { tickMs: 0, whenAbsent: 'match' },
    },
  },
};

/** No limit on how fast one player may speak: the load programs have fewer players than the world. */
export const noRates = { messagesPerSecond: 1_000_000, burst: 1_000_000 };
