import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './paths.js';

/**
 * What fuzzing starts from besides the committed inputs: honest ones, made from files that are there for other reasons.
 *
 * @type {Record<string, () => Iterable<Uint8Array>>}
 */
const seeds = { wire: frames, rules: ruleSets, engine: steps, journal: segments };

/**
 * Writes the seeds of a target, one file each.
 *
 * @param {string} target
 * @param {string} folder
 */
export function writeSeeds(target, folder) {
  mkdirSync(folder, { recursive: true });
  let number = 0;
  for (const bytes of seeds[target]?.() ?? []) writeFileSync(join(folder, `seed-${++number}`), bytes);
}

/** Every frame of conformance/. */
function* frames() {
  const folder = join(root, 'conformance');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    /** @type {{ hex: string }[]} */
    const cases = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const { hex } of cases) yield Buffer.from(hex, 'hex');
  }
}

/** Every example, and every rule set of the tests of the core and of the documents: raw quotes or fences that are JSON. */
function* ruleSets() {
  const sources = [
    'crates/core/tests/rules.rs',
    'crates/core/tests/support/mod.rs',
    'README.md',
    'docs/rules.md',
  ];
  for (const source of sources) {
    const text = readFileSync(join(root, source), 'utf8');
    for (const [, raw, fenced] of text.matchAll(/r#"(\{.*?\})"#|^```json\n(\{.*?\})\n```/gms)) {
      yield Buffer.from(raw ?? fenced ?? '');
    }
  }
  const folder = join(root, 'docs/examples');
  for (const file of readdirSync(folder)) yield readFileSync(join(folder, file));
}

/** Frames of conformance/ as steps of the engine target: from the shell where they are the shell's, else from a player. */
function* steps() {
  const control = 0;
  for (const frame of frames()) {
    if (frame.length > 255) continue;
    for (const from of [control, 1, 2 + (2 << 2)])
      yield Buffer.concat([Buffer.of(from, frame.length), frame]);
  }
}

const SEGMENT_HEADER_BYTES = 48;
const COMMIT_HEADER_BYTES = 32;

/** The committed journals: each segment raw, and the steps of each commit. */
function* segments() {
  const [ofSteps, asRaw] = [0, 1];
  const fixtures = join(root, 'crates/host/tests/fixtures');
  for (const file of readdirSync(fixtures, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.journal')) continue;
    let rest = readFileSync(join(fixtures, file)).subarray(SEGMENT_HEADER_BYTES);
    yield Buffer.concat([Buffer.of(asRaw), rest]);
    while (rest.length > COMMIT_HEADER_BYTES) {
      const end = COMMIT_HEADER_BYTES + rest.readUInt32LE(4);
      yield Buffer.concat([Buffer.of(ofSteps), rest.subarray(COMMIT_HEADER_BYTES, end)]);
      rest = rest.subarray(end);
    }
  }
}
