import { readFileSync } from 'node:fs';

/** One line of a history. docs/bots.md lists what each `op` carries. */
export interface Line {
  /** Microseconds of the machine's monotonic clock; of several machines, moved onto the first one's. */
  readonly t: number;
  readonly proc: string;
  readonly ev: 'invoke' | 'ok' | 'fail' | 'info';
  readonly op: string;
  /** Where it stands: the file's name where there are several, and the line from 1. */
  readonly at: string;
  readonly id?: string;
  readonly player?: string;
  readonly ticket?: string;
  readonly match?: string;
  readonly session?: string;
  readonly connection?: number;
  readonly seq?: number;
  readonly ref?: string;
  readonly state?: string;
  readonly reason?: string;
  readonly queue?: string;
  readonly waitedMs?: number;
  readonly code?: string | number;
  readonly [key: string]: unknown;
}

/** Several histories as one, and how far their clocks may be apart. */
export interface History {
  readonly lines: readonly Line[];
  /** 0 where all were written on one machine. Microseconds. */
  readonly skewUs: number;
}

/** Clocks of two machines, set by a time service, are taken to be apart by at most so much. Microseconds. */
const SKEW_US = 50_000;
/** Two processes whose wall clocks and monotonic clocks agree to so much share a machine that did not restart. */
const SAME_BOOT_US = 1_000_000;

/** A history that cannot be read; the message says where. */
export class Unreadable extends Error {}

/** Reads history files and merges them by time. Throws {@link Unreadable}. */
export function readHistory(files: readonly string[]): History {
  const texts = files.map((file) => ({ name: files.length > 1 ? `${file}:` : '', text: read(file) }));
  return mergeHistories(texts);
}

/** Merges the texts of histories. @param texts each with what its line numbers are preceded by. */
export function mergeHistories(texts: readonly { readonly name: string; readonly text: string }[]): History {
  const parts = texts.map(({ name, text }) => parse(name, text));
  const [first] = parts.map(([header]) => header);
  let skewUs = 0;
  const moved = parts.map((lines) => {
    const [header] = lines;
    const offsetUs = offsetOf(header) - offsetOf(first);
    const isSameMachine = header?.['host'] === first?.['host'] && Math.abs(offsetUs) < SAME_BOOT_US;
    if (isSameMachine) return lines;
    skewUs = SKEW_US;
    return lines.map((line) => ({ ...line, t: line.t + offsetUs }));
  });
  const lines = moved.flat();
  return { lines: parts.length > 1 ? lines.toSorted((one, other) => one.t - other.t) : lines, skewUs };
}

function offsetOf(header: Line | undefined): number {
  return Number(header?.['wallMs'] ?? 0) * 1_000 - (header?.t ?? 0);
}

function parse(name: string, text: string): Line[] {
  const lines: Line[] = [];
  let t = Number.NEGATIVE_INFINITY;
  for (const [index, row] of text.split('\n').entries()) {
    if (row === '') continue;
    const at = `${name}${index + 1}`;
    const line = { ...parseRow(row, at), at };
    if (!Number.isFinite(line.t) || typeof line.op !== 'string')
      throw new Unreadable(`line ${at} has no t or op`);
    if (line.t < t) throw new Unreadable(`line ${at} is earlier than the one before it`);
    ({ t } = line);
    lines.push(line);
  }
  if (lines[0]?.op !== 'header') throw new Unreadable(`${name || 'the history '}begins without a header`);
  return lines;
}

function parseRow(row: string, at: string): Line {
  try {
    return JSON.parse(row) as Line;
  } catch (error) {
    throw new Unreadable(`line ${at} is no JSON: ${(error as Error).message}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Unreadable((error as Error).message);
  }
}
