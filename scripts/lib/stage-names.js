import { readArguments, refuse } from './arguments.js';

/** @typedef {import('./stages.js').Stage} Stage */

/**
 * Reads `--only` and `--list`, as both scripts that run stages take them.
 *
 * @param {string} usage
 * @param {Stage[]} stages
 * @returns {Stage[]} those that are asked for, in their own order; all by default
 */
export function chooseStages(usage, stages) {
  const { values } = readArguments(usage, {
    only: { type: 'string', multiple: true },
    list: { type: 'boolean' },
  });
  if (values['list'] === true) {
    for (const { name, about } of stages) console.log(`${name.padEnd(12)} ${about}`);
    process.exit(0);
  }
  /** @type {string[]} */
  const names = values['only'] ?? stages.map(({ name }) => name);
  const unknown = names.find((name) => !stages.some((stage) => stage.name === name));
  if (unknown !== undefined) refuse(`There is no stage ${unknown}; --list names them.`, usage);
  return stages.filter(({ name }) => names.includes(name));
}
