/** The compact form of a spec of invented players. */
import { suggestion } from '../config/nearest.ts';
import { MusterdError } from '../errors.ts';

const COMPACT_KEYS = ['players', 'hours', 'startHour', 'curve', 'party', 'patience'];

/**
 * Turns the compact form into the JSON form, for example
 * `players=100000,hours=24,rating=1500~300,party=1:60/2:25/5:15,patience=120`.
 *
 * Each part is `KEY=VALUE`. `players`, `hours`, `startHour`, `curve` and `patience` (seconds) are as in the JSON form;
 * `party` is `SIZE:WEIGHT` with `/` between; any other key is an attribute: `MEAN~DEVIATION` a normally distributed number,
 * `LEAST..MOST` an evenly distributed one, a number itself, or texts with their weights, `ranked:3/casual:1`.
 *
 * @throws MusterdError CONFIG_INVALID with the part that cannot be read.
 */
export function expandSpec(compact: string): string {
  const spec: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  for (const part of compact.split(',')) {
    const [, key = '', value = ''] = /^\s*([\w.:-]+)=(.+?)\s*$/.exec(part) ?? [];
    if (key === '') throw refused(part, 'a part is KEY=VALUE');
    if (key === 'curve') spec[key] = value;
    else if (key === 'party') spec['parties'] = weights(value, part);
    else if (key === 'patience') spec['patienceSeconds'] = number(value, part);
    else if (COMPACT_KEYS.includes(key)) spec[key] = number(value, part);
    else attributes[key] = draw(value, part);
  }
  if (spec['players'] === undefined) throw refused(compact, 'players is missing, for example players=1000');
  return JSON.stringify({ ...spec, attributes });
}

function draw(value: string, part: string): unknown {
  const [mean, deviation, tooMany] = value.split('~');
  if (deviation !== undefined && tooMany === undefined) {
    return { normal: { mean: number(mean ?? '', part), deviation: number(deviation, part) } };
  }
  const [least, most] = value.split('..');
  if (most !== undefined) return { uniform: [number(least ?? '', part), number(most, part)] };
  if (value.includes(':')) return { oneOf: weights(value, part) };
  if (!Number.isNaN(Number(value))) return { number: Number(value) };
  const [key = ''] = part.split('=');
  throw refused(part, `an attribute is MEAN~DEVIATION, LEAST..MOST or TEXT:WEIGHT/…${hint(key)}`);
}

function hint(key: string): string {
  return suggestion(key, COMPACT_KEYS);
}

function weights(value: string, part: string): Record<string, number> {
  const pairs = value.split('/').map((pair) => {
    const at = pair.lastIndexOf(':');
    if (at < 1) throw refused(part, 'weights are NAME:WEIGHT with / between');
    return [pair.slice(0, at), number(pair.slice(at + 1), part)] as const;
  });
  return Object.fromEntries(pairs);
}

function number(text: string, part: string): number {
  if (/^-?\d+(\.\d+)?(e\d+)?$/i.test(text)) return Number(text);
  throw refused(part, `${text === '' ? 'nothing' : text} is no number`);
}

function refused(part: string, what: string): MusterdError {
  return new MusterdError('CONFIG_INVALID', `--synthetic: ${part.trim()}: ${what}`);
}
