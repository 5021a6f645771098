import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BROWSERS = [
  ...[
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** A page of a real browser on a web server that has the compiled client, and what the page has loaded. */
export interface Browser {
  readonly page: Page;
  /** Paths that the page asked the web server for. */
  readonly asked: ReadonlySet<string>;
  /** Folder of the compiled client. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Compiles the client with its own tsconfig, serves it, and opens a page on it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('A browser is missing: apt-get install chromium');
  const folder = await mkdtemp(join(tmpdir(), 'musterd-browser-'));
  await compileClient(folder);
  const asked = new Set<string>();
  const server = webServer(folder, asked);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    headless: true,
    args: FLAGS,
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const close = async () => {
    await context.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { page, asked, folder, close };
}

async function compileClient(folder: string): Promise<void> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const output = ['--noEmit', 'false', '--rootDir', 'ts', '--outDir', folder];
  await promisify(execFile)(process.execPath, [compiler, '-p', 'ts/client', ...output], { cwd: ROOT });
}

/** Serves the compiled client, the scenes of this folder under `/page/`, and an empty page as `/`. */
function webServer(folder: string, asked: Set<string>) {
  return createServer(async (request, response) => {
    const path = normalize(request.url ?? '/');
    asked.add(path);
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>musterd</title>');
      return;
    }
    const base = path.startsWith('/page/') ? join(ROOT, '__test__/client') : folder;
    try {
      const source = await readFile(join(base, path));
      response.setHeader('content-type', 'text/javascript').end(source);
    } catch {
      response.writeHead(404).end();
    }
  });
}
