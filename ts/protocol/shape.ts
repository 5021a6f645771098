import { type CodeName, MusterdError } from '../errors.ts';

/** A JSON object from outside: anything may be in it. */
export type JsonObject = { readonly [name: string]: unknown };

/** The largest number that a protobuf `uint32` holds. */
const WHOLE_MAX = 0xffff_ffff;

/** Throws the error of a field that has the wrong shape. `at` says where it is, for example `players[2].`. */
export function refuse(code: CodeName, at: string, expectation: string): never {
  throw new MusterdError(code, `${at} must be ${expectation}.`);
}

/** True for an object that is neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when a field is not there. JSON's null counts as not there, as in protobuf's own JSON form. */
function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** A text, or undefined when absent. */
export function text(source: JsonObject, name: string, at = ''): string | undefined {
  const value = source[name];
  if (typeof value === 'string') return value;
  return isAbsent(value) ? undefined : refuse('BAD_MESSAGE', at + name, 'a string');
}

/** A text that must be there. */
export function requiredText(source: JsonObject, name: string, at = ''): string {
  return text(source, name, at) ?? refuse('BAD_MESSAGE', at + name, 'a string');
}

/** A whole number from 0 to 4,294,967,295, or undefined when absent. */
export function whole(source: JsonObject, name: string, at = ''): number | undefined {
  const value = source[name];
  if (isAbsent(value)) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= WHOLE_MAX) return value;
  return refuse('BAD_MESSAGE', at + name, `a whole number from 0 to ${WHOLE_MAX}`);
}

/** A finite number, or undefined when absent. */
export function finite(source: JsonObject, name: string): number | undefined {
  const value = source[name];
  if (isAbsent(value)) return undefined;
  return isFiniteNumber(value) ? value : refuse('BAD_MESSAGE', name, 'a finite number');
}

/** A list, or undefined when absent. */
export function list(source: JsonObject, name: string, at = ''): readonly unknown[] | undefined {
  const value = source[name];
  if (Array.isArray(value)) return value;
  return isAbsent(value) ? undefined : refuse('BAD_MESSAGE', at + name, 'a list');
}

/** An object, or undefined when absent. */
export function object(source: JsonObject, name: string, at = ''): JsonObject | undefined {
  const value = source[name];
  if (isObject(value)) return value;
  return isAbsent(value) ? undefined : refuse('BAD_MESSAGE', at + name, 'an object');
}

/** True for a number that is neither NaN nor infinite. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** True for a list of texts. */
export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/**
 * Copies an object's own fields with `convert`. A field called `__proto__` stays a field: assigning it would
 * set the copy's prototype.
 */
export function mapFields<From, To>(
  source: { readonly [name: string]: From },
  convert: (value: From, name: string) => To,
): Record<string, To> {
  const copy: Record<string, To> = {};
  for (const name of Object.keys(source)) {
    const value = convert(source[name] as From, name);
    if (name === '__proto__') {
      Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      copy[name] = value;
    }
  }
  return copy;
}
