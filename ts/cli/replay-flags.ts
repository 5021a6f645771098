import { type Command, Option } from 'commander';

/** What `musterd replay` is told. */
export interface ReplayFlags {
  readonly journal?: string;
  readonly dataDir?: string;
  readonly until?: string;
  readonly into?: string;
  readonly rules?: string;
  readonly queue?: string;
  readonly export?: string;
  readonly anonymise: boolean;
  readonly html?: string;
  readonly json: boolean;
}

/** Adds the flags of `musterd replay` to its command. */
export function addReplayFlags(command: Command): void {
  const option = (flags: string, help: string) => {
    const made = new Option(flags, help);
    command.addOption(made);
    return made;
  };
  option('--journal <FOLDER>', 'the data folder');
  option('--data-dir <FOLDER>', 'the same').conflicts('journal');
  option('--until <POSITION>', 'stop before this position of the journal');
  option('--into <FOLDER>', 'make a data folder of the state there, for serve to go on with').conflicts([
    'rules',
    'export',
    'html',
  ]);
  option('--rules <FILE>', 'what if its queue had had these rules?');
  option('--queue <NAME>', 'the queue to report on; default that of the rules, or the busiest');
  option('--export <FILE>', 'write the tickets as a trace for musterd simulate');
  option('--anonymise', 'write numbers instead of ids into the trace').default(false);
  option('--html <FILE>', 'write a page with charts');
  option('--json', 'print one JSON object').default(false);
}

/** What follows the flags in the help. */
export const REPLAY_EXAMPLES = `
Makes every decision of the journal again and says whether each is the same, byte for byte; ends with 1 if not. The
journal stays as it is. The last line is JSON. A journal that is damaged in its middle can be read up to the damage: the
refusal of serve says the position. docs/simulate.md says more.

Examples:
  musterd replay --journal ./musterd-data
  musterd replay --journal ./musterd-data --rules wide.json --html report.html
  musterd replay --journal ./musterd-data --export day.ndjson --anonymise
  musterd replay --data-dir ./musterd-data --until 81920 --into ./musterd-rescued
`;
