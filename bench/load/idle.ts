/** Idle connections: many processes of one kind of server, as many generators, and what the servers use meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';

import { Child, type Usage } from './child.ts';
import { warm } from './warm.ts';

/** Where servers speak WebSocket. */
export const PATH = '/v1/match';

/** One kind of server. */
export interface Kind {
  /** Its file, beside this one. */
  readonly file: string;
  readonly options: unknown;
  readonly isSecure?: boolean;
}

/** How much of it. */
export interface IdlePlan {
  readonly processes: number;
  /** Connections of each process. */
  readonly connections: number;
  /** Handshakes under way at once, of each process. */
  readonly openingMax: number;
  /** How long the servers are watched once all are connected. */
  readonly watchMs: number;
}

/** What came of it. */
export interface IdleOutcome {
  /** Resident bytes of the servers for each connection. */
  readonly bytesPerConnection: number;
  /** Cores that all servers together used while they were watched. */
  readonly cores: number;
  /** Connections that were refused or lost. */
  readonly dropped: number;
  readonly reasons: readonly string[];
  /** From the first connection to the last welcome. */
  readonly openMs: number;
}

interface Figures {
  readonly dropped: number;
  readonly reasons: Readonly<Record<string, number>>;
}

/** Connects everybody, watches, and lets go. */
export async function holdIdle(kind: Kind, plan: IdlePlan): Promise<IdleOutcome> {
  const servers = Array.from({ length: plan.processes }, () => new Child(kind.file, kind.options));
  const generators: Child[] = [];
  try {
    const ports = await Promise.all(servers.map((server) => server.ask<number>('port')));
    for (const port of ports)
      await warm({ port, path: PATH, localAddress: '127.0.0.9', isSecure: kind.isSecure ?? false });
    generators.push(...ports.map((port, index) => generatorTo(port, index, kind, plan)));
    await all(servers, 'collect');
    const before = await usageOf(servers);
    const openedAtMs = performance.now();
    await all(generators, 'open');
    const openMs = performance.now() - openedAtMs;
    await all(servers, 'collect');
    const full = await usageOf(servers);
    await sleep(plan.watchMs);
    const after = await usageOf(servers);
    const figures = await Promise.all(generators.map((generator) => generator.ask<Figures>('figures')));
    return {
      bytesPerConnection: (full.rssBytes - before.rssBytes) / (plan.processes * plan.connections),
      cores: (after.cpuMicroseconds - full.cpuMicroseconds) / 1_000 / plan.watchMs,
      dropped: figures.reduce((sum, { dropped }) => sum + dropped, 0),
      reasons: figures.flatMap(({ reasons }) =>
        Object.entries(reasons).map(([reason, times]) => `${reason} (${times})`),
      ),
      openMs,
    };
  } finally {
    await Promise.all(generators.map((generator) => generator.end()));
    await Promise.all(servers.map((server) => server.end()));
  }
}

function generatorTo(port: number, index: number, { isSecure = false }: Kind, plan: IdlePlan): Child {
  return new Child('idle-generator.ts', {
    port,
    path: PATH,
    isSecure,
    localAddress: `127.0.0.${10 + index}`,
    name: `player-${index}`,
    connections: plan.connections,
    openingMax: plan.openingMax,
  });
}

const all = (children: readonly Child[], question: string) =>
  Promise.all(children.map((child) => child.ask(question)));

async function usageOf(servers: readonly Child[]): Promise<Usage> {
  const usages = await Promise.all(servers.map((server) => server.ask<Usage>('usage')));
  return {
    cpuMicroseconds: usages.reduce((sum, { cpuMicroseconds }) => sum + cpuMicroseconds, 0),
    rssBytes: usages.reduce((sum, { rssBytes }) => sum + rssBytes, 0),
  };
}
