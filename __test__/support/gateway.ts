import { randomBytes } from 'node:crypto';

import type { ExecutionContext, TestFn } from 'ava';

import { embedded } from '../../ts/config/generated/embedded.ts';
import { Link } from '../../ts/engine/link.ts';
import type { PingSettings, PlayerLimits } from '../../ts/limits.ts';
import { Gateway } from '../../ts/server/gateway.ts';
import type { GatewaySettings } from '../../ts/server/settings.ts';

/** The limits of default.yaml. */
export const LIMITS = embedded['limits'] as PlayerLimits;

/** The heartbeat of protocol.md. */
export const HEARTBEAT: PingSettings = {
  intervalMs: 30_000,
  timeoutMs: 3_000,
  missedMax: 3,
  suspectIntervalMs: 15_000,
  recoverStepMs: 5_000,
};

/** A queue of two players whose ratings are at most 100 apart, matched on arrival. */
export const DUEL_RULES = JSON.stringify({
  name: 'duel',
  ruleLanguageVersion: '1.0',
  playerAttributes: [{ name: 'rating', type: 'number' }],
  teams: [
    { name: 'red', minPlayers: 1, maxPlayers: 1 },
    { name: 'blue', minPlayers: 1, maxPlayers: 1 },
  ],
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 100 }],
  algorithm: { expansionAgeSelection: 'oldest' },
  queue: { tickMs: 0 },
});

/** What a test wants other than the defaults. */
export interface SceneOptions {
  readonly limits?: Partial<PlayerLimits>;
  readonly heartbeat?: Partial<PingSettings>;
  readonly gateway?: Partial<GatewaySettings>;
  readonly graceMs?: number;
  /** Queue name to rule set. Default: `duel`. */
  readonly queues?: Readonly<Record<string, string>>;
}

/** A gateway on a free port over an engine of its own. */
export interface Scene {
  readonly url: string;
  readonly port: number;
  readonly gateway: Gateway;
  readonly link: Link;
}

/** Starts a gateway for one test and closes it at its end, which fails if the link reported a defect. */
export async function startGateway(t: ExecutionContext, options: SceneOptions = {}): Promise<Scene> {
  const { scene, close } = await open(options);
  t.teardown(close);
  return scene;
}

/** One gateway with the defaults for all tests of a file, and a stand-in for {@link startGateway} that gives it. */
export function shareGateway(test: TestFn): () => Promise<Scene> {
  let opened: ReturnType<typeof open> | undefined;
  test.after.always(async () => (await opened)?.close());
  return async () => {
    opened ??= open({});
    return (await opened).scene;
  };
}

async function open(options: SceneOptions): Promise<{ scene: Scene; close: () => Promise<void> }> {
  const link = Link.open({
    graceMs: options.graceMs ?? 30_000,
    seed: 1,
    heartbeat: { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 },
  });
  const defects: unknown[] = [];
  link.onDefect((error) => defects.push(error));
  for (const [queue, rules] of Object.entries(options.queues ?? { duel: DUEL_RULES })) {
    const { rulesAnswer } = await link.request({ putRules: { queue, rules } });
    if (rulesAnswer?.problems?.length !== 0) throw new Error(JSON.stringify(rulesAnswer));
  }
  const gateway = new Gateway(link, {
    host: '127.0.0.1',
    port: 0,
    limits: { ...LIMITS, ...options.limits },
    heartbeat: { ...HEARTBEAT, ...options.heartbeat },
    resumeKey: randomBytes(32),
    auth: 'none',
    ...options.gateway,
  });
  const { port } = await gateway.listen();
  const close = async () => {
    await gateway.close();
    link.close();
    if (defects.length > 0) throw new AggregateError(defects, 'the link reported defects');
  };
  return { scene: { url: `ws://127.0.0.1:${port}/v1/match`, port, gateway, link }, close };
}
