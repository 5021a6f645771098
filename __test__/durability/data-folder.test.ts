// A data folder that cannot be used is refused with the reason and what to do, and nothing in it is changed.
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import test, { type ExecutionContext } from 'ava';

import { musterd } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { asked, crash, loneRating, servingFrom, waitingPlayer } from './scene.ts';

const FIRST_SEGMENT = 'journal/000000000001.journal';
const SEGMENT_HEADER_BYTES = 48;
/** So many that most of the journal is about them. */
const TICKETS = 20;

/** A data folder with some commits in it, left by a crash. */
async function usedFolder(t: ExecutionContext): Promise<string> {
  const dataDir = join(folderWith(t, {}), 'data');
  const server = await servingFrom(t, dataDir);
  for (let index = 0; index < TICKETS; index += 1)
    await waitingPlayer(server.url, `p${index}`, loneRating(index));
  await crash(server);
  return dataDir;
}

const serve = (dataDir: string) =>
  musterd(['serve', '--port', '0', '--admin-port', '0', '--data-dir', dataDir]);

function filesOf(dataDir: string): Record<string, string> {
  const names = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names
      .filter(({ name }) => name !== 'lock')
      .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')]),
  );
}

test('one that a running server uses', async (t) => {
  const dataDir = join(folderWith(t, {}), 'data');
  const server = await servingFrom(t, dataDir);
  const { code, stderr } = await serve(dataDir);
  t.is(code, 1);
  t.regex(stderr, new RegExp(`DATA_LOCKED.*process ${server.child.pid}.*--data-dir`));
});

test('one that is a file, or below one', async (t) => {
  const folder = folderWith(t, { 'a-file': 'x' });
  for (const path of ['a-file', 'a-file/data']) {
    const { code, stderr } = await serve(join(folder, path));
    t.is(code, 1);
    t.regex(stderr, /DATA_DIR: The data folder .*a-file.* cannot be used: .*--data-dir.*--ephemeral/);
  }
});

test('one whose journal is damaged in the middle: the position is said, and what is before it can be rescued', async (t) => {
  const dataDir = await usedFolder(t);
  const path = join(dataDir, FIRST_SEGMENT);
  const bytes = readFileSync(path);
  const damaged = Math.floor(bytes.length * 0.9);
  bytes[damaged] = (bytes[damaged] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  const before = filesOf(dataDir);

  const { code, stderr } = await serve(dataDir);
  t.is(code, 1);
  t.regex(stderr, /JOURNAL_CORRUPT: .*position \d+ .*musterd replay .*--until \d+ --into/);
  t.deepEqual(filesOf(dataDir), before, 'nothing was changed');

  const [, until = ''] = /--until (\d+)/.exec(stderr) ?? [];
  t.true(Number(until) > 0 && Number(until) + SEGMENT_HEADER_BYTES <= damaged);
  const rescued = join(folderWith(t, {}), 'rescued');
  const replayed = await musterd(['replay', '--data-dir', dataDir, '--until', until, '--into', rescued]);
  t.is(replayed.code, 0, replayed.stderr);
  const { ticketsWaiting } = JSON.parse(replayed.stdout.trim().split('\n').at(-1) ?? '');
  t.true(ticketsWaiting > 0 && ticketsWaiting < TICKETS);
  const server = await servingFrom(t, rescued);
  const { ticketsHeld } = await asked(server.adminUrl, '/v1/queues/duel');
  t.is(ticketsHeld, ticketsWaiting);
  t.deepEqual(filesOf(dataDir), before, 'nothing was changed');
});

test('a commit that was not finished is passed over, and said', async (t) => {
  const dataDir = await usedFolder(t);
  const path = join(dataDir, FIRST_SEGMENT);
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.subarray(0, bytes.length - 3));
  const server = await servingFrom(t, dataDir);
  const { ticketsHeld } = await asked(server.adminUrl, '/v1/queues/duel');
  // The last commit may have been of a ticket or of time that passed.
  t.true(Number(ticketsHeld) >= TICKETS - 1);
  server.child.kill('SIGTERM');
  t.regex((await server.ended).stderr, /the last commit was not finished/);
});

test('one whose key can be read by others', async (t) => {
  const dataDir = await usedFolder(t);
  chmodSync(join(dataDir, 'resume.key'), 0o644);
  const { code, stderr } = await serve(dataDir);
  t.is(code, 1);
  t.regex(stderr, /DATA_DIR: The key .*resume\.key can be read by other users: chmod 600/);
});

test('one whose key is too short', async (t) => {
  const dataDir = await usedFolder(t);
  writeFileSync(join(dataDir, 'resume.key'), 'short');
  const { code, stderr } = await serve(dataDir);
  t.is(code, 1);
  t.regex(stderr, /DATA_DIR: The key .*resume\.key has 5 bytes instead of 32/);
});

test('the folder, its journal and its keys are for their owner alone', async (t) => {
  const dataDir = await usedFolder(t);

  const mode = (path: string) => (statSync(join(dataDir, path)).mode & 0o777).toString(8);
  t.deepEqual(['.', 'journal', FIRST_SEGMENT, 'resume.key'].map(mode), ['700', '700', '600', '600']);
});

test('replay says what it needs', async (t) => {
  const folder = folderWith(t, {});
  for (const [words, code, pattern] of [
    [[], 2, /Name the data folder with --journal FOLDER/],
    [['--data-dir', folder], 1, /DATA_DIR: .* is no data folder/],
    [['--data-dir', folder, '--until', 'soon'], 2, /--until must be a position/],
    [['--data-dir', folder, '--untill', '7'], 2, /unknown flag --untill; did you mean --until\?/],
  ] as const) {
    const ended = await musterd(['replay', ...words]);
    t.is(ended.code, code);
    t.regex(ended.stderr, pattern);
  }
});
