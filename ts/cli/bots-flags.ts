import { type Command, InvalidArgumentError, Option } from 'commander';

import { PLAYERS_MAX } from '../bots/limits.ts';

/** What `musterd bots` is told. */
export interface BotsFlags {
  readonly url: string;
  readonly players: number;
  readonly seconds: number;
  readonly rate: number;
  readonly queue: string;
  readonly party: number;
  readonly seed?: number;
  readonly cancelRate: number;
  readonly dropRate: number;
  readonly awayRate: number;
  readonly busyRate: number;
  readonly connectionsPerSecond: number;
  readonly patience?: number;
  readonly codec: 'proto' | 'json';
  readonly rules?: string;
  readonly history?: string;
  readonly adminUrl?: string;
  readonly adminTokenFile?: string;
  readonly json: boolean;
  readonly jwtSecretFile?: string;
  readonly jwtIssuer?: string;
  readonly jwtAudience?: string;
}

const SECONDS_MAX = 86_400;
const TICKETS_PER_SECOND_MAX = 100_000;
const PARTY_MAX = 10;

/** Adds the flags of `musterd bots` to its command. */
export function addBotsFlags(command: Command): void {
  const add = (flags: string, help: string, parse?: (text: string) => unknown, value?: unknown) => {
    const option = new Option(flags, help);
    if (parse !== undefined) option.argParser(parse);
    if (value !== undefined) option.default(value);
    command.addOption(option);
  };
  add('--url <URL>', 'where the server is', webSocketUrl, 'ws://127.0.0.1:7700/v1/match');
  add('--players <N>', 'how many players, each with a socket', whole(1, PLAYERS_MAX), 200);
  add('--seconds <N>', 'how long tickets are asked for', decimal(0.1, SECONDS_MAX), 10);
  add('--rate <N>', 'tickets asked for in a second', decimal(0.01, TICKETS_PER_SECOND_MAX), 100);
  add('--queue <NAME>', 'which queue', undefined, 'duel');
  add('--party <N>', 'players of a party: 1 to so many', whole(1, PARTY_MAX), 1);
  add(
    '--seed <N>',
    'which players and chances; default a random one, which is printed',
    whole(0, 2 ** 32 - 1),
  );
  add('--cancel-rate <P>', 'share of tickets that a member gives up', share, 0);
  add('--drop-rate <P>', 'share of tickets of which a member loses his socket', share, 0);
  add('--away-rate <P>', 'share of tickets of which a member stays away beyond the grace', share, 0);
  add('--busy-rate <P>', 'share of tickets of which a member asks for another one', share, 0);
  add('--connections-per-second <N>', 'how fast players connect', whole(1, TICKETS_PER_SECOND_MAX), 1_000);
  add(
    '--patience <SECONDS>',
    'how long to wait for the last matches; default by the rules',
    decimal(0, SECONDS_MAX),
  );
  command.addOption(new Option('--codec <KIND>', 'subprotocol').choices(['proto', 'json']).default('proto'));
  add('--rules <PATH>', 'the rule set file of the queue, or its folder; default the embedded one');
  add('--history <FILE>', 'write everything that players see, for a checker');
  add('--admin-url <URL>', 'admin port, whose events go into the history too', httpUrl);
  add('--admin-token-file <FILE>', 'a token of that port, where it has any');
  add('--json', 'print the summary as one JSON object', undefined, false);
  add(
    '--jwt-secret-file <FILE>',
    "sign players' tokens with this secret (HS256), for a server with auth jwt",
  );
  add('--jwt-issuer <ISSUER>', 'issuer of those tokens');
  add('--jwt-audience <AUDIENCE>', 'audience of those tokens');
}

/** What follows the flags in the help. */
export const BOTS_EXAMPLES = `
Players connect with real sockets, ask at random times, and are matched. Ends with 0 when the run came to its end, with
1 when no server answers, it lost a ticket or sent players away, with 2 when a flag is wrong. docs/bots.md says more.

Examples:
  musterd bots                                      200 players, 100 tickets a second, 10 seconds, queue duel
  musterd bots --players 5000 --rate 2000 --seconds 60
  musterd bots --queue squads --party 5 --drop-rate 0.2 --cancel-rate 0.1 --seed 7
  musterd bots --rules rules/ranked.json --queue ranked --json > figures.json
  musterd bots --url wss://play.example/v1/match --jwt-secret-file secret --jwt-issuer studio
`;

function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${min} to ${max}.`);
  };
}

function decimal(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It takes a number from ${min} to ${max}.`);
  };
}

const share = decimal(0, 1);

function webSocketUrl(text: string): string {
  if (!/^wss?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It takes a ws:// or wss:// URL.');
  }
  return text;
}

function httpUrl(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw new InvalidArgumentError('It takes an http:// or https:// URL.');
  }
  return text.replace(/\/$/, '');
}
