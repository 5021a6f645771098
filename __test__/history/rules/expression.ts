/**
 * Expressions of the rule language, parsed by recursive descent:
 *
 *     expression = function "(" expression { "," expression } ")" | teams
 *     teams      = ( "team" | "teams" ) "[" ( "*" | name { "," name } ) "]" "." "players" [ property ]
 *     property   = "[" "playerId" "]" | "." "attributes" "[" name "]"
 */

/** What a rule measures. */
export type Expression =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[] }
  | {
      readonly kind: 'players';
      /** Names as they are written; `*` is all. */
      readonly teams: readonly string[];
      readonly property: 'player' | 'playerId' | 'attribute';
      readonly attribute: string;
    };

/** Names of the functions. */
export const FUNCTIONS = [
  'min',
  'max',
  'avg',
  'median',
  'sum',
  'count',
  'stddev',
  'flatten',
  'set_intersection',
] as const;

const BEGINNING = new RegExp(String.raw`^\s*(teams?\s*\[|(${FUNCTIONS.join('|')})\s*\()`);

/** Whether a text is an expression, and no plain text. */
export function readsAsExpression(text: string): boolean {
  return BEGINNING.test(text);
}

/** Parses an expression. Throws where it cannot be read. */
export function parseExpression(text: string): Expression {
  const reader = new Reader(text);
  const expression = readExpression(reader);
  reader.end();
  return expression;
}

function readExpression(reader: Reader): Expression {
  const word = reader.word();
  if (word === 'team' || word === 'teams') return readTeams(reader);
  if (!FUNCTIONS.some((name) => name === word)) throw reader.error(`there is no function ${word}`);
  reader.take('(');
  const of = [readExpression(reader)];
  while (reader.takes(',')) of.push(readExpression(reader));
  reader.take(')');
  return { kind: 'call', name: word, of };
}

function readTeams(reader: Reader): Expression {
  reader.take('[');
  const teams = [reader.until(/[,\]]/)];
  while (reader.takes(',')) teams.push(reader.until(/[,\]]/));
  reader.take(']');
  reader.take('.');
  if (reader.word() !== 'players') throw reader.error('players was expected');
  if (reader.takes('[')) {
    if (reader.until(/\]/) !== 'playerId') throw reader.error('playerId was expected');
    reader.take(']');
    return { kind: 'players', teams, property: 'playerId', attribute: '' };
  }
  if (!reader.takes('.')) return { kind: 'players', teams, property: 'player', attribute: '' };
  if (reader.word() !== 'attributes') throw reader.error('attributes was expected');
  reader.take('[');
  const attribute = reader.until(/\]/);
  reader.take(']');
  return { kind: 'players', teams, property: 'attribute', attribute };
}

/** Goes over a text once, past blanks. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  error(sentence: string): Error {
    return new Error(`${this.#text}: at character ${this.#at + 1}: ${sentence}`);
  }

  /** A name of letters, digits and underscores. */
  word(): string {
    this.#blanks();
    const word = /^\w*/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += word.length;
    return word;
  }

  /** Everything before one of these, without blanks about it. */
  until(end: RegExp): string {
    const length = this.#text.slice(this.#at).search(end);
    if (length < 0) throw this.error(`${end.source} was expected`);
    const found = this.#text.slice(this.#at, this.#at + length).trim();
    this.#at += length;
    return found;
  }

  takes(sign: string): boolean {
    this.#blanks();
    const isNext = this.#text.startsWith(sign, this.#at);
    if (isNext) this.#at += sign.length;
    return isNext;
  }

  take(sign: string): void {
    if (!this.takes(sign)) throw this.error(`${sign} was expected`);
  }

  end(): void {
    this.#blanks();
    if (this.#at < this.#text.length) throw this.error('nothing more was expected');
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
