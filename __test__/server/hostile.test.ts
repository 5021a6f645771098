import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

import test from 'ava';
import fc from 'fast-check';

import { ClientMessage } from '../../ts/protocol/v1.ts';
import { shareGateway } from '../support/gateway.ts';
import { assertHealthy, newPlayer } from '../support/pair.ts';
import { type RawFrame, RawSocket, rawFrame } from '../support/raw-socket.ts';
import { seedOf } from '../support/seed.ts';

const shared = shareGateway(test);

const PROTO = 'musterd.v1.proto';
const text = (payload: string | Uint8Array, more: Partial<RawFrame> = {}): RawFrame => ({
  opcode: 1,
  payload,
  ...more,
});
const enqueue = (attributes: string) => text(`{"type":"enqueue","queue":"duel","attributes":${attributes}}`);
const hello = () => text(JSON.stringify({ type: 'hello', playerId: newPlayer() }));

/** Name, frames after a good hello, and the code that the server closes with. */
const closing: [string, (RawFrame | Uint8Array)[], number][] = [
  ['bad UTF-8', [text(Buffer.from([0x22, 0xc3, 0x28, 0x22]))], 1007],
  ['UTF-8 cut off', [text(Buffer.from([0x22, 0xe2, 0x82]))], 1007],
  ['a reserved bit', [text('{}', { reserved: 4 })], 1002],
  ['all reserved bits', [text('{}', { reserved: 7 })], 1002],
  ['a frame without mask', [text('{}', { masked: false })], 1002],
  ['a reserved opcode', [{ opcode: 3, payload: 'x' }], 1002],
  ['a reserved control opcode', [{ opcode: 11, payload: 'x' }], 1002],
  ['a continuation of nothing', [{ opcode: 0, payload: 'x' }], 1002],
  ['a new message within fragments', [text('{', { fin: false }), text('{}')], 1002],
  ['a control frame in fragments', [{ opcode: 9, fin: false, payload: 'x' }], 1002],
  ['a long control frame', [{ opcode: 9, payload: 'x'.repeat(126) }], 1002],
  ['a close frame with half a code', [{ opcode: 8, payload: 'x' }], 1002],
  ['a close frame with a code that is none', [{ opcode: 8, payload: Buffer.from([0, 5]) }], 1002],
  ['16,385 bytes', [text(' '.repeat(16_385))], 1009],
  [
    '16,385 bytes in fragments',
    [text(' '.repeat(16_000), { fin: false }), { opcode: 0, payload: ' '.repeat(385) }],
    1009,
  ],
  ['a claimed gigabyte', [text('{}', { claimedLength: 2n ** 30n })], 1009],
  ['a claimed length over 53 bits', [text('{}', { claimedLength: 2n ** 62n })], 1009],
  [
    '17 fragments',
    [
      text(' ', { fin: false }),
      ...Array.from({ length: 16 }, () => ({ opcode: 0, fin: false, payload: ' ' })),
    ],
    1008,
  ],
  ['binary on a JSON connection', [{ opcode: 2, payload: '{}' }], 1003],
];

for (const [name, hostile, code] of closing) {
  test.serial(`${name} closes with ${code}`, async (t) => {
    const { url } = await shared();
    const raw = await RawSocket.connect(url);
    raw.write(hello(), ...hostile);
    t.is(await raw.closeCode(), code);
    await assertHealthy(t, url);
  });
}

/** Name and frames that the server answers or ignores; the connection lives. */
const harmless: [string, RawFrame[]][] = [
  ['a message in fragments', [text('{"type":"pi', { fin: false }), { opcode: 0, payload: 'ng","ts":1}' }]],
  [
    'control frames between fragments',
    [
      text('{"type":"pi', { fin: false }),
      { opcode: 9, payload: 'a' },
      { opcode: 10, payload: 'b' },
      { opcode: 0, payload: 'ng","ts":1}' },
    ],
  ],
  [
    'empty fragments',
    [text('', { fin: false }), { opcode: 0, fin: false }, { opcode: 0, payload: '{"type":"ping","ts":1}' }],
  ],
  ['pongs that nobody asked for', Array.from({ length: 10 }, () => ({ opcode: 10, payload: 'x' }))],
  ['nesting of lists', [enqueue(`{"rating":${'['.repeat(8_000)}${']'.repeat(8_000)}}`)]],
  ['nesting of objects', [enqueue(`{"rating":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`)]],
  ['__proto__ as an attribute', [enqueue('{"__proto__":{"toString":1},"rating":1}')]],
  ['constructor as an attribute', [enqueue('{"constructor":1,"rating":1}')]],
  ['__proto__ as a field', [text('{"__proto__":{"type":"ping"},"type":"ack","seq":1}')]],
  ['constructor as a type', [text('{"type":"constructor"}')]],
  ['toString as a queue', [text('{"type":"enqueue","queue":"toString"}')]],
  [
    'hasOwnProperty as a region',
    [
      text(
        '{"type":"enqueue","queue":"duel","attributes":{"rating":1},"latencyMs":{"hasOwnProperty":1,"__proto__":2}}',
      ),
    ],
  ],
  ['1e999', [enqueue('{"rating":1e999}')]],
  ['half a surrogate pair', [text('{"type":"cancel","id":"\\ud800","ticketId":"\\udfff"}')]],
  ['a zero in a text', [text('{"type":"cancel","ticketId":"a\\u0000b"}')]],
  [
    'wrong types everywhere',
    [text('{"type":"enqueue","queue":[],"players":{"length":1e9},"attributes":"x","latencyMs":1}')],
  ],
  [
    'a list that says it is long',
    [text('{"type":"enqueue","queue":"duel","players":{"length":4294967295}}')],
  ],
  [
    'a thousand attributes',
    [enqueue(`{${Array.from({ length: 1_000 }, (_, index) => `"a${index}":1`).join()}}`)],
  ],
  [
    'two thousand players',
    [text(`{"type":"enqueue","queue":"duel","players":[${'{"playerId":""},'.repeat(900)}{"playerId":""}]}`)],
  ],
];

for (const [name, hostile] of harmless) {
  test.serial(`${name}: the connection lives`, async (t) => {
    const { url } = await shared();
    const raw = await RawSocket.connect(url);
    raw.write(hello(), ...hostile, text('{"type":"ping","id":"alive","ts":1}'));
    await raw.heard('"alive"');
    raw.destroy();
    await assertHealthy(t, url);
  });
}

const varint = (byte: number, count: number) => Buffer.alloc(count, byte);
const protobufs: [string, Uint8Array][] = [
  ['an overlong number', Buffer.concat([Buffer.from([0x10]), varint(0x80, 11), Buffer.from([1])])],
  ['a length beyond the end', Buffer.from([0x22, 0xff, 0xff, 0xff, 0xff, 0x07])],
  ['a negative length', Buffer.from([0x22, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01])],
  ['field number 0', Buffer.from([0x00, 0x01])],
  ['groups within groups', varint(0x0b, 8_000)],
  ['the end of no group', Buffer.from([0x0c])],
  ['text that is no UTF-8', Buffer.from([0x0a, 0x02, 0xc3, 0x28])],
  ['a known field of the wrong type', Buffer.from([0x08, 0x01, 0x52, 0x00])],
  ['a thousand bodies', Buffer.concat(Array.from({ length: 1_000 }, () => Buffer.from([0x52, 0x00])))],
  [
    'messages within messages',
    ClientMessage.encode({
      enqueue: { queue: 'duel', players: Array.from({ length: 3_000 }, () => ({})) },
    }).finish(),
  ],
];

for (const [name, payload] of protobufs) {
  for (const greets of [true, false]) {
    test.serial(`protobuf: ${name}, ${greets ? 'after' : 'before'} hello`, async (t) => {
      const { url } = await shared();
      const raw = await RawSocket.connect(url, PROTO);
      const greeting = ClientMessage.encode({ hello: { playerId: newPlayer() } }).finish();
      if (greets) raw.write({ opcode: 2, payload: greeting });
      raw.write({ opcode: 2, payload });
      await once(raw.socket, 'data');
      raw.destroy();
      await assertHealthy(t, url, PROTO);
    });
  }
}

test.serial('any frames at all: the server lives', async (t) => {
  const { url } = await shared();
  const seed = seedOf(t);
  const frame = fc.record({
    opcode: fc.constantFrom(0, 1, 1, 1, 2, 2, 2, 8, 9, 10, 5),
    payload: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((json) => Buffer.from(json)),
    ),
    fin: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    reserved: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(7) }),
    masked: fc.oneof(
      { weight: 9, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  });
  const property = fc.asyncProperty(
    fc.array(frame, { maxLength: 20 }),
    fc.boolean(),
    async (hostile, isBinary) => {
      const raw = await RawSocket.connect(url, isBinary ? PROTO : undefined);
      raw.write(...hostile, { opcode: 8, payload: Buffer.from([0x03, 0xe8]) });
      raw.socket.end();
      if (!raw.socket.closed) await once(raw.socket, 'close');
    },
  );
  await t.notThrowsAsync(fc.assert(property, { seed, numRuns: 150 }));
  await assertHealthy(t, url);
});

test.serial('garbage instead of a request, and requests cut anywhere', async (t) => {
  const { url, port } = await shared();
  const upgrade = `GET /v1/match HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`;
  const starts = [randomBytes(500), Buffer.from('\0\0\0\0'), Buffer.from('GET / HTTP/9.9\r\n\r\n')];
  for (let length = 1; length < upgrade.length; length += 17)
    starts.push(Buffer.from(upgrade.slice(0, length)));
  for (const bytes of starts) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    socket.end(bytes);
    socket.destroySoon();
  }
  await assertHealthy(t, url);
});

test.serial('a message that comes byte by byte is read', async (t) => {
  const { url } = await shared();
  const raw = await RawSocket.connect(url);
  raw.write(hello());
  for (const byte of rawFrame(text('{"type":"ping","id":"slow","ts":1}'))) {
    raw.write(Buffer.from([byte]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await raw.heard('"slow"');
  raw.destroy();
  await assertHealthy(t, url);
});
