import type { Attributes, AttributeValue } from '../client/index.ts';
import { FRIENDS_DEVIATION, RATING_DEVIATION, RATING_MEAN } from './limits.ts';
import type { Random } from './random.ts';

/** What the bots use of a rule set; everything else of it goes into the history as it is. */
interface KnownRules {
  readonly playerAttributes?: readonly { readonly name: string; readonly type: string }[];
  readonly teams?: readonly { readonly maxPlayers: number }[];
  readonly expansions?: readonly { readonly steps: readonly { readonly waitTimeSeconds: number }[] }[];
  readonly queue?: { readonly tickMs?: number };
}

/** A queue that the bots ask for. */
export interface BotQueue {
  readonly name: string;
  /** Its rule set, where it is known: players' attributes are made for it, and the checker judges by it. */
  readonly rules?: KnownRules;
}

const TICK_MS_DEFAULT = 1_000;
/** Allowed beyond two passes and the last step of the rules, in milliseconds: machines are shared. */
const ALLOWANCE_MS = 2_000;

/** How many players a party for this queue may have. */
export function partyMax({ rules }: BotQueue): number {
  return Math.max(1, ...(rules?.teams ?? []).map(({ maxPlayers }) => maxPlayers));
}

/** After so long a ticket that can be matched has been, in milliseconds: the last step of the rules and two passes. */
export function patienceMs({ rules }: BotQueue): number {
  const waits = (rules?.expansions ?? []).flatMap(({ steps }) => steps.map((step) => step.waitTimeSeconds));
  return Math.max(0, ...waits) * 1_000 + 2 * (rules?.queue?.tickMs ?? TICK_MS_DEFAULT) + ALLOWANCE_MS;
}

/** The attributes of a party's players: what the rules declare, numbers about a level that the party has in common. */
export function inventAttributes(queue: BotQueue, players: number, random: Random): Attributes[] {
  const declared = queue.rules?.playerAttributes ?? [{ name: 'rating', type: 'number' }];
  const level = random.normal(RATING_MEAN, RATING_DEVIATION);
  const rating = () => Math.round(players === 1 ? level : random.normal(level, FRIENDS_DEVIATION));
  return Array.from({ length: players }, () =>
    Object.fromEntries(declared.map(({ name, type }) => [name, valueOf(type, rating)])),
  );
}

function valueOf(type: string, rating: () => number): AttributeValue {
  if (type === 'number') return rating();
  if (type === 'string') return 'bot';
  return type === 'string_list' ? ['bot'] : { bot: 1 };
}
