/** How often the line on a terminal changes, and how often a line is added elsewhere, in milliseconds. */
const TERMINAL_MS = 100;
const LOG_MS = 5_000;

/** Shows a line that changes while something goes on; call the function returned when it is over. */
export function showProgress(output: NodeJS.WriteStream, line: () => string): () => void {
  const isTerminal = output.isTTY === true;
  const show = () => {
    if (!isTerminal) output.write(`${line()}\n`);
    else output.write(`\r\u001B[2K${line().slice(0, Math.max(0, output.columns - 1))}`);
  };
  const timer = setInterval(show, isTerminal ? TERMINAL_MS : LOG_MS);
  return () => {
    clearInterval(timer);
    show();
    if (isTerminal) output.write('\n');
  };
}
