import { parseArgs } from 'node:util';

import { suggestion } from '../config/nearest.ts';

/** What the demo is told. */
export interface DemoArguments {
  /** How many players, an even number. */
  readonly players: number;
  /** Where the invented players come from; the same number invents the same ones. */
  readonly seed: number;
}

/** The command line is wrong; the message says how. */
export class WrongArguments extends Error {}

const PLAYERS_DEFAULT = 1_000;
const PLAYERS_MIN = 20;
/** Both ends of every socket are in this process, and a process often has 20,000 descriptors. */
const PLAYERS_MAX = 5_000;
const SEED_MAX = 2 ** 32 - 1;

/** What `--help` prints. */
export const USAGE = `Usage: npm run demo -- [FLAGS]

Starts a server, connects players over real WebSockets, and has them matched in the queues of the embedded
default: two in five ask for a duel, the others for squads of five, many of them in parties.

  --players N  how many players, an even number from ${PLAYERS_MIN} to ${PLAYERS_MAX}; default ${PLAYERS_DEFAULT}
  --seed N     which players, a whole number up to ${SEED_MAX}; default a random one, which is printed
  --help       this

Examples:
  npm run demo
  npm run demo -- --players 200 --seed 7

What the players see is written to a history and checked. Ends with 0 when every invariant held and 95 % of the
tickets that could be matched were, with 1 when not, with 2 when a flag is wrong.
`;

const FLAGS = { players: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } } as const;
const FLAG_WORDS = Object.keys(FLAGS).map((name) => `--${name}`);

/** Reads the command line; undefined when it asks for help. Throws {@link WrongArguments}. */
export function readArguments(words: string[]): DemoArguments | undefined {
  // Not strict: the words of node:util name no nearest flag.
  const { values, tokens } = parseArgs({
    args: words,
    options: FLAGS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new WrongArguments(`Unknown word ${token.value}.`);
    if (token.kind === 'option' && !Object.hasOwn(FLAGS, token.name)) {
      throw new WrongArguments(`Unknown flag ${token.rawName}${suggestion(token.rawName, FLAG_WORDS)}`);
    }
  }
  if (values.help === true) return undefined;
  const players = wholeNumber('players', values.players, PLAYERS_MIN, PLAYERS_MAX) ?? PLAYERS_DEFAULT;
  if (players % 2 !== 0) throw new WrongArguments('--players takes an even number: nobody duels alone.');
  const seed = wholeNumber('seed', values.seed, 0, SEED_MAX) ?? Math.floor(Math.random() * SEED_MAX);
  return { players, seed };
}

function wholeNumber(flag: string, value: unknown, min: number, max: number): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new WrongArguments(`--${flag} takes a whole number from ${min} to ${max}.`);
}
