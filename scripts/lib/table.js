/**
 * A table for a terminal: the first column to the left, the others to the right.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 * @returns {string}
 */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {string[]} */ row) =>
    row.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join('  ');
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(head), rule, ...rows.map(line)].map((text) => text.trimEnd()).join('\n');
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {boolean} left
 */
function pad(cell, width, left) {
  return left ? cell.padEnd(width) : cell.padStart(width);
}
