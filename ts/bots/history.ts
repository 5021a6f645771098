import { closeSync, openSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';

/** What kind of line it is: a request begins, succeeds, is refused; or something is seen, or an outcome stays unknown. */
export type HistoryEvent = 'invoke' | 'ok' | 'fail' | 'info';

/** What a line tells besides its time and process; docs/bots.md lists what each `op` carries. */
export type HistoryFields = Readonly<Record<string, unknown>>;

/** Takes down what happens. */
export interface History {
  /** Adds a line. */
  add(ev: HistoryEvent, op: string, fields?: HistoryFields): void;
}

/** For a run that keeps no history. */
export const noHistory: History = { add: () => {} };

/** Bytes that are gathered before they are written. */
const BUFFER_CHARS = 65_536;
/** Version of the lines' form. */
const FORMAT = 1;

/**
 * Writes a history: one JSON object a line, `{"t", "proc", "ev", "op", …}`. `t` is the machine's monotonic clock in
 * microseconds, so that histories of several processes of one machine may be merged by it.
 */
export class HistoryFile implements History {
  readonly #file: number;
  readonly #proc: string;
  #buffer = '';
  #t = 0;

  /**
   * Begins a file with its header. Throws where the file cannot be written.
   *
   * @param proc names this process among those whose histories are merged; @param header what the run was told
   */
  constructor(path: string, proc: string, header: HistoryFields) {
    this.#file = openSync(path, 'w');
    this.#proc = proc;
    this.add('info', 'header', { format: FORMAT, host: hostname(), wallMs: Date.now(), ...header });
  }

  add(ev: HistoryEvent, op: string, fields: HistoryFields = {}): void {
    // The clock of the process never goes back; rounding must not make it seem so.
    this.#t = Math.max(this.#t, Number(process.hrtime.bigint() / 1_000n));
    this.#buffer += `${JSON.stringify({ t: this.#t, proc: this.#proc, ev, op, ...fields })}\n`;
    if (this.#buffer.length >= BUFFER_CHARS) this.flush();
  }

  /** Writes what has been gathered. */
  flush(): void {
    writeSync(this.#file, this.#buffer);
    this.#buffer = '';
  }

  /** Writes the rest and closes the file. */
  close(): void {
    this.flush();
    closeSync(this.#file);
  }
}
