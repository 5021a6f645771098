// The example of docs/ratings.md runs as it stands there.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import test from 'ava';

import type { Server } from '../../ts/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is looked at of a ticket. */
interface Made {
  readonly match: {
    readonly matchId: string;
    readonly teams: { readonly name: string; readonly players: { readonly playerId: string }[] }[];
  };
}

test('a store of your own decides who is matched', async (t) => {
  const page = readFileSync(join(root, 'docs/ratings.md'), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]+?)```/.exec(page) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'musterd-example-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'example.mts');
  writeFileSync(
    file,
    code.replace("'musterd'", JSON.stringify(pathToFileURL(join(root, 'ts/index.ts')).href)),
  );
  const { server } = (await import(pathToFileURL(file).href)) as { server: Server };
  t.teardown(() => server.close());

  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(server.adminUrl + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  // 1,000 for somebody unknown is too far from 1,500.
  for (const playerId of ['ann', 'eve', 'bob']) {
    t.is(
      (await post('/v1/tickets', { ticketId: playerId, queue: 'duel', players: [{ playerId }] })).status,
      201,
    );
  }
  const { match } = (await (await fetch(`${server.adminUrl}/v1/tickets/ann`)).json()) as Made;
  const players = match.teams.flatMap((team) => team.players);
  t.deepEqual(players.map(({ playerId }) => playerId).toSorted(), ['ann', 'bob']);
  const teams = match.teams.map(({ name }, index) => ({ name, rank: index + 1 }));
  t.like(await post(`/v1/matches/${match.matchId}/result`, { teams }), {
    status: 200,
    body: { ratings: [] },
  });
});
