import { parseArgs } from 'node:util';

/** @typedef {import('node:util').ParseArgsConfig} ParseArgsConfig */

/**
 * Reads a script's own flags. `--help` prints the usage and ends with 0; an unknown flag ends with 2.
 *
 * @param {string} usage what `--help` prints
 * @param {NonNullable<ParseArgsConfig['options']>} [options] as `util.parseArgs` takes them; `help` is added
 * @param {boolean} [allowPositionals] whether words without a dash are taken
 * @returns {{ values: Record<string, any>, positionals: string[] }}
 */
export function readArguments(usage, options = {}, allowPositionals = false) {
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals,
    });
    if (values['help']) {
      console.log(usage.trim());
      process.exit(0);
    }
    return { values, positionals };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error), usage);
  }
}

/**
 * Ends the process with 2: the command line is wrong.
 *
 * @param {string} sentence what is wrong
 * @param {string} usage how it is used
 * @returns {never}
 */
export function refuse(sentence, usage) {
  console.error(`${sentence}\n\n${usage.trim()}`);
  process.exit(2);
}
