import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './child.js';
import { add, failuresOfTap, NOTHING, ofCargo, ofCheck, ofTap, withExitCode } from './counts.js';
import { buildFuzzTargets, fuzzAll, fuzzTargets, SECONDS } from './fuzz.js';
import { meet } from './needs.js';
import { root, targetFolder, tool } from './paths.js';
import { npm } from './packages.js';

/**
 * One part of `npm test`.
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} about one line for `--list`
 * @property {boolean} [lint] whether `npm run lint` runs it too
 * @property {string[]} needs see needs.js
 * @property {(note: (line: string) => void) => Promise<Outcome>} run
 *
 * @typedef {{ counts: import('./counts.js').Counts, complaint: string[] }} Outcome
 *   `complaint` is what to show where something failed
 */

/** Lines of a failed cargo run to show. */
const COMPLAINT_LINES_MAX = 400;
/** Tests that use the whole machine, or build it: apart from the others, which they would slow down. */
const ALONE = ['packaging', 'registry', 'start'].map((name) => `__test__/house/${name}.test.ts`);

/**
 * A stage that is one program, or several in a row, which holds or does not.
 *
 * @param {string} name
 * @param {string} about
 * @param {string[]} needs
 * @param {string[][]} commands each with its parameters
 * @param {Record<string, string>} [env]
 * @returns {Stage}
 */
export function check(name, about, needs, commands, env = {}) {
  return {
    name,
    about,
    lint: true,
    needs,
    run: async (note) => {
      for (const [command = '', ...parameters] of commands) {
        const { code, lines } = await run(command, parameters, { env, onLine: note });
        if (code !== 0) return { counts: ofCheck(code), complaint: lines };
      }
      return { counts: ofCheck(0), complaint: [] };
    },
  };
}

/**
 * @param {string} name
 * @param {string} about
 * @param {string[]} parameters of cargo
 * @param {Record<string, string>} [env]
 * @returns {Stage}
 */
export function cargoTests(name, about, parameters, env = {}) {
  return {
    name,
    about,
    needs: ['compiler'],
    run: async (note) => {
      const { code, lines } = await run('cargo', ['test', '--locked', ...parameters], { env, onLine: note });
      const complaint = lines.filter((line) => !/^test .* ok$/.test(line)).slice(-COMPLAINT_LINES_MAX);
      return { counts: withExitCode(ofCargo(lines), code), complaint };
    },
  };
}

/**
 * @param {string} name
 * @param {string} about
 * @param {string[]} needs
 * @param {(ava: string[]) => string[]} command makes the command line from ava's own
 * @param {() => string[]} files which test files
 * @param {Record<string, string>} [env]
 * @returns {Stage}
 */
export function avaTests(name, about, needs, command, files, env = {}) {
  return {
    name,
    about,
    needs,
    run: async (note) => {
      const ava = ['node_modules/ava/entrypoints/cli.mjs', '--tap', ...files()];
      const [program = '', ...parameters] = command(ava);
      const { code, lines } = await run(program, parameters, { env, onLine: note });
      return { counts: withExitCode(ofTap(lines), code), complaint: failuresOfTap(lines) };
    },
  };
}

/**
 * Builds the targets of fuzz/ and feeds them side by side. Each counts as a test.
 *
 * @param {string} name
 * @param {string} about
 * @param {number} forSeconds for each target
 * @returns {Stage}
 */
export function fuzzing(name, about, forSeconds) {
  return {
    name,
    about,
    needs: ['compiler'],
    run: async (note) => {
      await buildFuzzTargets(note);
      const findings = await fuzzAll(fuzzTargets(), forSeconds, note);
      for (const { summary } of findings) console.log(`  ${summary}`);
      const counts = findings.map(({ passed }) => ofCheck(passed ? 0 : 1)).reduce(add, NOTHING);
      return { counts, complaint: findings.flatMap(({ complaint }) => complaint) };
    },
  };
}

export const thisNode = (/** @type {string[]} */ ava) => [process.execPath, ...ava];
export const node24 = (/** @type {string[]} */ ava) =>
  npm(['exec', '--yes', '--package=node@24', '--call', ['node', ...ava].join(' ')]);

/** What depends on the platform and on the version of Node: the addon, and what uses it most; and worker threads. */
const isOfEngine = (/** @type {string} */ path) => /^__test__\/(engine|library|server|workers)\//.test(path);
/** Servers and crowds: apart from the others, and one file after the other. */
const isOfHistory = (/** @type {string} */ path) => path.startsWith('__test__/history/');

/** @param {(path: string) => boolean} wanted */
const testFiles = (wanted) => () =>
  readdirSync(join(root, '__test__'), { recursive: true, encoding: 'utf8' })
    .map((path) => `__test__/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.test.ts') && !ALONE.includes(path) && wanted(path))
    .toSorted();

const bench = ['--manifest-path', 'bench/Cargo.toml'];
const fuzz = ['--manifest-path', 'fuzz/Cargo.toml'];
const strict = ['--all-targets', '--locked', '--', '-D', 'warnings'];
const tsc = [process.execPath, tool('typescript/bin/tsc'), '--noEmit', '-p'];

/** @type {Stage[]} */
export const stages = [
  check(
    'rustfmt',
    'the format of every Rust file',
    ['compiler'],
    [
      ['cargo', 'fmt', '--all', '--', '--check'],
      ['cargo', 'fmt', ...bench, '--', '--check'],
      ['cargo', 'fmt', ...fuzz, '--', '--check'],
    ],
  ),
  check(
    'biome',
    'the format of every other file',
    ['packages'],
    [[process.execPath, tool('@biomejs/biome/bin/biome'), 'format']],
  ),
  check(
    'oxlint',
    'the lints of TypeScript and scripts',
    ['packages'],
    [[process.execPath, tool('oxlint/bin/oxlint'), '--deny-warnings']],
  ),
  check(
    'tsc',
    'the types of the shell, the client alone, tests and scripts',
    ['packages', 'benchPackages'],
    [
      [...tsc, 'tsconfig.json'],
      [...tsc, 'ts/client/tsconfig.json'],
    ],
  ),
  check(
    'clippy',
    'the lints of the Rust workspace, of bench/ and of fuzz/',
    ['compiler'],
    [
      ['cargo', 'clippy', '--workspace', ...strict],
      ['cargo', 'clippy', ...bench, ...strict],
      // Without libFuzzer itself, which would have to be compiled for it.
      [
        'cargo',
        'clippy',
        ...fuzz,
        '--no-default-features',
        '--target-dir',
        join(targetFolder, 'lint'),
        ...strict,
      ],
    ],
  ),
  check(
    'rustdoc',
    'the links of the documentation in the crates',
    ['compiler'],
    [['cargo', 'doc', '--workspace', '--no-deps', '--locked']],
    { RUSTDOCFLAGS: '-D warnings' },
  ),
  cargoTests('cargo', 'the tests of every crate', ['--workspace', '--no-fail-fast']),
  cargoTests(
    'loom',
    'every interleaving of the ring, within bounds',
    ['--package', 'musterd-ring', '--test', 'loom', '--release', '--target-dir', join(targetFolder, 'loom')],
    // Models run long and are small: worth optimising, not worth linking slowly.
    { RUSTFLAGS: '--cfg loom', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' },
  ),
  fuzzing('fuzz', 'what reads bytes from outside, fed by libFuzzer', SECONDS),
  check(
    'generated',
    'generated files are those that npm run generate writes',
    ['addon'],
    [[process.execPath, 'scripts/generate.js', '--check']],
  ),
  avaTests(
    'engine',
    'the engine, the library and the server',
    ['addon', 'shell'],
    thisNode,
    testFiles(isOfEngine),
  ),
  avaTests(
    'ava',
    'the client, the command line and the house',
    ['addon', 'shell', 'browser'],
    thisNode,
    testFiles((path) => !isOfEngine(path) && !isOfHistory(path)),
  ),
  avaTests(
    'history',
    'the checker of histories: seeded bugs are found, crashes judged',
    ['addon', 'shell'],
    (ava) => thisNode([...ava, '--concurrency=1']),
    testFiles(isOfHistory),
  ),
  avaTests(
    'node24',
    'the engine, the library and the server on Node 24',
    ['addon', 'shell'],
    node24,
    testFiles(isOfEngine),
  ),
  avaTests(
    'packaging',
    'packed, installed elsewhere, two players matched',
    ['addon', 'shell'],
    thisNode,
    () => ALONE.slice(0, 1),
  ),
  avaTests(
    'registry',
    'published to a registry, installed by name without a compiler, two players matched',
    ['addon', 'shell'],
    thisNode,
    () => ALONE.slice(1, 2),
  ),
  avaTests('start', 'npm start serves, and SIGTERM leaves no process', ['addon', 'shell'], thisNode, () =>
    ALONE.slice(2),
  ),
];

/**
 * Runs one stage; what it needs comes first.
 *
 * @param {Stage} stage
 * @param {(line: string) => void} note
 * @returns {Promise<Outcome>}
 */
export async function runStage(stage, note) {
  try {
    for (const need of stage.needs) await meet(need);
    return await stage.run(note);
  } catch (error) {
    return { counts: ofCheck(1), complaint: [error instanceof Error ? error.message : String(error)] };
  }
}
