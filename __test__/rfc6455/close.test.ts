// RFC 6455, sections 5.5.1 and 7.4: the closing handshake and its codes.
import test from 'ava';

import { type Case, type Form, ping, register } from './exchange.ts';

/** A close frame with a code and a reason. */
const close = (code: number, reason: string | Uint8Array = '') => ({
  opcode: 8,
  payload: Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)]),
});

const GOOD = [
  1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4001, 4999,
];
const BAD = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 9999, 65535];

const codes: Case[] = [
  ...GOOD.map(
    (code): Case => ({ name: `code ${code} is echoed`, write: [close(code)], expect: [`CLOSE ${code}`] }),
  ),
  ...BAD.map(
    (code): Case => ({ name: `code ${code} is none`, write: [close(code)], expect: ['CLOSE 1002'] }),
  ),
];

const badReasons: [string, number[]][] = [
  ['half a character', [0xe2, 0x82]],
  ['a continuation byte', [0x80]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['an overlong slash', [0xc0, 0xaf]],
  ['a character beyond the last', [0xf4, 0x90, 0x80, 0x80]],
  ['byte 255', [0xff]],
];

const reasons: Case[] = [
  { name: 'no code', write: [{ opcode: 8 }], expect: ['CLOSE'] },
  { name: 'half a code', write: [{ opcode: 8, payload: Buffer.from([3]) }], expect: ['CLOSE 1002'] },
  { name: 'a reason', write: [close(1000, 'done')], expect: ['CLOSE 1000'] },
  { name: 'a reason of several scripts', write: [close(1000, 'é€😀')], expect: ['CLOSE 1000'] },
  { name: 'a reason of 123 bytes', write: [close(1000, 'x'.repeat(123))], expect: ['CLOSE 1000'] },
  { name: 'a reason of 124 bytes', write: [close(1000, 'x'.repeat(124))], expect: ['CLOSE 1002'] },
  {
    name: 'a close whose length is in 16 bits',
    write: [{ ...close(1000), lengthBits: 16 }],
    expect: ['CLOSE 1002'],
  },
  ...badReasons.map(
    ([name, bytes]): Case => ({
      name: `a reason with ${name}`,
      write: [close(1000, Buffer.from(bytes))],
      expect: ['CLOSE 1007'],
    }),
  ),
];

const forms: Form[] = ['musterd.v1.json', 'musterd.v1.proto'];

const after: Case[] = forms.flatMap((form): Case[] => [
  {
    name: 'nothing is answered after a close',
    form,
    write: [close(1000), { opcode: 9, payload: 'x' }, ping('a', form)],
    expect: ['CLOSE 1000'],
  },
  { name: 'a second close', form, write: [close(1000), close(1001)], expect: ['CLOSE 1000'] },
  {
    name: 'a broken frame after a close',
    form,
    write: [close(1000), { opcode: 3, reserved: 7 }],
    expect: ['CLOSE 1000'],
  },
  { name: 'a close before hello', form, isFirst: true, write: [close(1001)], expect: ['CLOSE 1001'] },
  {
    name: 'a ping, then a close',
    form,
    write: [{ opcode: 9, payload: 'x' }, close(1000)],
    expect: ['PONG x', 'CLOSE 1000'],
  },
  {
    name: 'a close byte by byte',
    form,
    write: [close(4000, 'slow')],
    byteByByte: true,
    expect: ['CLOSE 4000'],
  },
]);

register(test, [...codes, ...reasons, ...after]);
