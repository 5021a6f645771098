// A server that is killed under its players, and comes back on the same ports.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';

import type { History } from '../../ts/bots/history.ts';
import { connect } from '../../ts/client/node.ts';
import { folderWith } from '../config/folder.ts';
import { seedOf } from '../support/seed.ts';
import { type Verdict, verdictText } from './check.ts';
import { Mortal } from './mortal.ts';
import { playAndCheck, RULES_FILE } from './play.ts';

/** What a server keeps, and what the checker must then find. Each is played: none is passed over. */
interface Durability {
  readonly name: string;
  readonly flags: (folder: string) => readonly string[];
  /** Whether everything that was acknowledged is there after `kill -9`. */
  readonly keeps: boolean;
}

const keeping = (name: 'disk' | 'process'): Durability => ({
  name,
  flags: (folder) => ['--durability', name, '--data-dir', folder],
  keeps: true,
});

const durabilities: readonly Durability[] = [
  keeping('disk'),
  { name: 'none', flags: () => ['--ephemeral'], keeps: false },
];

const PLAYERS = 300;
const SECONDS = 20;
const TICKETS_PER_SECOND = 60;
const KILLS_AT_MS = [6_000, 13_000];
const WAITING = 500;
/** Ratings so far apart that no two of the waiting may be matched before the restart. */
const APART = 1_000;

for (const durability of durabilities) {
  const { name, keeps } = durability;
  test.serial(
    `durability ${name}: ${PLAYERS} players, two kills: ${keeps ? 'nothing' : 'what'} is lost`,
    async (t) => {
      t.timeout(180_000);
      const server = await Mortal.start(t, durability.flags);
      const verdict = await playAndCheck(t, server.url, server.adminUrl, {
        players: PLAYERS,
        seconds: SECONDS,
        rate: TICKETS_PER_SECOND,
        party: 2,
        mischief: { cancel: 0.15, drop: 0.2, away: 0, busy: 0.05 },
        seed: seedOf(t),
        meanwhile: (history) => killAgainAndAgain(server, history),
      });
      t.log(verdictText(verdict));
      t.is(verdict.outages, KILLS_AT_MS.length);
      if (keeps) nothingIsLost(t, verdict);
      else t.true(violationsOf(verdict, '2') > 0, 'the checker must see that tickets are lost');
    },
  );

  test.serial(
    `durability ${name}: ${WAITING} tickets wait, kill: ${keeps ? 'all' : 'none'} of them wait again`,
    async (t) => {
      t.timeout(120_000);
      const server = await Mortal.start(t, durability.flags, { rules: patientRules(t) });
      const players = await waitingPlayers(t, server.url);
      await server.killAndRestart();
      await Promise.all(players.map((player) => player.cameBack));
      t.is(await liveTickets(server.adminUrl), keeps ? WAITING : 0);
      if (keeps) await allAreMatchedOnce(t, server.url, players);
    },
  );
}

/** The same rules for tickets that wait as long as a busy machine takes. */
function patientRules(t: ExecutionContext): string {
  const rules = JSON.parse(readFileSync(RULES_FILE, 'utf8'));
  const patient = { ...rules, queue: { ...rules.queue, requestTimeoutSeconds: 300 } };
  return join(folderWith(t, { 'rules.json': patient }), 'rules.json');
}

function nothingIsLost(t: ExecutionContext, { findings, share }: Verdict): void {
  for (const { invariant, violations } of findings) t.deepEqual(violations, [], `invariant ${invariant}`);
  t.true(share.matched >= 0.95 * share.feasible, `${share.matched} of ${share.feasible}`);
}

function violationsOf({ findings }: Verdict, invariant: string): number {
  return findings.find((finding) => finding.invariant === invariant)?.violations.length ?? 0;
}

async function killAgainAndAgain(server: Mortal, history: History): Promise<void> {
  const startedAt = performance.now();
  for (const atMs of KILLS_AT_MS) {
    await delay(Math.max(0, startedAt + atMs - performance.now()));
    await server.killAndRestart(history);
  }
}

/** A player whose ticket waits. */
interface Waiter {
  readonly playerId: string;
  readonly ticketId: string;
  readonly rating: number;
  readonly matches: string[];
  /** Resolves with the first match. */
  readonly matched: Promise<void>;
  /** Resolves when the player was welcomed a second time. */
  readonly cameBack: Promise<unknown>;
}

/** Players, each too far from all the others, who have asked and been acknowledged. */
async function waitingPlayers(t: ExecutionContext, url: string): Promise<Waiter[]> {
  return Promise.all(
    Array.from({ length: WAITING }, async (_, index) => {
      const player = joined(t, url, `w${index}`);
      await player.client.ready();
      const cameBack = new Promise((resolve) => player.client.on('welcome', resolve));
      const [ticketId, rating] = [`w${index}`, index * APART];
      await player.client.enqueue({ queue: 'crowd', ticketId, attributes: { rating } });
      return {
        playerId: `w${index}`,
        ticketId,
        rating,
        matches: player.matches,
        matched: player.matched,
        cameBack,
      };
    }),
  );
}

/** Three partners for each of the waiting complete a match of four; everybody is told of one match, once. */
async function allAreMatchedOnce(
  t: ExecutionContext,
  url: string,
  waiters: readonly Waiter[],
): Promise<void> {
  const partners = waiters.map(({ playerId, rating }) => {
    const ids = [1, 2, 3].map((number) => `${playerId}.${number}`);
    return ids.map((id) => ({ ...joined(t, url, id), id, rating }));
  });
  await Promise.all(
    partners
      .flat()
      .map(({ client, id, rating }) =>
        client.enqueue({ queue: 'crowd', ticketId: id, attributes: { rating } }),
      ),
  );
  await Promise.all([...partners.flat(), ...waiters].map(({ matched }) => matched));
  for (const [index, { matches, playerId }] of waiters.entries()) {
    t.is(matches.length, 1, `${playerId} was told of one match`);
    for (const partner of partners[index] ?? []) t.deepEqual(partner.matches, matches);
  }
}

function joined(t: ExecutionContext, url: string, playerId: string) {
  const client = connect(url, { playerId });
  t.teardown(() => client.close());
  const matches: string[] = [];
  const matched = new Promise<void>((resolve) => {
    client.on('match', ({ matchId }) => {
      matches.push(matchId);
      resolve();
    });
  });
  return { client, matches, matched };
}

/** How many tickets live in the queue, held ones too. */
async function liveTickets(adminUrl: string): Promise<number> {
  const response = await fetch(`${adminUrl}/v1/queues/crowd`);
  const { ticketsWaiting, ticketsHeld } = (await response.json()) as Record<string, number>;
  return Number(ticketsWaiting) + Number(ticketsHeld);
}
