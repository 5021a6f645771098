// A load on three workers, with players who lose their sockets and come back on another one, judged by the checker.
import { join } from 'node:path';

import test from 'ava';

import { musterd, serving } from '../cli/command.ts';
import { folderWith } from '../config/folder.ts';
import { checkHistory } from '../history/check.ts';
import { readHistory } from '../history/lines.ts';
import { seedOf } from '../support/seed.ts';
import { whereWorkersAre } from './scene.ts';

whereWorkersAre(() => {
  test('what players of several workers see keeps every promise', async (t) => {
    const seed = String(seedOf(t));
    const { url, adminUrl } = await serving(t, ['--workers', '3', '--log-level', 'error']);
    const history = join(folderWith(t, {}), 'bots.jsonl');
    const words = ['bots', '--url', url, '--admin-url', adminUrl, '--history', history, '--seed', seed];
    const load = ['--players', '150', '--rate', '120', '--seconds', '4', '--party', '2', '--queue', 'squads'];
    const mischief = ['--drop-rate', '0.3', '--cancel-rate', '0.1', '--busy-rate', '0.1'];
    const { code, stderr } = await musterd([...words, ...load, ...mischief]);
    t.is(code, 0, stderr);
    const { findings, tickets, matches } = checkHistory(readHistory([history]));
    t.log({ tickets, matches });
    t.true(tickets > 100 && matches > 10);
    for (const { invariant, violations } of findings) t.deepEqual(violations, [], `invariant ${invariant}`);
  });
});
