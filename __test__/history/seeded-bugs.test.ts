// The checker is tested by bugs that are put in on purpose: each has to be found by the check that is there for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';

import { serving } from '../cli/command.ts';
import { seededAddonFile } from '../engine/seeded-addon.ts';
import { verdictText } from './check.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { playAndCheck, RULES_FILE, type Scene } from './play.ts';
import { type SeededBug, seededBugs } from './seeded-bugs.ts';

/** A busy few seconds: everybody misbehaves, and a few stay away for longer than the grace. */
const SCENE: Scene = {
  players: 60,
  seconds: 3,
  rate: 40,
  party: 2,
  mischief: { cancel: 0.2, drop: 0.4, away: 0.15, busy: 0.2 },
  seed: 11,
};
const GRACE_MS = 800;
/** Servers that run at the same time. */
const ABREAST = 4;

const CRATES = fileURLToPath(new URL('../../crates', import.meta.url));
const PRELOAD = new URL('preload-addon.js', import.meta.url).href;

let addonFile = '';

test.before('the seeded addon is built', async (t) => {
  t.timeout(600_000);
  addonFile = await seededAddonFile();
});

test('the bugs of the table are those of the crates, and each has a name of its own', (t) => {
  const names = seededBugs.filter(({ proxy }) => proxy === undefined).map(({ name }) => name);
  const sources = readdirSync(CRATES, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.rs'),
  );
  const found = sources.flatMap((path) =>
    [...readFileSync(join(CRATES, path), 'utf8').matchAll(/seeded::is\("(\w+)"\)/g)].map(([, name]) => name),
  );
  t.deepEqual([...new Set(found)].toSorted(), names.toSorted());
  t.is(new Set(seededBugs.map(({ name }) => name)).size, seededBugs.length);
  t.true(seededBugs.length >= 12);
});

test.serial('without a bug nothing is found, and everything is observed', async (t) => {
  const verdict = await playWith(t, undefined);
  t.log(verdictText(verdict));
  for (const { invariant, violations, observations } of verdict.findings) {
    t.deepEqual(violations, [], `invariant ${invariant}`);
    t.true(observations > 0, `invariant ${invariant} was never observed`);
  }
  t.true(verdict.share.matched >= 0.95 * verdict.share.feasible);
});

for (let lane = 0; lane < ABREAST; lane += 1) {
  const bugs = seededBugs.filter((_, index) => index % ABREAST === lane);
  test(`found: ${bugs.map(({ name }) => name).join(', ')}`, async (t) => {
    t.timeout(300_000);
    const missed: string[] = [];
    for (const bug of bugs) {
      const { findings } = await playWith(t, bug);
      const caught = findings.filter(({ violations }) => violations.length > 0);
      const by = caught.map(({ invariant, violations }) => `${invariant} (${violations.length})`).join(', ');
      t.log(`${bug.name}: ${bug.breaks}; to be found by ${bug.caughtBy}, found by ${by || 'none'}`);
      if (!caught.some(({ invariant }) => invariant === bug.caughtBy)) missed.push(bug.name);
    }
    t.deepEqual(missed, []);
  });
}

/** Plays the scene against a server with a bug. */
async function playWith(t: ExecutionContext, bug: SeededBug | undefined) {
  const seeded = bug?.proxy === undefined ? (bug?.name ?? '') : '';
  const words = [
    '--ephemeral',
    '--rules',
    RULES_FILE,
    '--session-grace-ms',
    String(GRACE_MS),
    '--log-level',
    'error',
  ];
  const { url, adminUrl, child } = await serving(t, words, {
    env: { SEEDED_BUG: seeded, SEEDED_ADDON: addonFile },
    imports: [PRELOAD],
  });
  const proxy = bug?.proxy === undefined ? undefined : await FaultyProxy.start(url, bug.proxy);
  try {
    return await playAndCheck(t, proxy?.url ?? url, adminUrl, SCENE);
  } finally {
    proxy?.close();
    child.kill('SIGKILL');
  }
}
