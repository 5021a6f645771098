// Every example of docs/client.md runs as it stands, against a server of its own.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';

import { connect } from '../../ts/client/node.ts';
import { serve } from '../../ts/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What each example prints, in the order of the page; its lines sorted, for a match may beat the ticket. */
const PRINTED = [
  /^[0-9a-f]{32} is SEARCHING\nred: (ada|partner), blue: (ada|partner)$/,
  /^3 players are SEARCHING$/,
  /^ERR_MUSTER_UNKNOWN_QUEUE$/,
  /^resumed: true, CANCELLED$/,
  /^ada$/,
];

const page = await readFile(join(ROOT, 'docs/client.md'), 'utf8');
const examples = [...page.matchAll(/```js\n(.*?)```/gs)].map(([, source]) => source ?? '');

test('every example has its expectation', (t) => t.is(examples.length, PRINTED.length));

for (const [index, example] of examples.entries()) {
  test(`example ${index + 1} runs`, async (t) => {
    const server = await serve({ ephemeral: true, port: 0, admin: { port: 0 } });
    t.teardown(() => server.close());
    const folder = await mkdtemp(join(tmpdir(), 'musterd-example-'));
    t.teardown(() => rm(folder, { recursive: true }));
    const file = join(folder, 'example.mjs');
    await writeFile(file, withOurPaths(example, server.url));
    const running = promisify(execFile)(process.execPath, ['--import=tsx', file], { cwd: ROOT });
    // The first example waits for somebody to play with.
    const partner = connect(server.url, { playerId: 'partner' });
    t.teardown(() => partner.close());
    if (index === 0) await partner.enqueue({ queue: 'duel', attributes: { rating: 1500 } });
    const { stdout } = await running;
    t.regex(stdout.trim().split('\n').toSorted().join('\n'), PRINTED[index] as RegExp);
  });
}

/** The example with the address of our server, and with our sources in place of the installed package. */
function withOurPaths(example: string, url: string): string {
  return example
    .replaceAll("'musterd/client'", `'${ROOT}ts/client/node.ts'`)
    .replaceAll("'musterd/client/proto'", `'${ROOT}ts/client/proto.ts'`)
    .replaceAll('ws://127.0.0.1:7700', url);
}
