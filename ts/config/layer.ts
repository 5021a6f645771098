import { type Document, problemAt } from './document.ts';
import { isMapping } from './kinds.ts';
import { suggestion } from './nearest.ts';
import type { ConfigProblem } from './problem.ts';
import { flagOf, flatKeyOf, paths, schema, variableOf } from './schema.ts';
import type { SettingPath } from './settings.ts';

/** What one source says: flags, the environment, a file, an object of options, the embedded defaults. */
export interface Layer {
  /** The accepted values. */
  readonly given: ReadonlyMap<SettingPath, Given>;
  /** What was not accepted. */
  readonly problems: readonly ConfigProblem[];
}

/** One accepted value, and how a later problem with it is to be placed. */
export interface Given {
  /** The value, of the key's kind. */
  readonly value: unknown;
  /** What the user wrote to give it: `--port`, `MUSTERD_PORT`, or the key's own path. */
  readonly wrote: string;
  /** The document it comes from, when it comes from one. */
  readonly document?: Document;
}

const sections = new Set(
  paths.flatMap((path) => (path.includes('.') ? [path.slice(0, path.indexOf('.'))] : [])),
);
const keyByName = new Map<string, SettingPath>(
  paths.flatMap((path) => [
    [flatKeyOf(path), path],
    [path, path],
  ]),
);
const pathByVariable = new Map(paths.map((path) => [variableOf(path), path]));

/** Reads an object of keys: nested as in `default.yaml`, or flat like the flags (`adminPort`). */
export function layerOfDocument(document: Document): Layer {
  const builder = new LayerBuilder(document);
  for (const [key, value] of Object.entries(document.keys)) {
    if (!sections.has(key) || typeof value === 'string') {
      builder.addKey([key], value, topLevelKeys);
    } else if (isMapping(value)) {
      for (const [inner, innerValue] of Object.entries(value)) {
        builder.addKey([key, inner], innerValue, keysOf(key));
      }
    } else if (value !== null && value !== undefined) {
      builder.refuse([key], 'must be a mapping of keys');
    }
  }
  return builder;
}

/** Reads the variables that start with `MUSTERD_`. `MUSTERD_CONFIG` names the file and is no key. */
export function layerOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Layer {
  const builder = new LayerBuilder();
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith('MUSTERD_') || value === undefined || name === 'MUSTERD_CONFIG') continue;
    if (SERVICE_LINK.test(name)) continue;
    const path = pathByVariable.get(name);
    if (path === undefined) {
      builder.refuse([name], `unknown variable${suggestion(name, pathByVariable.keys())}`);
    } else {
      builder.add(path, name, schema[path].kind.parse(value));
    }
  }
  return builder;
}

/**
 * Reads parsed flags by key. A flag that may stand alone (`--ephemeral`) comes as `true`, one that may be
 * repeated (`--origin`) as a list.
 */
export function layerOfFlags(flags: ReadonlyMap<SettingPath, string | true | readonly string[]>): Layer {
  const builder = new LayerBuilder();
  for (const [path, given] of flags) {
    const value = typeof given === 'string' ? schema[path].kind.parse(given) : given;
    builder.add(path, `--${flagOf(path)}`, value);
  }
  return builder;
}

/** Kubernetes sets these in every container beside a service called musterd; they are not meant for us. */
const SERVICE_LINK = /^MUSTERD_(SERVICE_(HOST|PORT)|PORT_\d+_)/;

class LayerBuilder implements Layer {
  readonly given = new Map<SettingPath, Given>();
  readonly problems: ConfigProblem[] = [];
  readonly #document: Document | undefined;

  constructor(document?: Document) {
    this.#document = document;
  }

  /** Adds a key of a document by its spelling, or says which spelling is nearest. */
  addKey(spelling: readonly string[], value: unknown, siblings: () => Iterable<string>): void {
    const path = keyByName.get(spelling.join('.'));
    if (value === undefined) return;
    if (path === undefined || spelling.some((word) => word.includes('.'))) {
      this.refuse(spelling, `unknown key${suggestion(spelling.at(-1) ?? '', siblings())}`);
    } else if (this.given.has(path)) {
      this.refuse(spelling, `the key ${path} is given twice, in two spellings`);
    } else {
      this.add(path, spelling.join('.'), value, spelling);
    }
  }

  /** Adds a value if it is of the key's kind. */
  add(path: SettingPath, wrote: string, value: unknown, spelling: readonly string[] = [wrote]): void {
    const { kind, isSecret } = schema[path];
    const found = isSecret ? '' : `, not ${shown(value)}`;
    if (!kind.accepts(value)) this.refuse(spelling, `must be ${kind.wanted}${found}`);
    else this.given.set(path, { value, wrote, ...(this.#document && { document: this.#document }) });
  }

  refuse(spelling: readonly string[], message: string): void {
    this.problems.push(problemAt(this.#document, spelling, message));
  }
}

const topLevelKeys = (): Set<string> =>
  new Set([...sections, ...paths.filter((path) => !path.includes('.')), ...paths.map(flatKeyOf)]);

const keysOf = (section: string) => (): string[] =>
  paths.filter((path) => path.startsWith(`${section}.`)).map((path) => path.slice(section.length + 1));

/** A value in a message, short. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_CHARS_MAX ? `${text.slice(0, SHOWN_CHARS_MAX)}…` : text;
}

const SHOWN_CHARS_MAX = 60;
