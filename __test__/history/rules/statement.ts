import { Reader } from './expression.ts';

/** Rules joined by logic, as the statement of a compound rule says it. */
export type Statement =
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'and' | 'or' | 'not' | 'xor'; readonly of: readonly Statement[] };

const JOINTS = ['and', 'or', 'not', 'xor'] as const;

/** Parses `and(…)`, `or(…)`, `not(…)`, `xor(…)` over names of rules, one in the other. Throws on anything else. */
export function parseStatement(text: string): Statement {
  const reader = new Reader(text);
  const statement = readStatement(reader);
  reader.end();
  return statement;
}

function readStatement(reader: Reader): Statement {
  const name = reader.until(/[(),]|$/);
  if (!reader.takes('(')) return { kind: 'rule', name };
  const kind = JOINTS.find((joint) => joint === name);
  if (kind === undefined) throw reader.error(`${name} joins nothing`);
  const of = [readStatement(reader)];
  while (reader.takes(',')) of.push(readStatement(reader));
  reader.take(')');
  if (kind === 'not' && of.length !== 1) throw reader.error('not takes one');
  return { kind, of };
}

/** The names of the rules in a statement. */
export function partsOf(statement: Statement): string[] {
  return statement.kind === 'rule' ? [statement.name] : statement.of.flatMap(partsOf);
}

/** Whether a statement is true. @param holds says it of a rule by its name */
export function isTrue(statement: Statement, holds: (name: string) => boolean): boolean {
  switch (statement.kind) {
    case 'rule':
      return holds(statement.name);
    case 'and':
      return statement.of.every((one) => isTrue(one, holds));
    case 'or':
      return statement.of.some((one) => isTrue(one, holds));
    case 'not':
      return !statement.of.some((one) => isTrue(one, holds));
    case 'xor':
      return statement.of.filter((one) => isTrue(one, holds)).length === 1;
  }
}
