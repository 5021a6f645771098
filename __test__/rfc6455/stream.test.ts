// Frames are a stream: however TCP cuts or joins their bytes, the answers are the same.
import test from 'ava';

import { encodeClientMessage } from '../../ts/protocol/transcode.ts';
import { rawFrame } from '../support/raw-socket.ts';
import { type Case, type Form, part, ping, pingText, register, rest } from './exchange.ts';

const forms: Form[] = ['musterd.v1.json', 'musterd.v1.proto'];
const ids = Array.from({ length: 30 }, (_, index) => `n${index}`);

/** A mixture whose every byte can be a place to cut: a long header, fragments, control frames between them. */
const mixture = Buffer.concat(
  [
    { opcode: 1, payload: pingText('a').padEnd(126) },
    part(pingText('b').slice(0, 6)),
    { opcode: 9, payload: 'é' },
    rest('', false),
    rest(pingText('b').slice(6)),
    { opcode: 10 },
    ping('c'),
  ].map(rawFrame),
);
const answers = ['PONG é', 'pong a', 'pong b', 'pong c'];

const cuts = Array.from(
  { length: mixture.length - 1 },
  (_, index): Case => ({
    name: `a mixture cut before byte ${index + 1} of ${mixture.length}`,
    write: [mixture],
    cutAt: [index + 1],
    expect: answers,
  }),
);

const thirds = Array.from({ length: 10 }, (_, index): Case => {
  const cutAt = [index + 1, index + 2, index + 4];
  return { name: `a mixture cut before bytes ${cutAt.join()}`, write: [mixture], cutAt, expect: answers };
});

const hello = { opcode: 1, payload: '{"type":"hello","playerId":"stream"}' };
const protoHello = { opcode: 2, payload: encodeClientMessage({ type: 'hello', playerId: 'stream' }) };

const joined = forms.flatMap((form): Case[] => [
  {
    name: '30 messages in one write',
    form,
    write: ids.map((id) => ping(id, form)),
    expect: ids.map((id) => `pong ${id}`),
  },
  {
    name: 'hello, the next message and a ping in one write',
    form,
    isFirst: true,
    write: [form === 'musterd.v1.json' ? hello : protoHello, ping('a', form), { opcode: 9, payload: 'p' }],
    expect: ['PONG p', 'welcome', 'pong a'],
  },
  {
    name: 'a message and half of the next',
    form,
    write: [ping('a', form), ping('b', form)],
    cutAt: [rawFrame(ping('a', form)).length + 3],
    expect: ['pong a', 'pong b'],
  },
  {
    name: 'a message, a close and another message in one write',
    form,
    write: [ping('a', form), { opcode: 8, payload: Buffer.from([3, 232]) }, ping('b', form)],
    expect: ['CLOSE 1000'],
  },
  {
    name: 'a good frame and a bad one in one write',
    form,
    write: [{ opcode: 9, payload: 'p' }, { opcode: 3 }],
    expect: ['PONG p', 'CLOSE 1002'],
  },
  { name: 'a message byte by byte', form, write: [ping('a', form)], byteByByte: true, expect: ['pong a'] },
]);

const chunks: Case[] = [
  {
    name: 'a payload in 64 pieces',
    write: [{ opcode: 1, payload: pingText('a').padEnd(100) }],
    cutAt: Array.from({ length: 63 }, (_, index) => 20 + index),
    expect: ['pong a'],
  },
];

register(test, [...cuts, ...thirds, ...joined, ...chunks]);
