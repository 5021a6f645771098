/** A child of workers.bench.ts: musterd with worker threads, with no limit on how fast one player may speak. */
import { serve } from '../../../ts/serve.ts';
import { answerCpu } from '../gateway/cpu.ts';

const queues = {
  pairs: {
    rules: {
      ruleLanguageVersion: '1.0',
      playerAttributes: [{ name: 'rating', type: 'number' }],
      teams: ['red', 'blue'].map((name) => ({ name, minPlayers: 1, maxPlayers: 1 })),
      rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 1 }],
      queue: { tickMs: 0 },
    },
  },
};

const server = await serve({
  ephemeral: true,
  port: 0,
  admin: { port: 0 },
  workers: Number(process.env['BENCH_WORKERS']),
  limits: { messagesPerSecond: 1_000_000, burst: 1_000_000 },
  queues,
});
answerCpu(server.url);
