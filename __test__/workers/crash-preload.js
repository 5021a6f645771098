// Loaded before a server by --import: its first worker thread throws when the file CRASH_WHEN_THERE_IS appears, and is
// busy for ever when STUCK_WHEN_THERE_IS does.
import { existsSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';

/** @param {string} name of a variable that names a file */
const isThere = (name) => existsSync(process.env[name] ?? '');

function misbehaveWhenAsked() {
  if (isThere('CRASH_WHEN_THERE_IS')) throw new Error('as the test wanted');
  while (isThere('STUCK_WHEN_THERE_IS'));
}

if (!isMainThread && workerData?.place === 0) {
  misbehaveWhenAsked();
  setInterval(misbehaveWhenAsked, 10).unref();
}
