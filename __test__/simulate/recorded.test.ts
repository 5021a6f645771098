// A day that a real server recorded: made again, byte for byte, under the same rules and under others, and as a trace.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import test, { type ExecutionContext } from 'ava';

import { musterd } from '../cli/command.ts';
import { crash, servingFrom, waitingPlayer } from '../durability/scene.ts';
import { TestClient } from '../support/client.ts';
import { randomFrom } from '../../ts/bots/random.ts';
import type { Recorded } from '../../ts/simulate/recorded.ts';
import { within } from './rules.ts';

const SEED = 20_240_304;
const TICKETS = 120;
const SEGMENT = 'data/journal/000000000001.journal';

/** What the journal of a day holds. */
interface Day {
  /** Matches that the players were told of, as `one:other`. */
  readonly pairs: readonly string[];
}

/** A day of two servers on one folder: players, tickets of a game server, cancels, a crash in the middle. */
async function recordedDay(t: ExecutionContext, cwd: string): Promise<Day> {
  const dataDir = join(cwd, 'data');
  const rules = ['--rules', join(cwd, 'duel.json')];
  t.log(`seed ${SEED}`);
  const random = randomFrom(SEED);
  const pairs = new Set<string>();
  for (const half of ['am', 'pm']) {
    const server = await servingFrom(t, dataDir, rules);
    const post = (ticketId: string, rating: number) =>
      fetch(`${server.adminUrl}/v1/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ticketId,
          queue: 'duel',
          players: [{ playerId: `${ticketId}-player`, attributes: { rating }, latencyMs: { eu: 20 } }],
        }),
      });
    for (let index = 0; index < TICKETS; index += 1) {
      const ticketId = `${half}-${index}`;
      t.is((await post(ticketId, Math.round(random.normal(1_500, 400)))).status, 201);
      if (index % 10 === 9) await fetch(`${server.adminUrl}/v1/tickets/${ticketId}`, { method: 'DELETE' });
    }
    // Somebody else's ticket again, which is refused, and players of flesh and blood whose ids the engine chooses.
    t.is((await post(`${half}-0`, 1)).status, 409);
    const lone = await waitingPlayer(server.url, `${half}-lone`, half === 'am' ? 50_000 : 70_000);
    const { client } = await TestClient.welcomed(server.url, { playerId: `${half}-visitor` });
    client.say({ type: 'enqueue', queue: 'duel', attributes: { rating: 60_000 } });
    const { ticketId } = await client.next('ticket');
    client.say({ type: 'cancel', ticketId });
    await client.next('ticket');
    t.truthy(lone.ticketId);
    for (let index = 0; index < TICKETS; index += 1) {
      const answer = await fetch(`${server.adminUrl}/v1/tickets/${half}-${index}`);
      const { match } = (await answer.json()) as { match?: { teams: { players: { playerId: string }[] }[] } };
      if (match !== undefined && match !== null) {
        pairs.add(match.teams.flatMap(({ players }) => players.map(({ playerId }) => playerId)).join(':'));
      }
    }
    await crash(server);
  }
  return { pairs: [...pairs] };
}

/** Every test looks at one day, so its folder lives longer than a test. */
const cwd = mkdtempSync(join(tmpdir(), 'musterd-day-'));
for (const [name, distance] of [
  ['duel.json', 100],
  ['narrow.json', 5],
] as const) {
  writeFileSync(join(cwd, name), JSON.stringify(within(distance)));
}
let day: Day;

test.after.always('the folder is removed', () => rmSync(cwd, { recursive: true, force: true }));

test.serial('a server records a day', async (t) => {
  t.timeout(180_000);
  day = await recordedDay(t, cwd);
  t.true(day.pairs.length > TICKETS / 4);
});

const lastLine = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Recorded;
const replay = (...words: string[]) => musterd(['replay', '--journal', 'data', ...words], { cwd });

test.serial('every decision is made again, byte for byte', async (t) => {
  const before = readFileSync(join(cwd, SEGMENT));
  const { code, stdout, stderr } = await replay();
  t.is(code, 0, stdout + stderr);
  t.regex(stdout, /decisions made again: the same, byte for byte \(checksum [0-9a-f]{8}\)\.$/m);
  const found = lastLine(stdout);
  t.like(found, { reproduced: true, differingSteps: 0, firstDifference: null, unforeseen: 0, queue: 'duel' });
  t.true(found.decisions > TICKETS);
  t.deepEqual(readFileSync(join(cwd, SEGMENT)), before, 'the journal stays as it is');
  t.true(readdirSync(join(cwd, 'data/journal')).length >= 2, 'two servers wrote it');
});

test.serial('the same by --data-dir, and by the folder journal itself', async (t) => {
  const { stdout } = await replay();
  for (const words of [
    ['--data-dir', 'data'],
    ['--journal', 'data/journal'],
  ]) {
    const again = await musterd(['replay', ...words], { cwd });
    t.is(again.stdout, stdout);
  }
});

test.serial('what if the rules had been the same? The same matches', async (t) => {
  const { code, stdout, stderr } = await replay('--rules', 'duel.json', '--json');
  t.is(code, 0, stderr);
  const { report } = lastLine(stdout);
  const [recorded, whatIf] = report?.sides ?? [];
  t.is(recorded?.name, 'recorded');
  t.is(recorded?.matches, day.pairs.length);
  t.deepEqual({ ...whatIf, name: 'recorded', refused: {} }, { ...recorded, refused: {} });
});

test.serial('what if they had been narrower? Fewer and better matches', async (t) => {
  const words = ['--rules', 'narrow.json', '--html', 'what-if.html'];
  const { code, stdout, stderr } = await replay(...words);
  t.is(code, 0, stderr);
  t.regex(stdout, /recorded +narrow\.json$/m);
  t.regex(readFileSync(join(cwd, 'what-if.html'), 'utf8'), /<title>data, queue duel<\/title>/);
  const { report } = lastLine((await replay('--rules', 'narrow.json', '--json')).stdout);
  const [recorded, whatIf] = report?.sides ?? [];
  t.true((whatIf?.matches ?? 0) < (recorded?.matches ?? 0));
  t.true((whatIf?.gap?.max ?? Infinity) < (recorded?.gap?.max ?? 0));
  t.is(whatIf?.all.tickets, recorded?.all.tickets);
});

test.serial('a queue that nobody asked for', async (t) => {
  const { code, stderr } = await replay('--rules', 'duel.json', '--queue', 'squads');
  t.is(code, 2);
  t.regex(
    stderr,
    /CONFIG_INVALID: the journal has no ticket of queue squads, but of duel; name one with --queue/,
  );
});

test.serial('the journal as a trace, which musterd simulate reads', async (t) => {
  const { code, stdout, stderr } = await replay('--export', 'day.ndjson');
  t.is(code, 0, stderr);
  const lines = readFileSync(join(cwd, 'day.ndjson'), 'utf8').trim().split('\n');
  const tickets = 2 * (TICKETS + 2);
  t.regex(stdout, new RegExp(`^${tickets} tickets written to day\\.ndjson\\.$`, 'm'));
  t.is(lines.length, tickets);
  const [first] = lines.map((line) => JSON.parse(line));
  t.like(first, {
    ticketId: 'am-0',
    queue: 'duel',
    players: [{ playerId: 'am-0-player', latencyMs: { eu: 20 } }],
  });
  t.is(typeof first.players[0].attributes.rating, 'number');
  t.true(lines.filter((line) => line.includes('cancelAtMs')).length >= 2, 'those who gave up');
  const simulated = await musterd(
    ['simulate', '--rules', 'duel.json', '--trace', 'day.ndjson', '--strict', '--json'],
    { cwd },
  );
  t.is(simulated.code, 0, simulated.stderr);
  const [side] = JSON.parse(simulated.stdout).sides;
  t.is(side.all.tickets, tickets);
  t.true(side.matches > day.pairs.length / 2);
});

test.serial('anonymised, nobody is named', async (t) => {
  const { code, stdout, stderr } = await replay('--export', 'anonymous.ndjson', '--anonymise');
  t.is(code, 0, stderr);
  const text = readFileSync(join(cwd, 'anonymous.ndjson'), 'utf8');
  t.notRegex(text, /am-|pm-|player"|lone|visitor/);
  t.regex(text, /^\{"atMs":\d+,"ticketId":"t001","queue":"duel","players":\[\{"playerId":"p1"/);
  t.notRegex(stdout, /Lists of players/);
});

for (const [words, code, pattern] of [
  [[], 2, /Which journal\? Name the data folder with --journal FOLDER\./],
  [['--journal', 'none'], 1, /DATA_DIR: none is no data folder/],
  [['--journal', 'data', '--data-dir', 'data'], 2, /cannot be used with option/],
  [['--journal', 'data', '--anonymise'], 2, /--anonymise is about a trace; name it with --export FILE/],
  [['--journal', 'data', '--rules', 'none.json'], 2, /none\.json: no such file/],
  [['--journal', 'data', '--export', 'none/day.ndjson'], 2, /CONFIG_INVALID: none\/day\.ndjson: /],
  [['--journal', 'data', '--exprt', 'x'], 2, /unknown flag --exprt; did you mean --export\?/],
] as const) {
  test.serial(`replay ${words.join(' ')} ends with ${code}`, async (t) => {
    const ended = await musterd(['replay', ...words], { cwd });
    t.is(ended.code, code, ended.stderr);
    t.regex(ended.stderr, pattern);
  });
}
