import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../../scripts/lib/paths.js';
import type { Arrival } from './oracle.ts';
import type { Player } from './types.ts';

/** One case of conformance/rules/. Its README says what the fields mean. */
export interface Case {
  /** The file's name and the case's own. */
  readonly name: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly arrivals: readonly Arrival[];
  readonly matches: readonly {
    readonly atMs: number;
    readonly tickets: readonly string[];
    readonly teams?: Readonly<Record<string, readonly string[]>>;
    readonly region?: string;
    readonly roles?: Readonly<Record<string, string>>;
  }[];
  readonly because: string;
}

interface CaseFile {
  readonly ruleSets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly cases: readonly {
    readonly name: string;
    readonly use: string;
    readonly with: Readonly<Record<string, unknown>>;
    readonly tickets: readonly {
      readonly id: string;
      readonly atMs: number;
      readonly players: readonly (Omit<Player, 'player'> & { readonly playerId?: string })[];
    }[];
    readonly matches: Case['matches'];
    readonly because: string;
  }[];
}

const FOLDER = join(root, 'conformance', 'rules');

/** Every case, by file. */
export function readCases(): ReadonlyMap<string, readonly Case[]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [name.replace('.json', ''), casesOf(name)]));
}

function casesOf(fileName: string): Case[] {
  const { ruleSets, cases } = JSON.parse(readFileSync(join(FOLDER, fileName), 'utf8')) as CaseFile;
  return cases.map((one) => {
    const set = ruleSets[one.use];
    if (set === undefined) throw new Error(`${fileName}: ${one.name}: there is no rule set ${one.use}`);
    return {
      name: `${fileName.replace('.json', '')}: ${one.name}`,
      document: { ...set, ...one.with },
      arrivals: one.tickets.map(({ id, atMs, players }) => ({
        id,
        atMs,
        players: players.map(({ playerId, ...player }, index) => ({
          player: playerId ?? `${id}${index + 1}`,
          ...player,
        })),
      })),
      matches: one.matches,
      because: one.because,
    };
  });
}
