/** A musterd with a data folder of its own, and players at its door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ServeOptions } from '../../ts/config/options.ts';
import { Child } from './child.ts';
import { PATH } from './idle.ts';
import { noRates, PAIRS, pairsQueue } from './pairs-queue.ts';
import type { PlayOptions } from './play-generator.ts';
import type { Place } from './raw-client.ts';

/** Server and generators in processes of their own. */
export interface Stage {
  readonly server: Child;
  readonly adminUrl: string;
  /** On the volume of the journal. */
  readonly folder: string;
  readonly place: Place;
  /** Starts a generator that has `file`, and ends it with the stage. */
  generator(file: string, options: object): Child;
}

/** Plays on a stage that is taken down after. */
export async function onStage<Result>(play: (stage: Stage) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-bench-'));
  const server = new Child('server.ts', serverOptions(join(folder, 'data')));
  const children = [server];
  try {
    const port = await server.ask<number>('port');
    const place: Place = { port, path: PATH, localAddress: '127.0.0.10' };
    const generator = (file: string, options: object) => {
      const child = new Child(file, { ...place, ...options });
      children.push(child);
      return child;
    };
    return await play({ server, adminUrl: await server.ask('adminUrl'), folder, place, generator });
  } finally {
    // The generators first: what they lose when the server goes is no loss.
    for (const child of children.toReversed()) await child.end();
    rmSync(folder, { recursive: true });
  }
}

function serverOptions(dataDir: string): ServeOptions {
  return {
    dataDir,
    durability: 'disk',
    port: 0,
    admin: { port: 0 },
    limits: noRates,
    queues: pairsQueue,
  } as ServeOptions;
}

/** Starts players and waits until all are welcomed. */
export async function playersOn(
  stage: Stage,
  options: Pick<PlayOptions, 'players' | 'name' | 'lag'>,
): Promise<Child> {
  const generator = stage.generator('play-generator.ts', { ...options, queue: PAIRS });
  await generator.ask('open');
  return generator;
}
