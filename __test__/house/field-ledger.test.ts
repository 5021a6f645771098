// A change of the .proto that an older client would misread is refused.
import test from 'ava';

import { breakingChanges, readLedger } from '../../scripts/lib/generators/fields.js';

const published = await readLedger(proto('string queue = 2; map<string, double> latency_ms = 5;'));

function proto(fields: string): string {
  return `syntax = "proto3"; package musterd.v1; message Enqueue { ${fields} } enum State { NONE = 0; }`;
}

test('the ledger names what each number stands for', (t) => {
  t.deepEqual(published, {
    'Enqueue 2': 'string queue',
    'Enqueue 5': 'map<string, double> latencyMs',
    'State 0': 'NONE',
  });
});

const kept = 'map<string, double> latency_ms = 5;';
const rows: { change: string; fields: string; refused: RegExp | undefined }[] = [
  { change: 'a new field', fields: `string queue = 2; uint32 more = 6; ${kept}`, refused: undefined },
  { change: 'a reserved number', fields: `reserved 2; ${kept}`, refused: undefined },
  {
    change: 'a number used again',
    fields: `uint32 queue = 2; ${kept}`,
    refused: /Enqueue 2 was string queue and is now/,
  },
  { change: 'another name', fields: `string line = 2; ${kept}`, refused: /give the new field a new number/ },
  { change: 'a list', fields: `repeated string queue = 2; ${kept}`, refused: /is now repeated string queue/ },
  { change: 'a field that is gone', fields: kept, refused: /Enqueue 2 was string queue and is gone/ },
];

for (const { change, fields, refused } of rows) {
  test(`${change} is ${refused === undefined ? 'fine' : 'refused'}`, async (t) => {
    const problems = breakingChanges(published, await readLedger(proto(fields)));
    if (refused === undefined) t.deepEqual(problems, []);
    else t.regex(problems.join('\n'), refused);
  });
}

test('a reserved number stays reserved', async (t) => {
  const reserved = await readLedger(proto(`reserved 2; ${kept}`));
  const again = await readLedger(proto(`string queue = 2; ${kept}`));
  t.regex(breakingChanges(reserved, again).join('\n'), /Enqueue 2 is reserved/);
});
