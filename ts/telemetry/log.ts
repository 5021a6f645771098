/** How important a line is, the most important first. */
export const levels = ['error', 'warn', 'info', 'debug'] as const;

/** One of {@link levels}. */
export type Level = (typeof levels)[number];

/** What a line says beside its message. An Error becomes its code, message and stack. */
export type Fields = Readonly<Record<string, unknown>>;

/** Where lines go and what they look like. */
export interface LogTarget {
  /** `json`: an object a line; `text`: for eyes. */
  readonly format: 'json' | 'text';
  /** Takes each line, which ends in a newline. */
  readonly write: (line: string) => void;
}

/** What is logged, and where. */
export interface LogSettings extends LogTarget {
  /** Less important lines are left out. */
  readonly level: Level;
}

/**
 * A small logger: one line a call, as JSON or for eyes.
 *
 * @example
 * const log = new Log({ level: 'info', format: 'json', write: (line) => process.stderr.write(line) });
 * log.info('listening', { port: 7700 });
 * // {"time":"2026-01-31T12:00:00.000Z","level":"info","message":"listening","port":7700}
 */
export class Log {
  readonly #settings: LogSettings;

  constructor(settings: LogSettings) {
    this.#settings = settings;
  }

  /** Something is wrong and someone must act. */
  error(message: string, fields: Fields = {}): void {
    this.#line('error', message, fields);
  }

  /** Something is wrong, and was dealt with. */
  warn(message: string, fields: Fields = {}): void {
    this.#line('warn', message, fields);
  }

  /** A step in the life of the server. */
  info(message: string, fields: Fields = {}): void {
    this.#line('info', message, fields);
  }

  /** What helps to find a mistake. */
  debug(message: string, fields: Fields = {}): void {
    this.#line('debug', message, fields);
  }

  #line(level: Level, message: string, fields: Fields): void {
    const { level: least, format, write } = this.#settings;
    if (levels.indexOf(level) > levels.indexOf(least)) return;
    const time = new Date().toISOString();
    const plain = plainFields(fields);
    write(
      `${format === 'json' ? asJson(time, level, message, plain) : asText(time, level, message, plain)}\n`,
    );
  }
}

function asJson(time: string, level: Level, message: string, fields: Fields): string {
  return JSON.stringify({ time, level, message, ...fields });
}

function asText(time: string, level: Level, message: string, fields: Fields): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${name}=${asWord(value)}`);
  return `${time.slice(11, 23)} ${level.padEnd(5)} ${message}${pairs.join('')}`;
}

/** A value that stays on its line: a text as it is when it has no space or control character, else as JSON. */
function asWord(value: unknown): string {
  return typeof value === 'string' && /^[!-~]+$/.test(value) ? value : (JSON.stringify(value) ?? 'undefined');
}

function plainFields(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? plainError(value) : value]),
  );
}

function plainError(error: Error): Fields {
  const code = 'code' in error ? error.code : undefined;
  return { ...(code !== undefined && { code }), message: error.message, stack: error.stack };
}
