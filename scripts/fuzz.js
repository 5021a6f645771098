import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readArguments, refuse } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { buildFuzzTargets, fuzzAll, fuzzTargets, minimise, repeat, SECONDS } from './lib/fuzz.js';
import { fuzzFolder, targetFolder } from './lib/paths.js';
import { giveUp, step } from './lib/progress.js';
import { requireTools } from './lib/requirements.js';

const usage = `
npm run fuzz                            every target of fuzz/ for a minute, as npm test does
npm run fuzz -- TARGET                  one of them: ${fuzzTargets().join(', ')}
npm run fuzz -- --seconds N             longer
npm run fuzz -- TARGET --input FILE     one input again; --base64 TEXT for an input given as text
npm run fuzz -- --minimise              the fewest inputs that reach as much, into fuzz/corpus
`;

/**
 * @param {string[]} targets
 * @param {number} seconds
 */
async function search(targets, seconds) {
  /** @type {import('./lib/fuzz.js').Finding[]} */
  const findings = await step(`fuzzing ${targets.join(', ')}`, (note) => fuzzAll(targets, seconds, note));
  for (const { summary, complaint } of findings) console.log([summary, ...complaint].join('\n'));
  return findings.every(({ passed }) => passed);
}

/** @param {string[]} targets */
async function shrink(targets) {
  for (const target of targets) {
    await step(`minimising ${target}`, () => minimise(target));
    const folder = join(fuzzFolder, 'corpus', target);
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1_000;
    console.log(`${target}: ${sizes.length} inputs, ${kilobytes.toFixed(1)} kB`);
  }
  return true;
}

/**
 * @param {string[]} targets
 * @param {string} file
 */
async function again(targets, file) {
  const { passed, lines } = await repeat(targets[0] ?? '', file);
  console.log(lines.join('\n'));
  return passed;
}

/** @param {string} text */
function fileOf(text) {
  const file = join(targetFolder, 'fuzz', 'input');
  writeFileSync(file, Buffer.from(text, 'base64'));
  return file;
}

const { values, positionals } = readArguments(
  usage,
  {
    seconds: { type: 'string' },
    input: { type: 'string' },
    base64: { type: 'string' },
    minimise: { type: 'boolean' },
  },
  true,
);
const targets = positionals.length === 0 ? fuzzTargets() : positionals;
const unknown = targets.find((name) => !fuzzTargets().includes(name));
if (unknown !== undefined) refuse(`There is no target ${unknown}.`, usage);
const seconds = Number(values['seconds'] ?? SECONDS);
if (!(Number.isInteger(seconds) && seconds > 0)) refuse('--seconds takes a whole number from 1.', usage);
const given = values['input'] ?? values['base64'];
if (given !== undefined && positionals.length !== 1) refuse('An input belongs to one target.', usage);

endChildrenWithUs();
try {
  requireTools();
  await step('building the fuzz targets (cargo, release)', buildFuzzTargets);
  const passed = await act();
  process.exit(passed ? 0 : 1);
} catch (error) {
  giveUp(error);
}

function act() {
  if (values['base64'] !== undefined) return again(targets, fileOf(values['base64']));
  if (values['input'] !== undefined) return again(targets, values['input']);
  return values['minimise'] === true ? shrink(targets) : search(targets, seconds);
}
