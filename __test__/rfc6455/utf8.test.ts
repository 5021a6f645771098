// RFC 6455, sections 5.6 and 8.1: text is UTF-8, wherever its bytes are cut.
import test from 'ava';

import { encodeClientMessage } from '../../ts/protocol/transcode.ts';
import { rawFrame } from '../support/raw-socket.ts';
import { type Case, part, pingText, register, rest } from './exchange.ts';

/** A ping whose id holds these bytes as they are. */
function withBytes(bytes: readonly number[]): Buffer {
  const [before = '', after = ''] = pingText('|').split('|');
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

const GOOD = [
  '\u007f',
  '\u0080',
  '\u07ff',
  '\u0800',
  '\ud7ff',
  '\ue000',
  '\ufdd0',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\u{10000}',
  '\u{1f600}',
  '\u{10ffff}',
];

const good = GOOD.map((character): Case => {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return {
    name: `U+${code}`,
    write: [{ opcode: 1, payload: pingText(character) }],
    expect: [`pong ${character}`],
  };
});

const BAD: [string, number[]][] = [
  ['a continuation byte, the first', [0x80]],
  ['a continuation byte, the last', [0xbf]],
  ['a lone lead of two', [0xc3, 0x28]],
  ['a lone lead of three', [0xe2, 0x28]],
  ['a lone lead of four', [0xf0, 0x28]],
  ['two of three bytes', [0xe2, 0x82]],
  ['three of four bytes', [0xf0, 0x9f, 0x98]],
  ['a slash in two bytes', [0xc0, 0xaf]],
  ['U+007F in two bytes', [0xc1, 0xbf]],
  ['a slash in three bytes', [0xe0, 0x80, 0xaf]],
  ['U+07FF in three bytes', [0xe0, 0x9f, 0xbf]],
  ['a slash in four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['U+FFFF in four bytes', [0xf0, 0x8f, 0xbf, 0xbf]],
  ['a zero in two bytes', [0xc0, 0x80]],
  ['the first surrogate', [0xed, 0xa0, 0x80]],
  ['the last surrogate', [0xed, 0xbf, 0xbf]],
  ['a pair of surrogates', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ['U+110000', [0xf4, 0x90, 0x80, 0x80]],
  ['a lead beyond the last', [0xf5, 0x80, 0x80, 0x80]],
  ['a lead of five', [0xf8, 0x88, 0x80, 0x80, 0x80]],
  ['a lead of six', [0xfc, 0x84, 0x80, 0x80, 0x80, 0x80]],
  ['byte 254', [0xfe]],
  ['byte 255', [0xff]],
];

const bad = BAD.flatMap(([name, bytes]): Case[] => {
  const payload = withBytes(bytes);
  const middle = payload.indexOf(bytes[0] as number) + 1;
  return [
    { name, write: [{ opcode: 1, payload }], expect: ['CLOSE 1007'] },
    {
      name: `${name}, in two fragments`,
      write: [part(payload.subarray(0, middle)), rest(payload.subarray(middle))],
      expect: ['CLOSE 1007'],
    },
  ];
});

/** Characters of one to four bytes. */
const ID = 'aé€😀';
const payload = Buffer.from(pingText(ID));
const frame = rawFrame({ opcode: 1, payload });

/** From the first byte of the id to the first behind it: every way to cut each of its characters. */
const from = payload.indexOf(ID);
const places = Array.from({ length: Buffer.byteLength(ID) + 1 }, (_, index) => from + index);

const splits = places.flatMap((at): Case[] => [
  {
    name: `cut into fragments before byte ${at}`,
    write: [part(payload.subarray(0, at)), rest(payload.subarray(at))],
    expect: [`pong ${ID}`],
  },
  {
    name: `cut into fragments before byte ${at}, a ping between`,
    write: [part(payload.subarray(0, at)), { opcode: 9, payload: 'p' }, rest(payload.subarray(at))],
    expect: ['PONG p', `pong ${ID}`],
  },
]);

const writes = Array.from(
  { length: frame.length - 1 },
  (_, index): Case => ({
    name: `cut into TCP writes before byte ${index + 1} of ${frame.length}`,
    write: [frame],
    cutAt: [index + 1],
    expect: [`pong ${ID}`],
  }),
);

const others: Case[] = [
  {
    name: 'every byte of the id in a fragment of its own',
    write: [
      part(payload.subarray(0, from)),
      ...[...Buffer.from(ID)].map((byte) => rest(Buffer.from([byte]), false)),
      rest(payload.subarray(from + Buffer.byteLength(ID))),
    ],
    expect: [`pong ${ID}`],
  },
  { name: 'every byte in a TCP write of its own', write: [frame], byteByByte: true, expect: [`pong ${ID}`] },
  {
    name: 'bytes that are no UTF-8, as text on a binary connection',
    form: 'musterd.v1.proto',
    write: [{ opcode: 1, payload: withBytes([0xff]) }],
    expect: ['CLOSE 1007'],
  },
  {
    name: 'bytes that are no UTF-8, in a text of a protobuf message',
    form: 'musterd.v1.proto',
    write: [
      { opcode: 2, payload: replaced(encodeClientMessage({ type: 'ping', id: '?', ts: 1 }), 0x3f, 0xff) },
    ],
    expect: ['error BAD_MESSAGE'],
  },
  {
    name: 'a mark of byte order before the message',
    write: [{ opcode: 1, payload: `\ufeff${pingText('a')}` }],
    expect: ['error BAD_MESSAGE'],
  },
];

function replaced(bytes: Uint8Array, byte: number, other: number): Buffer {
  return Buffer.from(bytes.map((each) => (each === byte ? other : each)));
}

register(test, [...good, ...bad, ...splits, ...writes, ...others]);
