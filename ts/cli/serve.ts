import { loadConfiguration, type Sources } from '../config/load.ts';
import type { Settings } from '../config/settings.ts';
import { Server } from '../serve.ts';
import { ExitCode } from './exit.ts';
import { greeting } from './greeting.ts';

/**
 * Serves until a signal or a failure of the engine. When it is ready, the last line that it prints is a JSON
 * object with both URLs. SIGHUP reads certificate, keys and tokens again.
 *
 * @returns the exit code.
 */
export async function serve(sources: Sources): Promise<number> {
  const stopped = firstSignal();
  const configuration = await loadConfiguration({ ...sources, environment: process.env });
  const server = await Server.start(configuration, {
    format: logFormat(configuration.settings),
    write: (line) => process.stderr.write(line),
  });
  const failed = new Promise<Error>((resolve) => server.once('error', resolve));
  const { url, adminUrl } = server;
  if (process.platform !== 'win32') process.on('SIGHUP', () => void server.reload());
  process.stdout.write(greeting(url, adminUrl, configuration.queues, isForAll(configuration.settings)));
  process.stdout.write(`${JSON.stringify({ url, adminUrl, pid: process.pid })}\n`);
  const end = await Promise.race([stopped, failed]);
  await server.close();
  return end instanceof Error ? ExitCode.WORLD : ExitCode.DONE;
}

/** True when a player needs nothing but the URL. */
function isForAll({ auth, tls }: Settings): boolean {
  return auth.mode === 'none' && tls.cert === undefined;
}

/** The first SIGINT or SIGTERM; a second one ends the process at once. */
function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
    let count = 0;
    for (const signal of signals) {
      process.on(signal, () => {
        count += 1;
        if (count > 1) process.exit(ExitCode.WORLD);
        resolve(signal);
      });
    }
  });
}

function logFormat({ logFormat: format }: Settings): 'json' | 'text' {
  if (format !== 'auto') return format;
  return process.stderr.isTTY ? 'text' : 'json';
}
