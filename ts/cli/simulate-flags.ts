import { type Command, InvalidArgumentError, Option } from 'commander';

/** What `musterd simulate` is told. */
export interface SimulateFlags {
  readonly rules: string;
  readonly compare?: string;
  readonly trace?: string;
  readonly synthetic?: string;
  readonly curve?: string;
  readonly queue?: string;
  readonly seed: number;
  readonly until?: number;
  readonly acceptance: number;
  readonly html?: string;
  readonly json: boolean;
  readonly strict: boolean;
}

/** Adds the flags of `musterd simulate` to its command. */
export function addSimulateFlags(command: Command): void {
  const add = (flags: string, help: string) => {
    const option = new Option(flags, help);
    command.addOption(option);
    return option;
  };
  command.requiredOption('--rules <FILE>', 'the rule set');
  add('--compare <FILE>', 'a second rule set, over the same players');
  add('--trace <FILE>', 'who arrives, one JSON object a line').conflicts(['synthetic', 'curve']);
  add('--synthetic <SPEC>', 'invented players: a .json file, or KEY=VALUE,…');
  add('--curve <FILE>', 'when they arrive: a file of time_utc,players');
  add('--queue <NAME>', 'only the arrivals of this queue of the trace');
  command.addOption(new Option('--seed <N>', 'of everything that is drawn').argParser(seed).default(1));
  command.addOption(
    new Option('--until <SECONDS>', 'stop at this second; default when nobody waits any more').argParser(
      seconds,
    ),
  );
  add('--acceptance <SHARE>', 'how many parties accept a proposal, where the rules ask them')
    .argParser(share)
    .default(1);
  add('--html <FILE>', 'write a page with charts');
  add('--json', 'print one JSON object instead of tables').default(false);
  add('--strict', 'end at the first broken line of the trace').default(false);
}

/** What follows the flags in the help. */
export const SIMULATE_EXAMPLES = `
Players arrive in virtual time, so a day takes seconds. The same words give the same bytes. docs/simulate.md says more.

Examples:
  musterd simulate --rules duel.json --synthetic players=100000,rating=1500~300
  musterd simulate --rules duel.json --compare wide.json --trace day.ndjson --html report.html
  musterd simulate --rules duel.json --synthetic players.json --curve players-online.csv --seed 7 --json
  musterd replay --journal ./musterd-data --export day.ndjson     make such a trace
`;

function seed(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a whole number from 0.');
}

function share(text: string): number {
  if (/^(0(\.\d{1,9})?|1(\.0+)?)$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a number from 0 to 1.');
}

function seconds(text: string): number {
  if (/^\d{1,8}(\.\d{1,3})?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It takes a number of seconds from 0.');
}
