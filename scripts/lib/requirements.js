import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

import { StepFailed } from './progress.js';

/** The `engines` of package.json, as numbers. */
const NODE_VERSION_MIN = [20, 19];
/** The `rust-version` of Cargo.toml, as numbers. */
const RUST_VERSION_MIN = [1, 88];

/**
 * What is missing to build, one sentence each, naming what to install.
 *
 * @returns {string[]}
 */
export function missingTools() {
  findCargoOfRustup();
  return [cargoProblem(), compilerProblem()].filter((problem) => problem !== undefined);
}

/** Throws with every sentence of {@link missingTools}. */
export function requireTools() {
  const problems = missingTools();
  if (problems.length > 0) throw new StepFailed(problems.join('\n'));
}

/** Throws a sentence when this Node is too old for what is to come. */
export function requireNode() {
  if (isAtLeast(process.versions.node, NODE_VERSION_MIN)) return;
  const wanted = NODE_VERSION_MIN.join('.');
  throw new StepFailed(
    `Node ${wanted} or later is needed, from https://nodejs.org; this is ${process.version}.`,
  );
}

/**
 * @param {string} text with a version in it, for example `cargo 1.95.0 (f2d3ce0bd 2026-03-21)`
 * @param {number[]} wanted major and minor
 */
function isAtLeast(text, [majorMin = 0, minorMin = 0]) {
  const [major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number) ?? [];
  return major > majorMin || (major === majorMin && minor >= minorMin);
}

/**
 * What a program prints of its version, or undefined when it is not there.
 *
 * @param {string} command
 * @param {string[]} [parameters] how it is asked
 * @returns {string | undefined}
 */
export function versionOf(command, parameters = ['--version']) {
  const { error, status, stdout } = spawnSync(command, parameters, { encoding: 'utf8' });
  return error === undefined && status === 0 ? stdout.trim() : undefined;
}

/** rustup installs below the home folder, which a fresh shell does not have on its PATH yet. */
function findCargoOfRustup() {
  const folder = join(homedir(), '.cargo', 'bin');
  const path = process.env['PATH'] ?? '';
  if (existsSync(folder) && !path.split(delimiter).includes(folder)) {
    process.env['PATH'] = `${path}${delimiter}${folder}`;
  }
}

function cargoProblem() {
  const wanted = RUST_VERSION_MIN.join('.');
  const install = `Install Rust ${wanted} or later from https://rustup.rs, then run this again.`;
  const version = versionOf('cargo');
  if (version === undefined) return `cargo is missing: the native engine is written in Rust. ${install}`;
  return isAtLeast(version, RUST_VERSION_MIN) ? undefined : `${version} is too old. ${install}`;
}

function compilerProblem() {
  if (process.platform === 'win32' || versionOf('cc') !== undefined) return undefined;
  const hint = process.platform === 'darwin' ? 'xcode-select --install' : 'apt-get install build-essential';
  return `A C compiler is missing: Rust links with \`cc\`. Install one (${hint}), then run this again.`;
}
