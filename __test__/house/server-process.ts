// A server as a user starts it: a command line, until it prints its ready line.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

import type { ExecutionContext } from 'ava';

import { MARK, processesWith } from './processes.ts';

/** What the ready line says. */
export interface Ready {
  readonly url: string;
  readonly adminUrl: string;
  readonly pid: number;
}

/** A started command. */
export interface ServerProcess {
  readonly child: ChildProcess;
  /** In the environment of the command and of whatever it starts. */
  readonly mark: string;
  /** Everything printed so far, both streams. */
  printed(): string;
  /** Resolves when it has printed its ready line; rejects when it ends before. */
  readonly ready: Promise<Ready>;
  /** How it ended. */
  readonly exit: Promise<number | NodeJS.Signals>;
}

/**
 * Starts a command, and ends it with the test if the test did not. Variables named MUSTERD_… do not pass, for they
 * would be settings of the server.
 */
export function startServer(
  t: ExecutionContext,
  command: string,
  parameters: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): ServerProcess {
  const mark = randomUUID();
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('MUSTERD_'));
  const child = spawn(command, parameters, {
    cwd,
    env: { ...Object.fromEntries(inherited), ...env, [MARK]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => {
    for (const pid of processesWith(mark)) process.kill(pid, 'SIGKILL');
  });
  let text = '';
  const exit = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const ready = new Promise<Ready>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        const line = /^\{"url".*\}$/m.exec(text)?.[0];
        if (line !== undefined) resolve(JSON.parse(line) as Ready);
      });
    }
    void exit.then((end) => reject(new Error(`ended with ${end} before it was ready:\n${text}`)));
  });
  // Tests of servers that must not start never look at it.
  ready.catch(() => {});
  return { child, mark, printed: () => text, ready, exit };
}
