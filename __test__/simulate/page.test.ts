// The page of a report, in a real browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import test from 'ava';

import { musterd } from '../cli/command.ts';
import { openBrowser } from '../client/browser.ts';
import { folderWith } from '../config/folder.ts';
import { escaped } from '../../ts/simulate/chart.ts';
import { within } from './rules.ts';

/** What the page shows. */
interface Seen {
  readonly title: string;
  readonly language: string;
  readonly charts: readonly {
    readonly role: string;
    readonly name: string;
    readonly title: string;
    readonly drawn: number;
    readonly broken: boolean;
  }[];
  readonly tables: readonly { readonly caption: string; readonly columns: number; readonly rows: number }[];
  readonly headings: readonly string[];
  readonly isWide: boolean;
}

/** Runs in the browser. */
const LOOK = `({
  title: document.title,
  language: document.documentElement.lang,
  charts: [...document.querySelectorAll('svg')].map((chart) => ({
    role: chart.getAttribute('role'),
    name: chart.getAttribute('aria-label'),
    title: chart.querySelector('title').textContent,
    drawn: chart.querySelectorAll('.line, .bar').length,
    broken: chart.outerHTML.includes('NaN'),
  })),
  tables: [...document.querySelectorAll('table')].map((table) => ({
    caption: table.caption.textContent,
    columns: table.querySelectorAll('th[scope=col]').length,
    rows: table.querySelectorAll('th[scope=row]').length,
  })),
  headings: [...document.querySelectorAll('h1, h2')].map((heading) => heading.textContent),
  isWide: document.documentElement.scrollWidth > window.innerWidth,
})`;

test('the page needs nothing else, has charts with titles and tables beside them', async (t) => {
  t.timeout(180_000);
  const cwd = folderWith(t, { '<narrow>.json': within(50), 'wide.json': within(400) });
  const words = ['--rules', '<narrow>.json', '--compare', 'wide.json', '--html', 'out.html'];
  const synthetic = 'players=3000,rating=1500~300,party=1:1,patience=30';
  const { code, stderr } = await musterd(['simulate', ...words, '--synthetic', synthetic], { cwd });
  t.is(code, 0, stderr);
  const html = readFileSync(join(cwd, 'out.html'), 'utf8');
  t.notRegex(html, /<script|https?:|@import|url\(/, 'nothing is fetched, nothing runs');

  const browser = await openBrowser();
  t.teardown(() => browser.close());
  const errors: string[] = [];
  browser.page.on('pageerror', (error) => errors.push(error.message));
  await browser.page.setContent(html);
  const seen = (await browser.page.evaluate(LOOK)) as Seen;
  const colours = async (colorScheme: 'light' | 'dark') => {
    await browser.page.emulateMedia({ colorScheme });
    return browser.page.evaluate('getComputedStyle(document.body).backgroundColor');
  };
  t.not(await colours('light'), await colours('dark'));
  t.deepEqual(errors, []);
  t.is(seen.title, '<narrow>.json and wide.json');
  t.is(seen.language, 'en');
  t.is(seen.charts.length, 9);
  for (const chart of seen.charts) {
    t.is(chart.role, 'img');
    t.truthy(chart.name);
    t.truthy(chart.title);
    t.true(chart.drawn > 0, chart.title);
    t.false(chart.broken, chart.title);
  }
  t.deepEqual(
    seen.tables.map(({ caption }) => caption),
    ['All tickets', 'By rating (rating)', 'By party size'],
  );
  for (const { columns, rows } of seen.tables) t.true(columns >= 2 && rows > 0);
  t.deepEqual(seen.headings, [
    '<narrow>.json and wide.json',
    'All tickets',
    'By rating (rating)',
    'By party size',
  ]);
  t.false(seen.isWide, 'wide tables scroll by themselves');
});

test('text is escaped', (t) => {
  t.is(escaped(`<a href="x">&'`), '&#60;a href=&#34;x&#34;&#62;&#38;&#39;');
});
