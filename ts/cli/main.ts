#!/usr/bin/env node
import { CommanderError } from 'commander';
import { errorText, ExitCode, exitCodeOf } from './exit.ts';
import { buildProgram, type Outcome } from './program.ts';

/** Runs the command line and sets the process's exit code. */
async function main(words: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(words);
  } catch (error) {
    if (!(error instanceof CommanderError)) process.stderr.write(errorText(error));
    process.exitCode = exitCodeOf(error);
  }
}

/** Runs the command that the words name. */
function run(words: readonly string[]): Outcome {
  let outcome: Outcome = Promise.resolve(ExitCode.DONE);
  const program = buildProgram((begun) => {
    outcome = begun;
  });
  program.parse(words, { from: 'user' });
  return outcome;
}

// Whoever read our output may have gone; that is no reason to fail.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

void main(process.argv.slice(2));
