/**
 * Rows of cells as lines, each column as wide as its widest cell; columns of figures stand to the right.
 *
 * @param rows the first one is the head.
 */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  const isFigures = widths.map((_, column) =>
    rows.slice(1).every((row) => /^[\d.,]+( s)?$/.test(row[column] ?? '')),
  );
  const cell = (text: string, column: number) =>
    isFigures[column] ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => row.map(cell).join('  ').trimEnd());
}

const width = (text = '') => text.length;
