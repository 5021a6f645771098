/** Numbers for eyes, the same on every machine. */

/** A count with a comma between thousands. */
export function count(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Milliseconds in the unit that reads best. */
export function duration(milliseconds: number): string {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ] as const;
  for (const [size, unit] of units) {
    // A minute and a half reads better as 90 s.
    if (milliseconds >= size * (unit === 's' ? 1 : 2)) return `${short(milliseconds / size)} ${unit}`;
  }
  return `${short(milliseconds)} ms`;
}

/** Three digits that matter, without zeros behind them. */
export function short(number: number): string {
  if (number === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  const text = number.toFixed(Math.min(digits, 6));
  return Math.abs(number) >= 1_000 ? count(number) : text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
}

/** A part of a whole. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** A number from 0 to 1. */
export function share(number: number): string {
  return number.toFixed(3);
}

/** What stands where there is nothing to say. */
export function orDash<Value>(value: Value | null | undefined, text: (value: Value) => string): string {
  return value === null || value === undefined ? '–' : text(value);
}
