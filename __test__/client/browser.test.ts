import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import anyTest, { type TestFn } from 'ava';

import { type Browser, openBrowser } from './browser.ts';
import type { MatchMessage, TicketMessage } from '../../ts/client/index.ts';
import { serve } from '../../ts/index.ts';
import { ScriptedServer, ticket } from './scripted-server.ts';

const test = anyTest as TestFn<Browser>;

test.before(async (t) => {
  t.context = await openBrowser();
});

test.after.always((t) => t.context.close?.());

/** Runs a scene of page/scenes.js in the browser. */
function play<Result>({ page }: Browser, scene: string, url: string): Promise<Result> {
  const call = `import('/page/scenes.js').then((scenes) => scenes.${scene}(${JSON.stringify(url)}))`;
  return page.evaluate<Result>(call);
}

test('the client has only relative imports, and none of the optional parts', async (t) => {
  const { folder } = t.context;
  const files = (await readdir(join(folder, 'client'))).filter((file) => file.endsWith('.js'));
  t.true(files.includes('index.js'));
  t.false(files.includes('node.js') || files.includes('proto.js'));
  for (const file of files) {
    const source = await readFile(join(folder, 'client', file), 'utf8');
    for (const [, fixed, dynamic] of source.matchAll(
      /^(?:import|export)\b[^;'=]*'([^']+)';|import\('([^']+)'/gm,
    )) {
      t.regex(fixed ?? dynamic ?? '', /^\.\.?\/[\w-]+\.js$/, `${file} imports it`);
    }
  }
});

test('a lost connection is resumed, the heartbeat runs, and 4009 ends it', async (t) => {
  const server = await ScriptedServer.open();
  t.teardown(() => server.close());
  const played = play<{ told: unknown[]; code: string; roundTripMs: number }>(t.context, 'watch', server.url);

  const first = await server.next();
  t.deepEqual(await first.welcome(), { type: 'hello', playerId: 'ada' });
  first.send(ticket({ seq: 1 }));
  t.is((await first.next('ack')).seq, 1);
  first.socket.terminate();

  const second = await server.next();
  const heartbeat = { intervalMs: 20, timeoutMs: 5_000, maxMissed: 2 };
  const hello = await second.welcome({ resumed: true, heartbeat });
  t.deepEqual(hello, { type: 'hello', playerId: 'ada', resume: 'r1', lastSeq: 1 });
  second.send(ticket({ seq: 1 }));
  second.send(ticket({ seq: 2 }));
  const { ts } = await second.skipTo('ping');
  second.send({ type: 'pong', ts });
  await second.skipTo('ping');
  second.socket.close(4009);

  const { told, code, roundTripMs } = await played;
  t.is(code, 'ERR_MUSTER_CLOSED');
  t.true(roundTripMs >= 0 && roundTripMs < 5_000);
  t.deepEqual(told, [
    ...['connecting', 'greeting', 'ready', 'ticket 1'],
    ...['waiting', 'lost 1006', 'connecting', 'greeting', 'ready', 'ticket 2'],
    'closed',
  ]);
});

test('two players on a page are matched by the real server', async (t) => {
  const server = await serve({ ephemeral: true, port: 0, admin: { port: 0 } });
  t.teardown(() => server.close());
  const { tickets, matches, states } = await play<{
    tickets: TicketMessage[];
    matches: MatchMessage[];
    states: string[];
  }>(t.context, 'duel', server.url);
  t.deepEqual(
    tickets.map(({ state }) => state),
    ['SEARCHING', 'SEARCHING'],
  );
  t.is(matches.length, 2);
  t.is(matches[0]?.matchId, matches[1]?.matchId);
  const names = matches[0]?.teams.flatMap((team) => team.players.map((player) => player.playerId));
  t.deepEqual(names?.toSorted(), ['ada', 'bob']);
  t.deepEqual(states, ['closed', 'closed']);
});

test('the page has loaded nothing but the client', async (t) => {
  await t.context.page.evaluate("import('/page/scenes.js')");
  const others = [...t.context.asked].filter(
    (path) => !/^\/(client\/[\w-]+\.js|errors\.js|page\/scenes\.js|favicon\.ico|)$/.test(path),
  );
  t.deepEqual(others, []);
  t.true(t.context.asked.has('/client/index.js'));
});
