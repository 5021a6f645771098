// `npm start`, as a new user calls it: it serves, its pasted line gets a match, and a signal to npm leaves nothing.
import { createServer } from 'node:net';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import test, { type ExecutionContext } from 'ava';

import { run } from '../../scripts/lib/child.js';
import { processesWith, remainingAfter } from './processes.ts';
import { startServer } from './server-process.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const anyPort = ['--port', '0', '--admin-port', '0'];

function npmStart(t: ExecutionContext, flags: string[]) {
  // Production, as a studio's machines have it: the build tools must be there all the same.
  return startServer(t, 'npm', ['start', '--', ...flags], root, { NODE_ENV: 'production' });
}

test.serial(
  'npm start serves; the line that it prints gets a match; SIGTERM to npm leaves no process',
  async (t) => {
    const server = npmStart(t, anyPort);
    const { url, adminUrl } = await server.ready;

    t.is((await fetch(`${adminUrl}/readyz`)).status, 200);
    t.true(server.printed().includes(`Players connect to    ${url}`));
    t.regex(server.printed(), /\{"url".*\}\n$/, 'the ready line is the last');

    const pasted = /^node -e .*$/m.exec(server.printed())?.[0] ?? '';
    const { code, lines } = await run('sh', ['-c', pasted]);
    t.is(code, 0, lines.join('\n'));
    t.is(lines.filter((line) => /^(ann|bob) m-.* (red|blue): /.test(line)).length, 2, lines.join('\n'));

    t.true(processesWith(server.mark).length >= 2, 'npm and the server');
    server.child.kill('SIGTERM');
    await server.exit;
    t.deepEqual(await remainingAfter(server.mark, 5_000), []);
  },
);

test.serial('SIGINT to npm leaves no process either', async (t) => {
  const server = npmStart(t, anyPort);
  await server.ready;
  server.child.kill('SIGINT');
  await server.exit;
  t.deepEqual(await remainingAfter(server.mark, 5_000), []);
});

test.serial('flags are passed on: a wrong one ends with 2 and names the nearest', async (t) => {
  const server = npmStart(t, ['--prot', '0']);
  t.is(await server.exit, 2);
  t.regex(server.printed(), /--prot.*--port/s);
});

test.serial('--help says how it is used, before anything is built', async (t) => {
  const { code, lines } = await run(process.execPath, ['scripts/start.js', '--help'], { env: { PATH: '' } });
  t.is(code, 0);
  t.regex(lines.join('\n'), /npm start -- FLAGS/);
});

test.serial('a port in use ends with 1 and says so', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const server = npmStart(t, ['--port', String(port), '--admin-port', '0']);
  t.is(await server.exit, 1);
  t.regex(server.printed(), new RegExp(`PORT_IN_USE.*${port}`));
  other.close();
});
