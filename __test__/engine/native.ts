import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addon, type NativeEngine } from '../../ts/engine/addon.ts';
import type { EngineOptions } from '../../ts/engine/generated/native.d.ts';
import { ClientMessage, type ClientMessageFields } from '../../ts/protocol/v1.ts';

/** Options that an engine takes. */
export const OPTIONS: EngineOptions = {
  graceMs: 30_000,
  heartbeat: { intervalMs: 30_000, timeoutMs: 5_000, missedMax: 2 },
};

/** What a record of `drain` is. */
export const Kind = { FRAME: 0, CLOSE: 1, GONE: 2, REPLY: 3, FATAL: 4 } as const;

/** One record, read by the layout of the contract and not by the shell's own reader. */
export interface DrainedRecord {
  readonly connection: number;
  readonly kind: number;
  readonly detail: number;
  readonly payload: Buffer;
}

/** A frame with this message. */
export function frame(message: ClientMessageFields): Uint8Array {
  return ClientMessage.encode(message).finish();
}

/** An engine that drains whenever its doorbell rings, and at no other time. */
export class ListeningEngine {
  readonly engine: NativeEngine;
  readonly records: DrainedRecord[] = [];
  /** Set to false, the doorbell is heard and nothing is drained. */
  listening = true;
  rings = 0;
  readonly #bufferBytes: () => number;

  /** @param bufferBytes the size of the buffer of each drain */
  constructor(options: Partial<EngineOptions> = {}, bufferBytes: () => number = () => 262_144) {
    this.#bufferBytes = bufferBytes;
    this.engine = addon().Engine.open({ ...OPTIONS, ...options }, () => {
      this.rings += 1;
      if (this.listening) this.drain();
    });
  }

  /** One drain; returns how many bytes it wrote. */
  drain(): number {
    const buffer = Buffer.alloc(this.#bufferBytes(), 0xee);
    const written = this.engine.drain(buffer);
    for (let offset = 0; offset < written; ) {
      const end = offset + 16 + buffer.readUInt32LE(offset);
      this.records.push({
        connection: buffer.readUInt32LE(offset + 4),
        kind: buffer.readUInt16LE(offset + 8),
        detail: buffer.readUInt16LE(offset + 10),
        payload: buffer.subarray(offset + 16, end),
      });
      offset = Math.ceil(end / 8) * 8;
    }
    return written;
  }
}

/** A data folder without a journal in it. */
export function emptyDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'musterd-test-'));
  mkdirSync(join(folder, 'journal'));
  return folder;
}

/** A result that a store takes. */
export const RESULT = {
  matchId: 'm1',
  queue: 'duel',
  teams: [
    { rank: 1, players: ['ann'], left: [] },
    { rank: 2, players: ['bob'], left: ['bob'] },
  ],
  body: '[]',
  reportedAtMs: 1_000,
};

/** A batch of history that a store takes. */
export const BATCH = {
  matches: [{ id: 'm1', queue: 'duel', madeAtMs: 1_000, rulesVersion: 1, quality: 0.5, teams: '[]' }],
  ruleChanges: [{ queue: 'duel', changedAtMs: 1_000, change: 'put', version: 1, detail: '{}' }],
  position: 2,
  forgetBeforeMs: 0,
};

/** A simulation of two players, for calls that need one. */
export const SIMULATION = JSON.stringify({
  seed: 1,
  sides: [
    {
      name: 'any',
      queue: 'any',
      rules: JSON.stringify({
        ruleLanguageVersion: '1.0',
        teams: [{ name: 'all', minPlayers: 2, maxPlayers: 2 }],
      }),
    },
  ],
  source: { synthetic: { from: 'spec', spec: '{"players": 2}' } },
});
