/** A process of a load program: the parent asks by name, the child answers, one question at a time. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What one process has used so far. */
export interface Usage {
  /** User and system time of all threads, in microseconds. */
  readonly cpuMicroseconds: number;
  /** Resident memory in bytes. */
  readonly rssBytes: number;
}

/** The parent's side. */
export class Child {
  readonly #process: ChildProcess;

  /** @param file beside this one. @param options for {@link optionsOf} in the child. */
  constructor(file: string, options: unknown) {
    this.#process = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(options)], {
      execArgv: [...new Set([...process.execArgv, '--expose-gc'])],
    });
  }

  /** Asks, and waits for the answer. Rejects when the process ends first. */
  async ask<Answer>(question: string, value?: unknown): Promise<Answer> {
    const ended = new AbortController();
    this.#process.send({ question, value });
    try {
      const [reply] = (await Promise.race([
        once(this.#process, 'message', { signal: ended.signal }),
        once(this.#process, 'exit', { signal: ended.signal }).then(([code]) => {
          throw new Error(`a process of the load ended with ${code} when it was asked: ${question}`);
        }),
      ])) as [{ answer: Answer }];
      return reply.answer;
    } finally {
      ended.abort();
    }
  }

  /** Ends the process and waits until it has gone. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.disconnect();
    await gone;
  }
}

/** In a child: what the parent gave it. */
export function optionsOf<Options>(): Options {
  return JSON.parse(process.argv[2] ?? '{}') as Options;
}

/** In a child: answers by these functions, `usage` and `collect` always, and ends when the parent does. */
export function answer(answers: Readonly<Record<string, (value: never) => unknown>>): void {
  const all: Readonly<Record<string, (value: never) => unknown>> = { usage, collect, ...answers };
  process.on('message', (message: { question: string; value: never }) => {
    void Promise.resolve(all[message.question]?.(message.value)).then((result) =>
      process.send?.({ answer: result ?? null }),
    );
  });
  process.on('disconnect', () => process.exit());
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMicroseconds: user + system, rssBytes: residentBytes() };
}

/** Twice, for what the first time has finalized. */
function collect(): void {
  globalThis.gc?.();
  globalThis.gc?.();
}

function residentBytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1_024;
}
