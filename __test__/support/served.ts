// A server in a process of its own, so that its memory and its end are known apart from the load's.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { ServeOptions } from '../../ts/config/options.ts';

/** Bytes that a process holds. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

/** What the child says. */
export interface ServedReply {
  readonly url?: string;
  readonly port?: number;
  readonly memory?: Memory;
  /** Sockets, sessions and dropped sessions of the gateway's metrics. */
  readonly line?: string;
}

/** A running child. */
export class Served {
  readonly url: string;
  /** Lines of the log that are errors. */
  readonly errors: string[] = [];
  readonly #child: ChildProcess;
  #exit: number | NodeJS.Signals | undefined;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
    child.on('message', ({ line }: ServedReply) => {
      if (line !== undefined && line.includes('"level":"error"')) this.errors.push(line);
    });
    child.on('exit', (code, signal) => {
      this.#exit = code ?? signal ?? 0;
    });
  }

  /** Starts a server with these options, on free ports, without a folder. */
  static async start(options: ServeOptions): Promise<Served> {
    const child = fork(
      fileURLToPath(new URL('served-child.ts', import.meta.url)),
      [JSON.stringify(options)],
      {
        execArgv: ['--import=tsx', '--expose-gc'],
      },
    );
    for (;;) {
      const [{ url }] = (await once(child, 'message')) as [ServedReply];
      if (url !== undefined) return new Served(child, url);
    }
  }

  /** Undefined while it runs; what it ended with, when it has. */
  get exit(): number | NodeJS.Signals | undefined {
    return this.#exit;
  }

  /** After a garbage collection. */
  async memory(): Promise<Memory> {
    this.#child.send('memory');
    for (;;) {
      const [{ memory }] = (await once(this.#child, 'message')) as [ServedReply];
      if (memory !== undefined) return memory;
    }
  }

  /** Closes it in order and returns its exit code. */
  async end(): Promise<number | NodeJS.Signals> {
    if (this.#exit !== undefined) return this.#exit;
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await exited;
    return this.#exit ?? 0;
  }
}
