// The checker is tested by bugs that are put in on purpose: each has to be found by the check that is there for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';

import { root } from '../../scripts/lib/paths.js';
import type { History } from '../../ts/bots/history.ts';
import { seededAddonFile } from '../engine/seeded-addon.ts';
import { verdictText } from './check.ts';
import { FaultyProxy } from './faulty-proxy.ts';
import { Mortal } from './mortal.ts';
import { playAndCheck, type Scene } from './play.ts';
import { type SeededBug, seededBugs } from './seeded-bugs.ts';

/** A busy few seconds: everybody misbehaves, and a few stay away for longer than the grace. */
const SCENE: Scene = {
  players: 80,
  seconds: 4,
  rate: 40,
  party: 2,
  mischief: { cancel: 0.2, drop: 0.4, away: 0.35, busy: 0.2 },
  seed: 11,
};
const GRACE_MS = 800;
/** Servers that run at the same time. */
const ABREAST = 5;

const CRATES = join(root, 'crates');
const PRELOAD = new URL('preload-addon.js', import.meta.url).href;

let addonFile = '';

test.before('the seeded addon is built', async (t) => {
  t.timeout(600_000);
  addonFile = await seededAddonFile();
});

test('the bugs of the table are those of the crates, and each has a name of its own', (t) => {
  const names = seededBugs.filter(({ by }) => by === 'engine').map(({ name }) => name);
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

/** Nobody is asked in the scene's queue; random.test.ts observes these. */
const UNASKED = new Set(['5', '16']);

test.serial('without a bug nothing is found, and everything is observed', async (t) => {
  const verdict = await playWith(t, undefined);
  t.log(verdictText(verdict));
  for (const { invariant, violations, observations } of verdict.findings) {
    t.deepEqual(violations, [], `invariant ${invariant}`);
    t.true(observations > 0 || UNASKED.has(invariant), `invariant ${invariant} was never observed`);
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

test('what is installed has none of them', (t) => {
  const names = seededBugs.filter(({ by }) => by === 'engine').map(({ name }) => name);
  const isIn = (file: string) => {
    const bytes = readFileSync(file);
    return names.filter((name) => bytes.includes(name));
  };
  const installed = readdirSync(root).filter((name) => /^musterd\..*\.node$/.test(name));
  t.true(installed.length > 0);
  for (const name of installed) t.deepEqual(isIn(join(root, name)), [], name);
  t.deepEqual(isIn(addonFile), names, 'and the seeded one has them all');
});

/** Plays the scene against a server with a bug. */
async function playWith(t: ExecutionContext, bug: SeededBug | undefined) {
  const flags = bug?.crash ?? (() => ['--ephemeral']);
  const seeded = bug?.by === 'engine' ? bug.name : '';
  const surroundings = { env: { SEEDED_BUG: seeded, SEEDED_ADDON: addonFile }, imports: [PRELOAD] };
  const grace = ['--session-grace-ms', String(GRACE_MS)];
  const server = await Mortal.start(t, (folder) => [...flags(folder), ...grace], surroundings);
  const proxy = bug?.fault === undefined ? undefined : await FaultyProxy.start(server.url, bug.fault);
  const scene = bug?.crash === undefined ? SCENE : { ...SCENE, meanwhile: killHalfway(server) };
  try {
    return await playAndCheck(t, proxy?.url ?? server.url, server.adminUrl, scene);
  } finally {
    proxy?.close();
    await server.kill();
  }
}

function killHalfway(server: Mortal): (history: History) => Promise<void> {
  return async (history) => {
    await delay(SCENE.seconds * 500);
    await server.killAndRestart(history);
  };
}
