/** How often the lines on a terminal change, and how often a line is added elsewhere, in milliseconds. */
const TERMINAL_MS = 200;
const LOG_MS = 5_000;
const COLUMNS_DEFAULT = 80;

/**
 * Shows lines that change while something goes on; call the function returned when it is over. On a terminal they are
 * written over; elsewhere the first of them is added every few seconds.
 */
export function showProgress(output: NodeJS.WriteStream, lines: () => readonly string[]): () => void {
  const isTerminal = output.isTTY === true;
  let shown = 0;
  const show = () => {
    if (!isTerminal) return void output.write(`${lines()[0] ?? ''}\n`);
    // A terminal that does not know its size says 0.
    const room = (output.columns || COLUMNS_DEFAULT) - 1;
    const up = shown > 1 ? `\u001B[${shown - 1}A` : '';
    const now = lines();
    output.write(`${up}\r\u001B[0J${now.map((line) => line.slice(0, room)).join('\n')}`);
    shown = now.length;
  };
  const timer = setInterval(show, isTerminal ? TERMINAL_MS : LOG_MS);
  return () => {
    clearInterval(timer);
    show();
    if (isTerminal) output.write('\n');
  };
}
