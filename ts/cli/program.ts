import { readFileSync } from 'node:fs';
import { Command, type CommanderError, Option } from 'commander';
import { suggestion } from '../config/nearest.ts';
import { MusterdError } from '../errors.ts';
import { addBotsFlags, BOTS_EXAMPLES, type BotsFlags } from './bots-flags.ts';
import type { CheckFlags } from './check.ts';
import { givenFlags, settingFlags } from './flags.ts';
import { addReplayFlags, REPLAY_EXAMPLES, type ReplayFlags } from './replay-flags.ts';
import { addSimulateFlags, SIMULATE_EXAMPLES, type SimulateFlags } from './simulate-flags.ts';

/** What a command does; its promise settles when the process may end, with the exit code. */
export type Outcome = Promise<number>;

/** Commands of the contract that this build does not have. */
const later: Readonly<Record<string, string>> = {
  drain: 'let a server finish and stop',
  config: 'show or check a configuration',
};

/**
 * The command line. Each command loads what it needs when it runs, for starting has to be quick.
 *
 * @param began takes the outcome of the command that was called.
 */
export function buildProgram(began: (outcome: Outcome) => void): Command {
  const program = new Command('musterd')
    .description('A real-time matchmaking server: WebSocket in, match out, rule sets you already own.')
    .version(packageVersion())
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', PROGRAM_EXAMPLES);
  program.exitOverride((error) => refuse(error, program));
  addServe(program, began);
  addCheck(program, began);
  addReplay(program, began);
  addSimulate(program, began);
  addBots(program, began);
  for (const [name, description] of Object.entries(later)) addLater(program, name, description, began);
  return program;
}

function addServe(program: Command, began: (outcome: Outcome) => void): void {
  const command = program.command('serve').description('Serve players and, on a second port, game servers.');
  command.addOption(new Option('--config <FILE>', 'configuration file, YAML or JSON'));
  for (const flag of settingFlags()) command.addOption(flag);
  command.addHelpText('after', SERVE_EXAMPLES);
  command.exitOverride((error) => refuse(error, command));
  command.action(({ config, ...values }: { config?: string }) => {
    const sources = { flags: givenFlags(values), ...(config !== undefined && { file: config }) };
    began(import('./serve.ts').then(({ serve }) => serve(sources)));
  });
}

function addCheck(program: Command, began: (outcome: Outcome) => void): void {
  const command = program.command('check').description('Check rule sets without starting a server.');
  command.argument('<RULES...>', 'rule set files, or folders of them');
  command.option('--json', 'print one JSON document, for machines');
  command.addHelpText('after', CHECK_EXAMPLES);
  command.exitOverride((error) => refuse(error, command));
  command.action((paths: string[], flags: CheckFlags) =>
    began(import('./check.ts').then(({ check }) => check(paths, flags))),
  );
}

function addReplay(program: Command, began: (outcome: Outcome) => void): void {
  const command = program
    .command('replay')
    .description('Make a recorded day again from its journal, which stays as it is.');
  addReplayFlags(command);
  command.addHelpText('after', REPLAY_EXAMPLES);
  command.exitOverride((error) => refuse(error, command));
  command.action((flags: ReplayFlags) => began(import('./replay.ts').then(({ replay }) => replay(flags))));
}

function addSimulate(program: Command, began: (outcome: Outcome) => void): void {
  const command = program
    .command('simulate')
    .description('Run rule sets over recorded or invented players, in virtual time.');
  addSimulateFlags(command);
  command.addHelpText('after', SIMULATE_EXAMPLES);
  command.exitOverride((error) => refuse(error, command));
  command.action((flags: SimulateFlags) =>
    began(import('./simulate.ts').then(({ simulate }) => simulate(flags))),
  );
}

function addBots(program: Command, began: (outcome: Outcome) => void): void {
  const command = program
    .command('bots')
    .description('Let robots play against a server: load, and a history.');
  addBotsFlags(command);
  command.addHelpText('after', BOTS_EXAMPLES);
  command.exitOverride((error) => refuse(error, command));
  command.action((flags: BotsFlags) => began(import('./bots.ts').then(({ bots }) => bots(flags))));
}

function addLater(
  program: Command,
  name: string,
  description: string,
  began: (outcome: Outcome) => void,
): void {
  const command = program.command(`${name} [anything...]`).allowUnknownOption();
  command.description(`${description} (not supported yet)`);
  command.action(() =>
    began(Promise.reject(new MusterdError('NOT_SUPPORTED', `musterd ${name} is not supported yet.`))),
  );
}

/** Commander says what is wrong; we add which flag or command is nearest. */
function refuse(error: CommanderError, command: Command): never {
  const [, word = ''] = /^error: unknown (?:option|command) '([^'=]*)/.exec(error.message) ?? [];
  if (error.code === 'commander.unknownOption') {
    const flags = command.options.flatMap(({ long }) => long ?? []);
    throw invalid(`unknown flag ${word}${suggestion(word, [...flags, '--help'])}`);
  }
  if (error.code === 'commander.unknownCommand') {
    const names = command.commands.map((known) => known.name());
    throw invalid(`unknown command ${word}${suggestion(word, names)}`);
  }
  if (error.exitCode === 0 || error.code === 'commander.help') throw error;
  throw invalid(error.message.replace(/^error: /, ''));
}

function invalid(message: string): MusterdError {
  return new MusterdError('CONFIG_INVALID', message);
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const PROGRAM_EXAMPLES = `
Examples:
  musterd serve                         serve the queues duel and squads on port 7700
  musterd check rules/                  check every rule set of a folder
  musterd replay --journal ./musterd-data    make a recorded day again
  musterd simulate --rules duel.json --synthetic players=100000,rating=1500~300
  musterd bots --players 1000           let robots play against it
  musterd serve --help                  all flags of serve
`;

const SERVE_EXAMPLES = `
Every flag is also an environment variable (--admin-port: MUSTERD_ADMIN_PORT) and a key of the configuration
file (admin.port). Flags win over the environment, the environment over the file. Every other key of the file
is a flag too: --limits-burst 40.

Examples:
  musterd serve                         the queues duel and squads on ports 7700 and 7701
  musterd serve --rules rules/          one queue for each rule set of a folder
  musterd serve --config musterd.yaml --log-level debug
  MUSTERD_PORT=0 musterd serve --admin-port 0
`;

const CHECK_EXAMPLES = `
Prints FILE:LINE: path: message for each problem. Of a good file it prints the compiled plan: what the pool is split and
ordered by, what is checked group by group, when which value changes, about what a pass costs with 1,000 to 100,000
tickets, and warnings of rules that can never hold or that can let tickets starve. Warnings are no problems: it ends
with 0 when there is no problem, else with 2.

Examples:
  musterd check rules/duel.json
  musterd check rules/
  musterd check --json rules/ | jq '.files[].plan.warnings'
`;
