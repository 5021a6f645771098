/** What a key may hold. */
export interface Kind {
  /** Completes the sentence "must be …". */
  readonly wanted: string;
  /** True: the value from a file or an option is right. */
  accepts(value: unknown): boolean;
  /** Turns the text of a flag or an environment variable into a value; one that is not accepted if it cannot. */
  parse(text: string): unknown;
}

/** A whole number within bounds, both included. */
export function integer(min: number, max: number): Kind {
  return {
    wanted: `a whole number from ${min} to ${max}`,
    accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
    parse: (given) => (/^-?\d{1,15}$/.test(given) ? Number(given) : given),
  };
}

/** A text of at least `charsMin` characters. */
export function text(charsMin = 1): Kind {
  return {
    wanted: charsMin === 1 ? 'a text' : `a text of at least ${charsMin} characters`,
    accepts: (value) => typeof value === 'string' && value.length >= charsMin,
    parse: (given) => given,
  };
}

/** One of a few words. */
export function choice(...words: readonly string[]): Kind {
  return {
    wanted: `one of ${words.join(', ')}`,
    accepts: (value) => typeof value === 'string' && words.includes(value),
    parse: (given) => given,
  };
}

/** True or false. */
export const boolean: Kind = {
  wanted: 'true or false',
  accepts: (value) => typeof value === 'boolean',
  parse: (given) => (given === 'true' ? true : given === 'false' ? false : given),
};

/** A list of texts; in a flag or the environment separated by commas. */
export const texts: Kind = {
  wanted: 'a list of texts',
  accepts: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== ''),
  parse: (given) => given.split(','),
};

/** A list of mappings; only in a file or an option. */
export const mappings: Kind = {
  wanted: 'a list of mappings',
  accepts: (value) => Array.isArray(value) && value.every(isMapping),
  parse: (given) => given,
};

/** A mapping of names to mappings; only in a file or an option. */
export const mappingOfMappings: Kind = {
  wanted: 'a mapping of names to mappings',
  accepts: (value) => isMapping(value) && Object.values(value).every(isMapping),
  parse: (given) => given,
};

/** True for a plain object: not null, not a list. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
