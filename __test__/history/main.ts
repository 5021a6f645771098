// npm run check-history -- FILE…: the checker as a command. README.md beside it says what it assumes.
import { parseArgs } from 'node:util';

import { checkHistory, verdictText } from './check.ts';
import { readHistory, Unreadable } from './lines.ts';

const USAGE = `Usage: npm run check-history -- [--matched-min SHARE] FILE...

Reads the histories that musterd bots wrote, as one, and looks for what a server must never do. Ends with 0 when every
invariant held, with 1 when one did not or too few were matched, with 2 when a file cannot be read.

  --matched-min SHARE  of the tickets that could be matched so many must have been, 0 to 1; default 0: none need be

Example:
  npx musterd bots --history bots.jsonl && npm run check-history -- --matched-min 0.95 bots.jsonl
`;

function main(words: string[]): number {
  const { values, positionals } = parseArgs({
    args: words,
    options: { 'matched-min': { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.help === true || positionals.length === 0) {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  const matchedMin = Number(values['matched-min'] ?? 0);
  if (!(matchedMin >= 0 && matchedMin <= 1)) throw new TypeError('--matched-min takes a share from 0 to 1');
  const verdict = checkHistory(readHistory(positionals));
  process.stdout.write(verdictText(verdict));
  const { matched, feasible } = verdict.share;
  const isEnough = matched >= matchedMin * feasible;
  if (!isEnough) process.stdout.write(`✗ fewer than ${matchedMin * 100} % were matched\n`);
  const isRight = verdict.findings.every(({ violations }) => violations.length === 0);
  return isRight && isEnough && verdict.unjudged.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unreadable || error instanceof TypeError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
