import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';

import { type History, noHistory } from '../../ts/bots/history.ts';
import { type Surroundings, serving } from '../cli/command.ts';
import { RULES_FILE } from './play.ts';
import { freePort } from '../support/free-port.ts';

/** How long a killed server stays away, in milliseconds. */
const DOWN_MS = 300;

/** Flags of a server that may keep something in a folder of its own. */
export type FlagsFor = (folder: string) => readonly string[];

/** A server in a process of its own that can be killed, and started again with what it has left behind. */
export class Mortal {
  readonly url: string;
  readonly adminUrl: string;
  readonly #again: () => Promise<{ readonly child: ChildProcess }>;
  #child: ChildProcess;

  private constructor(
    served: { readonly url: string; readonly adminUrl: string; readonly child: ChildProcess },
    again: () => Promise<{ readonly child: ChildProcess }>,
  ) {
    this.url = served.url;
    this.adminUrl = served.adminUrl;
    this.#child = served.child;
    this.#again = again;
  }

  /** Starts one with the rules of the tests; the end of the test removes its folder. */
  static async start(
    t: ExecutionContext,
    flags: FlagsFor,
    { rules = RULES_FILE, ...surroundings }: Surroundings & { readonly rules?: string } = {},
  ): Promise<Mortal> {
    const folder = mkdtempSync(join(tmpdir(), 'musterd-crash-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const ports = ['--port', String(await freePort()), '--admin-port', String(await freePort())];
    const words = [...flags(folder), ...ports, '--rules', rules, '--log-level', 'error'];
    const again = () => serving(t, words, surroundings);
    return new Mortal(await again(), again);
  }

  /** `kill -9`, and the same command again; both go into the history. Resolves when it is ready. */
  async killAndRestart(history: History = noHistory): Promise<void> {
    history.add('info', 'server', { state: 'killed' });
    await this.kill();
    await delay(DOWN_MS);
    this.#child = (await this.#again()).child;
    history.add('info', 'server', { state: 'ready' });
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await gone;
  }
}
