// The demo as a user runs it, but for the build.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const MAIN = new URL('../../ts/demo/main.ts', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the demo in a process of its own. */
function runDemo(...words: string[]): Promise<Outcome> {
  const script = `process.exitCode = await (await import('${MAIN}')).main(${JSON.stringify(words)});`;
  const parameters = ['--import=tsx', '--input-type=module', '--eval', script];
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

test('players of both queues are matched, checked and summed up', async (t) => {
  const { code, stdout, stderr } = await runDemo('--players', '300', '--seed', '9');
  t.is(stderr, '');
  t.is(code, 0, stdout);
  t.regex(stdout, /^300 players, seed 9 /m);
  t.regex(stdout, /^duel +120 +120 \(100\.0 %\) +60 /m);
  t.regex(stdout, /^squads +180 +180 \(100\.0 %\) +18 /m);
  t.regex(stdout, /^all +300 /m);
  t.regex(stdout, /≤ .* ms {2}█+ \d+$/m);
  t.regex(stdout, /^✓ one match a player/m);
  t.regex(stdout, /^✓ +1 +one ticket a player, one match a ticket: [1-9]\d* observed, 0 violations$/m);
  t.regex(stdout, /^matched .* tickets that could be: 100\.0 %$/m);
});

test('--help is answered with 0', async (t) => {
  const { code, stdout } = await runDemo('--help');
  t.is(code, 0);
  t.regex(stdout, /^Usage: npm run demo/);
});

test('a wrong flag is answered with 2 and the nearest one', async (t) => {
  const { code, stdout, stderr } = await runDemo('--playres', '40');
  t.is(code, 2);
  t.is(stdout, '');
  t.regex(stderr, /--playres; did you mean --players\?/);
});
