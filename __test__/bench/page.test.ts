// Every target is in the table, and docs/performance.md is what the kept figures make of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

import { allBenches } from '../../scripts/lib/bench/list.js';
import { pageOf, shows, targets } from '../../scripts/lib/bench/page.js';
import { kept, type Result } from '../../scripts/lib/bench/results.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const frame = ['machine', 'table', 'charts']
  .map((name) => `<!-- bench:${name} -->\n<!-- /bench:${name} -->`)
  .join('\n');

/** A result with these rows and nothing else of interest. */
function resultOf(rows: Result['rows']): Result {
  const machine = {
    date: '2026-01-01T00:00:00.000Z',
    commit: '0123456789abcdef',
    clean: false,
    processor: 'an abacus',
    cores: 1,
    memoryGiB: 1,
    node: 'v20.19.0',
    rust: 'rustc 1.88.0',
    go: 'missing',
  };
  return { bench: 'ring', side: 'rust', machine, rows, charts: [] };
}

function tableOf(rows: Result['rows']): string {
  return pageOf([resultOf(rows)], frame).get('docs/performance.md') ?? '';
}

test('every target is a bold line; one without figures says which benchmark leaves them', (t) => {
  const page = tableOf([]);
  for (const { what, bench } of targets()) {
    const [, after = ''] = page.split(`| **${what}** |`);
    t.true(after.split('\n')[1]?.includes(`not measured: \`npm run bench -- ${bench}\``), what);
  }
});

test('a row stands below its target once, and one that belongs to none comes last', (t) => {
  const page = tableOf([
    { name: 'something else', ours: 1, unit: 'ms' },
    { name: 'ring push, one thread, u64', ours: 20, rival: 10, rivalName: 'other', unit: 'ns', target: 10 },
    { name: 'ring batch of 64, an item', ours: 1, unit: 'ns', notMeasured: 'no second core' },
  ]);
  const lines = page.split('\n');
  const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
  t.is(at('| ring push, one thread, u64 |'), at('| **ring push, one thread** |') + 1);
  t.is(
    at('| something else |'),
    lines.findLastIndex((line) => line.startsWith('|')),
  );
  t.true(page.includes('| ring push, one thread, u64 | 20 ns | 10 (other) | 0.5× | 10 | **not met** |'));
  t.true(page.includes('| ring batch of 64, an item | not measured: no second core |'));
  t.true(page.includes('0 of 1 rows with a target meet it.'));
  t.true(page.includes('commit 0123456789 with changes'));
});

test('each pattern of a target can be read, and each kept row stands below one target at most', (t) => {
  const rows = kept().flatMap((result) => result.rows);
  t.true(rows.length > 0);
  for (const row of rows) {
    const standing = targets().filter((target) => shows(target, row));
    t.true(standing.length <= 1, `${row.name}: ${standing.map(({ what }) => what).join(', ')}`);
  }
});

test('kept figures are those of benchmarks that there are', (t) => {
  const there = new Set(allBenches().map(({ name, side }) => `${name}-${side}`));
  t.true(kept().length > 0);
  for (const { bench, side } of kept()) t.true(there.has(`${bench}-${side}`), bench);
});

test('docs/performance.md and its drawings are what npm run bench -- --draw writes', (t) => {
  const page = readFileSync(join(root, 'docs/performance.md'), 'utf8');
  for (const [file, text] of pageOf(kept(), page)) {
    t.true(existsSync(join(root, file)), file);
    t.is(readFileSync(join(root, file), 'utf8'), text, `${file}: npm run bench -- --draw`);
  }
});
