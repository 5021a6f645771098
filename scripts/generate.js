import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { readArguments } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { root } from './lib/paths.js';
import { installPackages } from './lib/packages.js';
import { giveUp, step } from './lib/progress.js';
import { filesBelow } from './lib/stamp.js';

const usage = `
npm run generate            writes every committed file that is made from another one
npm run generate -- --check writes nothing; names those that are out of date and ends with 1

  ts/protocol/generated/         from proto/musterd/v1.proto
  proto/musterd/v1.fields.json   from proto/musterd/v1.proto: field numbers are never used again
  ts/config/generated/           from ts/config/default.yaml
  ts/engine/generated/           from the doc comments of crates/node
  npm/                           from package.json
  docs/protocol.md               its table of error codes, from ts/errors.ts
`;

/** Folders that hold generated files and nothing else: a file there that no generator writes is a left-over. */
const GENERATED_FOLDERS = ['npm'];

/** @param {Map<string, string>} files */
function outOfDate(files) {
  const differing = [...files].filter(([path, content]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== content;
  });
  const leftOver = GENERATED_FOLDERS.flatMap((folder) => filesBelow(join(root, folder)))
    .map((file) => relative(root, file))
    .filter((path) => !files.has(path));
  return { differing: differing.map(([path]) => path), leftOver };
}

/** @param {Map<string, string>} files */
function check(files) {
  const { differing, leftOver } = outOfDate(files);
  for (const path of differing) console.error(`${path} is out of date: npm run generate`);
  for (const path of leftOver) console.error(`${path} is written by no generator: remove it`);
  if (differing.length + leftOver.length > 0) process.exit(1);
  console.log(`${files.size} generated files are up to date`);
}

/** @param {Map<string, string>} files */
function write(files) {
  const { differing } = outOfDate(files);
  for (const path of differing) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, files.get(path) ?? '');
    console.log(`wrote ${path}`);
  }
  console.log(`${files.size - differing.length} of ${files.size} generated files were up to date`);
}

const { values } = readArguments(usage, { check: { type: 'boolean' } });
endChildrenWithUs();
try {
  await installPackages();
  const { generateAll } = await import('./lib/generators/index.js');
  const files = await step('generating', generateAll);
  (values['check'] === true ? check : write)(files);
} catch (error) {
  giveUp(error);
}
