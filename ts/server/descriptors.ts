import { readFileSync } from 'node:fs';

/** Windows has no such limit. */
const UNLIMITED = Number.POSITIVE_INFINITY;

/** How many file descriptors this process may have open. Node has raised the soft limit to the hard one. */
export function descriptorLimit(): number {
  return fromProcess() ?? fromReport();
}

/** Linux says it in a file, which is read in microseconds. */
function fromProcess(): number | undefined {
  try {
    const line = /^Max open files\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return line === undefined ? undefined : toLimit(line);
  } catch {
    return undefined;
  }
}

/** Elsewhere the diagnostic report knows, at the price of some milliseconds. */
function fromReport(): number {
  const report = process.report?.getReport() as { userLimits?: Record<string, { soft: number | string }> };
  return toLimit(report?.userLimits?.['open_files']?.soft ?? UNLIMITED);
}

function toLimit(value: number | string): number {
  return value === 'unlimited' ? UNLIMITED : Number(value);
}
