// RFC 6455, section 5.2: opcodes, reserved bits, masks, lengths.
import test from 'ava';

import { type Case, type Form, part, ping, pingText, register, rest } from './exchange.ts';

const forms: Form[] = ['musterd.v1.json', 'musterd.v1.proto'];
const RESERVED_OPCODES = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15];

const opcodes = forms.flatMap((form) =>
  RESERVED_OPCODES.flatMap((opcode): Case[] => [
    { name: `opcode ${opcode}`, form, write: [{ opcode, payload: 'x' }], expect: ['CLOSE 1002'] },
    { name: `opcode ${opcode} without payload`, form, write: [{ opcode }], expect: ['CLOSE 1002'] },
  ]),
);

const wrongKinds: Case[] = [
  { name: 'binary on a JSON connection', write: [ping('a', 'musterd.v1.proto')], expect: ['CLOSE 1003'] },
  {
    name: 'text on a binary connection',
    form: 'musterd.v1.proto',
    write: [ping('a')],
    expect: ['CLOSE 1003'],
  },
  { name: 'empty binary on a JSON connection', write: [{ opcode: 2 }], expect: ['CLOSE 1003'] },
];

const reservedBits = [1, 2, 3, 4, 5, 6, 7].flatMap((reserved): Case[] =>
  [
    { kind: 'text', frames: [ping('a', 'musterd.v1.json', { reserved })] },
    { kind: 'ping', frames: [{ opcode: 9, payload: 'x', reserved }] },
    { kind: 'pong', frames: [{ opcode: 10, payload: 'x', reserved }] },
    { kind: 'close', frames: [{ opcode: 8, payload: Buffer.from([3, 232]), reserved }] },
    { kind: 'a continuation', frames: [part('{'), { ...rest('}'), reserved }] },
  ].map(({ kind, frames }) => ({
    name: `reserved bits ${reserved} of ${kind}`,
    write: frames,
    expect: ['CLOSE 1002'],
  })),
);

const binaryReservedBits = [1, 2, 4].map(
  (reserved): Case => ({
    name: `reserved bits ${reserved}`,
    form: 'musterd.v1.proto',
    write: [ping('a', 'musterd.v1.proto', { reserved })],
    expect: ['CLOSE 1002'],
  }),
);

const unmasked = [
  { kind: 'text', frames: [ping('a', 'musterd.v1.json', { masked: false })] },
  { kind: 'ping', frames: [{ opcode: 9, masked: false }] },
  { kind: 'pong', frames: [{ opcode: 10, masked: false }] },
  { kind: 'close', frames: [{ opcode: 8, masked: false }] },
  { kind: 'a continuation', frames: [part('{'), { ...rest('}'), masked: false }] },
].map(({ kind, frames }): Case => ({ name: `${kind} without mask`, write: frames, expect: ['CLOSE 1002'] }));

const masks: Case[] = [
  ['zeros', [0, 0, 0, 0]],
  ['ones', [255, 255, 255, 255]],
  ['the letters of the payload', [...Buffer.from(pingText('a')).subarray(0, 4)]],
].flatMap(([name, mask]) =>
  forms.map((form) => ({
    name: `a mask of ${name}`,
    form,
    write: [ping('a', form, { mask: Buffer.from(mask as number[]) })],
    expect: ['pong a'],
  })),
);

/** The text of a ping, made longer by spaces. */
const padded = (bytes: number) => pingText('a').padEnd(bytes);

const lengths = [40, 124, 125, 126, 127, 128, 255, 256, 1_000, 4_096, 16_383, 16_384].map(
  (bytes): Case => ({
    name: `${bytes} bytes`,
    write: [{ opcode: 1, payload: padded(bytes) }],
    expect: ['pong a'],
  }),
);

const tooLong = [16_385, 20_000, 65_535, 65_536, 100_000].map(
  (bytes): Case => ({
    name: `${bytes} bytes`,
    write: [{ opcode: 1, payload: padded(bytes) }],
    expect: ['CLOSE 1009'],
  }),
);

const claims = [
  16_385n,
  65_536n,
  2n ** 31n,
  2n ** 32n,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
].map(
  (claimedLength): Case => ({
    name: `a header that claims ${claimedLength} bytes`,
    write: [{ opcode: 1, payload: '{}', claimedLength }],
    expect: ['CLOSE 1009'],
  }),
);

/** The RFC wants the shortest form of a sender; a receiver that takes longer ones loses nothing. */
const longForms = forms.flatMap((form): Case[] => [
  {
    name: 'a short length in 16 bits',
    form,
    write: [ping('a', form, { lengthBits: 16 })],
    expect: ['pong a'],
  },
  {
    name: 'a short length in 64 bits',
    form,
    write: [ping('a', form, { lengthBits: 64 })],
    expect: ['pong a'],
  },
]);

const lengthEdges: Case[] = [
  {
    name: '300 bytes in 64 bits',
    write: [{ opcode: 1, payload: padded(300), lengthBits: 64 }],
    expect: ['pong a'],
  },
  { name: 'no bytes at all', write: [{ opcode: 1 }], expect: ['error BAD_MESSAGE'] },
  {
    name: 'no bytes at all',
    form: 'musterd.v1.proto',
    write: [{ opcode: 2 }],
    expect: ['error BAD_MESSAGE'],
  },
  {
    name: 'no bytes, length in 16 bits',
    write: [{ opcode: 1, lengthBits: 16 }],
    expect: ['error BAD_MESSAGE'],
  },
  {
    name: 'no bytes, length in 64 bits',
    write: [{ opcode: 1, lengthBits: 64 }],
    expect: ['error BAD_MESSAGE'],
  },
];

register(test, [
  ...opcodes,
  ...wrongKinds,
  ...reservedBits,
  ...binaryReservedBits,
  ...unmasked,
  ...masks,
  ...lengths,
  ...tooLong,
  ...claims,
  ...longForms,
  ...lengthEdges,
]);
