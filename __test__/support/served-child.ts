// The child of served.ts.
import type { ServeOptions } from '../../ts/config/options.ts';
import { serve } from '../../ts/serve.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as ServeOptions;
const server = await serve({
  port: 0,
  admin: { port: 0 },
  ephemeral: true,
  ...options,
  log: (line) => {
    if (process.connected) process.send?.({ line });
  },
});

process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ memory: { rss, heapUsed, external } });
});
process.on('disconnect', () => void server.close().then(() => process.exit(0)));
process.send?.({ url: server.url });
