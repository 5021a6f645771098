// conformance/*.json holds for protobufjs and for the transcoder what crates/wire/tests checks for the engine.
import { readFileSync } from 'node:fs';

import test from 'ava';

import { decodeServerMessage, encodeClientMessage } from '../ts/protocol/transcode.ts';
import { ClientMessage, ServerMessage } from '../ts/protocol/v1.ts';

interface Case {
  readonly name: string;
  readonly hex: string;
}

interface MessageCase extends Case {
  readonly json: Record<string, unknown>;
}

interface ControlCase extends MessageCase {
  readonly kind: 'request' | 'reply';
}

interface MalformedCase extends Case {
  readonly generalDecoders: 'accept' | 'refuse';
}

function cases<T extends Case>(file: string): T[] {
  return JSON.parse(readFileSync(new URL(`../conformance/${file}.json`, import.meta.url), 'utf8'));
}

const bytesOf = ({ hex }: Case) => Buffer.from(hex, 'hex');
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

for (const each of cases<MessageCase>('client')) {
  test(`client: ${each.name}`, (t) => {
    t.is(hexOf(encodeClientMessage(each.json)), each.hex);
    t.is(hexOf(ClientMessage.encode(ClientMessage.decode(bytesOf(each))).finish()), each.hex);
  });
}

for (const each of cases<MessageCase>('tolerated')) {
  test(`tolerated: ${each.name}`, (t) => {
    const read = ClientMessage.decode(bytesOf(each));
    t.is(hexOf(ClientMessage.encode(read).finish()), hexOf(encodeClientMessage(each.json)));
  });
}

for (const each of cases<MessageCase>('server')) {
  test(`server: ${each.name}`, (t) => {
    t.deepEqual(decodeServerMessage(bytesOf(each)) as unknown, each.json);
    t.is(hexOf(ServerMessage.encode(ServerMessage.decode(bytesOf(each))).finish()), each.hex);
  });
}

for (const each of cases<ControlCase>('control')) {
  test(`control: ${each.name}`, (t) => {
    if (each.kind === 'request') {
      t.is(hexOf(ClientMessage.encode(each.json).finish()), each.hex);
      t.is(hexOf(ClientMessage.encode(ClientMessage.decode(bytesOf(each))).finish()), each.hex);
    } else {
      t.is(hexOf(ServerMessage.encode(each.json).finish()), each.hex);
      t.is(hexOf(ServerMessage.encode(ServerMessage.decode(bytesOf(each))).finish()), each.hex);
    }
  });
}

// Some frames are good protobuf, or good enough for protobufjs, and break rules that the engine alone has.
for (const each of cases<MalformedCase>('malformed')) {
  test(`malformed: ${each.name}`, (t) => {
    const read = () => ClientMessage.decode(bytesOf(each));
    if (each.generalDecoders === 'accept') t.notThrows(read);
    else t.throws(read);
  });
}

test('every case has a name of its own and bytes of its own', (t) => {
  for (const file of ['client', 'server', 'control', 'tolerated', 'malformed']) {
    const all = cases(file);
    t.is(new Set(all.map(({ name }) => name)).size, all.length, file);
    t.is(new Set(all.map(({ hex }) => hex)).size, all.length, file);
  }
});
