import type { BotWorld } from '../bots/bot.ts';
import type { History } from '../bots/history.ts';
import { Load } from '../bots/load.ts';
import { type Ask, noMischief, type PartyPlan } from '../bots/plan.ts';
import type { Random } from '../bots/random.ts';
import { Tally } from '../bots/tally.ts';
import { json } from '../client/index.ts';
import type { Experience } from './experience.ts';
import type { Party } from './population.ts';

/** After the last arrival so long is waited for matches, in milliseconds: the last expansion step and more. */
const PATIENCE_MS = 25_000;
const CONNECTIONS_PER_SECOND = 2_000;

/** The demo's players, ready to play, and what each of them will have seen. */
export interface Play {
  readonly load: Load;
  readonly experiences: readonly Experience[];
}

/** Has every party ask once, at its time. */
export function playOf(url: string, parties: readonly Party[], history: History, random: Random): Play {
  const experiences = parties.flatMap((party) =>
    party.players.map((player): Experience => ({ player, party, waitedMs: undefined, matches: [] })),
  );
  const byPlayer = new Map(experiences.map((experience) => [experience.player.playerId, experience]));
  const world: BotWorld = { url, codec: json, history, tally: new Tally(), random };
  const settings = {
    parties: parties.map(planOf),
    asks: parties.map((party, index): Ask => ({ atMs: party.arrivalMs, party: index })),
    connectionsPerSecond: CONNECTIONS_PER_SECOND,
    mischief: noMischief,
    patienceMs: PATIENCE_MS,
    run: 'demo',
  };
  const load = new Load(world, settings, ({ playerId }, match, waitedMs) => {
    const experience = byPlayer.get(playerId);
    experience?.matches.push(match);
    if (experience !== undefined) experience.waitedMs ??= waitedMs;
  });
  return { load, experiences };
}

function planOf({ queue, players }: Party): PartyPlan {
  return { queue, players: players.map(({ playerId, rating }) => ({ playerId, attributes: { rating } })) };
}
