import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../paths.js';
import { StepFailed } from '../progress.js';

const PROTO = 'proto/musterd/v1.proto';
const LEDGER = 'proto/musterd/v1.fields.json';

/**
 * The ledger of every field number that was ever given out. A field that is in the committed ledger but has
 * changed in the .proto breaks clients that are out there, so it is refused; one that is gone must be marked
 * `reserved`.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function fieldLedger() {
  const path = join(root, LEDGER);
  const given = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const ledger = await readLedger(readFileSync(join(root, PROTO), 'utf8'));
  const problems = breakingChanges(given, ledger);
  if (problems.length > 0) throw new StepFailed(`${PROTO} breaks its promise:\n${problems.join('\n')}`);
  return new Map([[LEDGER, `${JSON.stringify(ledger, undefined, 2)}\n`]]);
}

/**
 * What a client built on `given` would misread under `now`.
 *
 * @param {Record<string, string>} given number to field, as once published
 * @param {Record<string, string>} now the same of today
 * @returns {string[]} one sentence each
 */
export function breakingChanges(given, now) {
  return Object.entries(given).flatMap(([number, field]) => {
    const today = now[number];
    if (today === field || today === 'reserved') return [];
    if (today === undefined) return [`${number} was ${field} and is gone: mark the number reserved`];
    return field === 'reserved'
      ? [`${number} is reserved and must not be used again`]
      : [`${number} was ${field} and is now ${today}: give the new field a new number`];
  });
}

/**
 * Every number of a .proto with what it stands for.
 *
 * @param {string} source
 * @returns {Promise<Record<string, string>>} for example `{"Enqueue 2": "string queue"}`
 */
export async function readLedger(source) {
  const { default: protobuf } = await import('protobufjs');
  const { root: parsed, package: name } = protobuf.parse(source);
  const space = parsed.lookup(name ?? '');
  if (!(space instanceof protobuf.Namespace)) throw new StepFailed(`${PROTO} declares no package`);
  /** @type {[string, string][]} */
  const rows = [];
  for (const item of space.nestedArray) {
    if (item instanceof protobuf.Type) {
      for (const field of item.fieldsArray) rows.push([`${item.name} ${field.id}`, describe(field)]);
    }
    if (item instanceof protobuf.Enum) {
      for (const [value, number] of Object.entries(item.values)) rows.push([`${item.name} ${number}`, value]);
    }
    if (item instanceof protobuf.Type || item instanceof protobuf.Enum) {
      for (const range of item.reserved ?? []) rows.push(...reservedRows(item.name, range));
    }
  }
  return Object.fromEntries(rows);
}

/** @param {import('protobufjs').Field} field */
function describe(field) {
  const keyType = /** @type {{ keyType?: string }} */ (field).keyType;
  if (keyType !== undefined) return `map<${keyType}, ${field.type}> ${field.name}`;
  return `${field.repeated ? 'repeated ' : ''}${field.type} ${field.name}`;
}

/**
 * @param {string} owner
 * @param {number[] | string} range first and last number; a name reserves no number
 * @returns {[string, string][]}
 */
function reservedRows(owner, range) {
  if (typeof range === 'string') return [];
  const [first = 0, last = first] = range;
  return Array.from({ length: last - first + 1 }, (_, offset) => [`${owner} ${first + offset}`, 'reserved']);
}
