// What the documents point at is there: links between them, and names of files and folders.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import test from 'ava';

const root = fileURLToPath(new URL('../../', import.meta.url));
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The headings of a page as links name them. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

for (const document of documents) {
  const page = readFileSync(join(root, document), 'utf8');

  test(`${document}: every link leads somewhere`, (t) => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? join(root, document) : join(root, dirname(document), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
    });
    t.deepEqual(dead, []);
  });

  test(`${document}: every file that it names exists`, (t) => {
    const names = [
      ...page.matchAll(/`((?:crates|ts|scripts|docs|proto|bench|conformance|__test__)\/[\w./-]*)`/g),
    ];
    const missing = names.map(([, name = '']) => name).filter((name) => !existsSync(join(root, name)));
    t.deepEqual(missing, []);
  });
}
