import { MusterdError } from '../errors.ts';
import type { Handler } from './call.ts';

/** The methods of a path. */
export type Methods = Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Handler>>>;

/** What a request's path and method lead to. */
export type Found =
  | { readonly handler: Handler; readonly places: readonly string[] }
  /** There is such a path, with these methods only. */
  | { readonly allowed: readonly string[] }
  /** There is no such path. */
  | undefined;

interface Route {
  readonly words: readonly string[];
  readonly methods: Methods;
}

/** The paths of the admin port. A word that starts with `:` is a place: it matches any word. */
export class Routes {
  readonly #routes: readonly Route[];

  /** @param table methods by path, for example `{'/v1/tickets/:ticket': {GET: readTicket}}`. */
  constructor(table: Readonly<Record<string, Methods>>) {
    this.#routes = Object.entries(table).map(([path, methods]) => ({ words: path.split('/'), methods }));
  }

  /**
   * Finds the handler of a request. HEAD is GET whose body Node leaves out.
   *
   * @throws MusterdError BAD_MESSAGE when the path is not well encoded.
   */
  find(method: string, path: string): Found {
    const words = path.split('/');
    const route = this.#routes.find((candidate) => matches(candidate.words, words));
    if (route === undefined) return undefined;
    const handler = route.methods[(method === 'HEAD' ? 'GET' : method) as keyof Methods];
    if (handler === undefined) return { allowed: allowed(route.methods) };
    const places = words.filter((_, index) => route.words[index]?.startsWith(':')).map(decoded);
    return { handler, places };
  }
}

function matches(pattern: readonly string[], words: readonly string[]): boolean {
  return (
    pattern.length === words.length &&
    pattern.every((word, index) => (word.startsWith(':') ? words[index] !== '' : word === words[index]))
  );
}

function allowed(methods: Methods): string[] {
  const names = Object.keys(methods);
  return names.includes('GET') ? [...names, 'HEAD'] : names;
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    throw new MusterdError('BAD_MESSAGE', 'The path is not well encoded.');
  }
}
