// RFC 6455, sections 5.4 and 5.5: fragments, and control frames between them.
import test from 'ava';

import { type Case, part, ping, pingText, register, rest } from './exchange.ts';

const half = pingText('a').slice(0, 9);
const other = pingText('a').slice(9);
const proto = Buffer.from(ping('a', 'musterd.v1.proto').payload as Uint8Array);

/** A ping in so many fragments of one byte and a last one with the rest. */
const inFragments = (count: number) => [
  part(pingText('a').slice(0, 1)),
  ...Array.from({ length: count - 2 }, (_, index) => rest(pingText('a').slice(index + 1, index + 2), false)),
  rest(pingText('a').slice(count - 1)),
];

const counts = [2, 3, 8, 15, 16].map(
  (count): Case => ({ name: `${count} fragments`, write: inFragments(count), expect: ['pong a'] }),
);

const tooMany = [17, 18].map(
  (count): Case => ({ name: `${count} fragments`, write: inFragments(count), expect: ['CLOSE 1008'] }),
);

const good: Case[] = [
  { name: 'an empty first fragment', write: [part(''), rest(pingText('a'))], expect: ['pong a'] },
  { name: 'an empty last fragment', write: [part(pingText('a')), rest('')], expect: ['pong a'] },
  {
    name: 'an empty fragment in the middle',
    write: [part(half), rest('', false), rest(other)],
    expect: ['pong a'],
  },
  {
    name: 'nothing but empty fragments',
    write: [part(''), rest('', false), rest('')],
    expect: ['error BAD_MESSAGE'],
  },
  {
    name: 'two fragments',
    form: 'musterd.v1.proto',
    write: [part(proto.subarray(0, 3), 2), rest(proto.subarray(3))],
    expect: ['pong a'],
  },
  {
    name: 'one message in fragments after the other',
    write: [
      part(half),
      rest(other),
      part(pingText('b').slice(0, 5)),
      rest(pingText('b').slice(5)),
      ping('c'),
    ],
    expect: ['pong a', 'pong b', 'pong c'],
  },
  {
    name: '16,384 bytes in two fragments',
    write: [part(pingText('a')), rest(' '.repeat(16_384 - pingText('a').length))],
    expect: ['pong a'],
  },
];

const bad: Case[] = [
  { name: 'a continuation of nothing', write: [rest('x')], expect: ['CLOSE 1002'] },
  { name: 'an unfinished continuation of nothing', write: [rest('x', false)], expect: ['CLOSE 1002'] },
  { name: 'an empty continuation of nothing', write: [rest('')], expect: ['CLOSE 1002'] },
  { name: 'a continuation of nothing', form: 'musterd.v1.proto', write: [rest('x')], expect: ['CLOSE 1002'] },
  {
    name: 'a continuation after the last fragment',
    write: [part(half), rest(other), rest('x')],
    expect: ['CLOSE 1002'],
  },
  { name: 'a continuation after a whole message', write: [ping('a'), rest('x')], expect: ['CLOSE 1002'] },
  { name: 'text within a message', write: [part(half), ping('b')], expect: ['CLOSE 1002'] },
  { name: 'unfinished text within a message', write: [part(half), part(half)], expect: ['CLOSE 1002'] },
  {
    name: 'binary within a message',
    write: [part(half), ping('b', 'musterd.v1.proto')],
    expect: ['CLOSE 1002'],
  },
  {
    name: 'text within a binary message',
    form: 'musterd.v1.proto',
    write: [part(proto.subarray(0, 3), 2), ping('b')],
    expect: ['CLOSE 1002'],
  },
  {
    name: 'a reserved opcode within a message',
    write: [part(half), { opcode: 3, payload: other }],
    expect: ['CLOSE 1002'],
  },
  {
    name: 'a binary message in fragments on a JSON connection',
    write: [part(proto.subarray(0, 3), 2), rest(proto.subarray(3))],
    expect: ['CLOSE 1003'],
  },
  {
    name: '16,385 bytes in two fragments',
    write: [part(pingText('a')), rest(' '.repeat(16_385 - pingText('a').length))],
    expect: ['CLOSE 1009'],
  },
  {
    name: 'a fragment that claims to make the message too long',
    write: [part(' '.repeat(16_000)), { opcode: 0, payload: '', claimedLength: 400n }],
    expect: ['CLOSE 1009'],
  },
  { name: 'a ping in fragments', write: [{ opcode: 9, fin: false, payload: 'x' }], expect: ['CLOSE 1002'] },
  { name: 'a pong in fragments', write: [{ opcode: 10, fin: false, payload: 'x' }], expect: ['CLOSE 1002'] },
  {
    name: 'a close in fragments',
    write: [{ opcode: 8, fin: false, payload: Buffer.from([3, 232]) }],
    expect: ['CLOSE 1002'],
  },
  {
    name: 'a ping in fragments within a message',
    write: [part(half), { opcode: 9, fin: false, payload: 'x' }],
    expect: ['CLOSE 1002'],
  },
];

const control = (opcode: number, payload: string | Uint8Array = '') => ({ opcode, payload });

const between: Case[] = [
  {
    name: 'a ping between fragments',
    write: [part(half), control(9, 'p'), rest(other)],
    expect: ['PONG p', 'pong a'],
  },
  {
    name: 'a pong between fragments',
    write: [part(half), control(10, 'p'), rest(other)],
    expect: ['pong a'],
  },
  {
    name: 'pings between all fragments',
    write: [
      part(half),
      control(9, '1'),
      rest('', false),
      control(9, '2'),
      control(9, '3'),
      rest(other),
      control(9, '4'),
    ],
    expect: ['PONG 1', 'PONG 2', 'PONG 3', 'PONG 4', 'pong a'],
  },
  {
    name: 'a ping between fragments',
    form: 'musterd.v1.proto',
    write: [part(proto.subarray(0, 3), 2), control(9, 'p'), rest(proto.subarray(3))],
    expect: ['PONG p', 'pong a'],
  },
  {
    name: 'a close between fragments',
    write: [part(half), control(8, Buffer.from([3, 232])), rest(other)],
    expect: ['CLOSE 1000'],
  },
  {
    name: 'ping, pong and close between fragments',
    write: [part(half), control(9, 'p'), control(10, 'q'), control(8, Buffer.from([15, 160]))],
    expect: ['PONG p', 'CLOSE 4000'],
  },
  {
    name: 'a long ping between fragments',
    write: [part(half), control(9, 'p'.repeat(126)), rest(other)],
    expect: ['CLOSE 1002'],
  },
];

const payloads = ['', 'x', '\0', 'é€😀', 'x'.repeat(124), 'x'.repeat(125)].flatMap((payload): Case[] => {
  const name = `a ping with ${Buffer.byteLength(payload)} bytes`;
  return [
    { name, write: [control(9, payload)], expect: [`PONG ${payload}`] },
    {
      name: `${name} before hello`,
      isFirst: true,
      write: [control(9, payload), control(8)],
      expect: [`PONG ${payload}`, 'CLOSE'],
    },
  ];
});

const controlLengths: Case[] = [
  { name: 'a ping of 126 bytes', write: [control(9, 'x'.repeat(126))], expect: ['CLOSE 1002'] },
  { name: 'a pong of 126 bytes', write: [control(10, 'x'.repeat(126))], expect: ['CLOSE 1002'] },
  { name: 'a ping of 70,000 bytes', write: [control(9, 'x'.repeat(70_000))], expect: ['CLOSE 1002'] },
  {
    name: 'a ping whose length is in 16 bits',
    write: [{ opcode: 9, payload: 'x', lengthBits: 16 }],
    expect: ['CLOSE 1002'],
  },
  {
    name: 'a ping whose length is in 64 bits',
    write: [{ opcode: 9, payload: 'x', lengthBits: 64 }],
    expect: ['CLOSE 1002'],
  },
  { name: 'a pong that nobody asked for', write: [control(10, 'x')], expect: [] },
  { name: 'a pong of 125 bytes', write: [control(10, 'x'.repeat(125))], expect: [] },
  { name: 'an empty pong', write: [control(10)], expect: [] },
  {
    name: 'pings in a row',
    write: [control(9, '1'), control(9, '2'), control(9, '3')],
    expect: ['PONG 1', 'PONG 2', 'PONG 3'],
  },
];

register(test, [...counts, ...tooMany, ...good, ...bad, ...between, ...payloads, ...controlLengths]);
