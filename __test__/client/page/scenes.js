// Runs in a real browser: what a game's own page would do with the client, as it is shipped.

/** @type {typeof import('../../../ts/client/index.ts')} */
const { connect } = await import(new URL('/client/index.js', import.meta.url).href);

/** @typedef {import('../../../ts/client/index.ts').Client} Client */

/**
 * @template {keyof import('../../../ts/client/index.ts').ClientEvents} Name
 * @param {Client} client
 * @param {Name} name
 * @returns {Promise<import('../../../ts/client/index.ts').ClientEvents[Name]>}
 */
const event = (client, name) => new Promise((resolve) => client.on(name, resolve));

/**
 * Two players ask for a duel. Returns who plays whom, as each of them was told.
 *
 * @param {string} url
 */
export async function duel(url) {
  const players = ['ada', 'bob'].map((playerId) => connect(url, { playerId }));
  const matched = players.map((player) => event(player, 'match'));
  const tickets = await Promise.all(
    players.map((player, index) =>
      player.enqueue({ queue: 'duel', attributes: { rating: 1500 + 40 * index } }),
    ),
  );
  const matches = await Promise.all(matched);
  await Promise.all(players.map((player) => player.close()));
  return { states: players.map((player) => player.state), tickets, matches };
}

/**
 * Connects, and tells everything that happens until the client closes.
 *
 * @param {string} url
 */
export async function watch(url) {
  const client = connect(url, { playerId: 'ada' });
  /** @type {unknown[]} */
  const told = [];
  client.on('state', ({ to }) => told.push(to));
  client.on('ticket', ({ seq }) => told.push(`ticket ${seq}`));
  client.on('reconnecting', ({ code }) => told.push(`lost ${code}`));
  const { error } = await event(client, 'closed');
  return {
    told,
    code: error.code,
    roundTripMs: client.roundTripMs,
    asyncDispose: typeof Symbol.asyncDispose,
  };
}
