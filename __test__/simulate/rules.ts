/** A rule set of two players whose ratings are at most so far apart. */
export const within = (distance: number, queue: Record<string, unknown> = {}) => ({
  name: 'duel',
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  algorithm: { expansionAgeSelection: 'oldest' },
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 1 },
    { name: 'blue', minPlayers: 1, maxPlayers: 1 },
  ],
  rules: [{ name: 'close', type: 'batchDistance', batchAttribute: 'rating', maxDistance: distance }],
  expansions: [{ target: 'rules[close].maxDistance', steps: [{ waitTimeSeconds: 10, value: distance * 4 }] }],
  queue: { name: 'duel', tickMs: 0, requestTimeoutSeconds: 60, ...queue },
});
