import type { ProfileStore } from '../profiles/store.ts';
import type { SectionName, Settings } from './settings.ts';

/** The keys of the configuration file as an object, all of them optional. */
type KeysAsObject = Partial<Omit<Settings, SectionName>> & {
  readonly [Section in SectionName]?: Partial<Settings[Section]>;
};

/** What {@link serve} takes: the keys of the configuration file as an object, all of them optional. */
export interface ServeOptions extends Omit<KeysAsObject, 'profiles'> {
  /** Address of the admin port; the same as `admin: { host }`. */
  readonly adminHost?: string;
  /** Port of the admin port; the same as `admin: { port }`. */
  readonly adminPort?: number;
  /** Path of a configuration file; the options win over it. */
  readonly config?: string;
  /**
   * What is known of players, and where results go: a store, or the keys of the configuration's section. Default: ratings
   * in an embedded file (docs/ratings.md).
   */
  readonly profiles?: ProfileStore | KeysAsObject['profiles'];
  /** Takes each line of the log, a JSON object and a newline. Default: nothing is logged. */
  readonly log?: (line: string) => void;
}

/** What {@link Matchmaker.open} takes. */
export interface MatchmakerOptions
  extends Pick<KeysAsObject, 'queues' | 'rules' | 'durability' | 'ephemeral' | 'dataDir' | 'journal'> {
  /** Path of a configuration file; the options win over it. */
  readonly config?: string;
}
