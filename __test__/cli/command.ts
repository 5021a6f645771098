import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import type { ExecutionContext } from 'ava';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How a command ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command finds besides its words. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Its working folder. Default: the repository. */
  readonly cwd?: string;
  /** Modules that are loaded before it. */
  readonly imports?: readonly string[];
}

/** Runs the real command line to its end. */
export async function musterd(words: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const child = start(words, surroundings);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** A server in a process of its own. */
export interface ServedProcess {
  readonly url: string;
  readonly adminUrl: string;
  readonly child: ChildProcess;
  /** How it ends, with all that it wrote. */
  readonly ended: Promise<Ended>;
}

/** Runs `musterd serve` on free ports, ephemeral unless a data folder is named, until it is ready; the end of the test kills it if it still runs. */
export async function serving(
  t: ExecutionContext,
  words: readonly string[] = [],
  surroundings: Surroundings = {},
): Promise<ServedProcess> {
  const keeping = words.includes('--data-dir') ? [] : ['--ephemeral'];
  const child = start(['serve', '--port', '0', '--admin-port', '0', ...keeping, ...words], surroundings);
  t.teardown(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  const stderr = text(child.stderr);
  const ready = new Promise<{ url: string; adminUrl: string }>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('{')) resolve(JSON.parse(line));
    });
  });
  const ended = once(child, 'close').then(async ([code]) => ({
    code: code as number | null,
    stdout: lines.join('\n'),
    stderr: await stderr,
  }));
  const early = ended.then(({ code, stderr: said }) => {
    throw new Error(`ended with ${code} before it was ready: ${said}`);
  });
  early.catch(() => {});
  return { ...(await Promise.race([ready, early])), child, ended };
}

function start(words: readonly string[], { env = {}, cwd = root, imports = [] }: Surroundings) {
  const ours = Object.entries(process.env).filter(([name]) => !name.startsWith('MUSTERD_'));
  const flags = [import.meta.resolve('tsx'), ...imports].map((module) => `--import=${module}`);
  return spawn(process.execPath, [...flags, `${root}ts/cli/main.ts`, ...words], {
    cwd,
    env: { ...Object.fromEntries(ours), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
