// Loaded before a server by --import: its first worker thread throws when the file CRASH_WHEN_THERE_IS appears.
import { existsSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';

function crashWhenAsked() {
  if (existsSync(process.env['CRASH_WHEN_THERE_IS'] ?? '')) throw new Error('as the test wanted');
}

if (!isMainThread && workerData?.place === 0) {
  crashWhenAsked();
  setInterval(crashWhenAsked, 10).unref();
}
