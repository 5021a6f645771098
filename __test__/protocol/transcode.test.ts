import test from 'ava';
import fc from 'fast-check';
import type { MusterdError } from '../../ts/errors.ts';
import {
  clientMessageFields,
  decodeServerMessage,
  encodeClientMessage,
} from '../../ts/protocol/transcode.ts';
import { ClientMessage, type musterd, ServerMessage } from '../../ts/protocol/v1.ts';
import { seedOf } from '../support/seed.ts';

/** What the binary form holds, without the empty lists and maps that the decoder makes of nothing. */
function fieldsOf(message: unknown): unknown {
  const decoded = JSON.stringify(ClientMessage.decode(encodeClientMessage(message)));
  return JSON.parse(decoded, (name, value) => {
    const isEmptyMap = (name === 'attributes' || name === 'latencyMs') && Object.keys(value).length === 0;
    return isEmptyMap || (Array.isArray(value) && value.length === 0) ? undefined : value;
  });
}

const good: [string, unknown, unknown][] = [
  [
    'hello',
    { type: 'hello', playerId: 'ann', lastSeq: 7, release: '1.2' },
    { hello: { playerId: 'ann', lastSeq: 7, release: '1.2' } },
  ],
  ['id', { type: 'cancel', id: 'c1', ticketId: 't' }, { id: 'c1', cancel: { ticketId: 't' } }],
  ['explain', { type: 'explain', ticketId: 't' }, { explain: { ticketId: 't' } }],
  ['accept', { type: 'accept', matchId: 'm' }, { accept: { matchId: 'm' } }],
  ['decline', { type: 'decline', matchId: 'm' }, { decline: { matchId: 'm' } }],
  ['ack', { type: 'ack', seq: 4_294_967_295 }, { ack: { seq: 4_294_967_295 } }],
  ['ping', { type: 'ping', ts: 1.5 }, { ping: { ts: 1.5 } }],
  ['null is absent', { type: 'ping', ts: null, id: null }, { ping: {} }],
  ['unknown fields are skipped', { type: 'ping', ts: 1, later: [{}] }, { ping: { ts: 1 } }],
  [
    'all kinds of values',
    {
      type: 'enqueue',
      queue: 'duel',
      ticketId: 't-1',
      attributes: { a: 1, b: 'x', c: ['p', 'q'], d: { k: 2 }, e: [] },
      latencyMs: { eu: 20 },
      traceparent: '00-1',
      queues: ['other'],
    },
    {
      enqueue: {
        queue: 'duel',
        ticketId: 't-1',
        latencyMs: { eu: 20 },
        traceparent: '00-1',
        queues: ['other'],
        attributes: {
          a: { number: 1 },
          b: { text: 'x' },
          c: { list: { items: ['p', 'q'] } },
          d: { map: { entries: { k: 2 } } },
          e: { list: {} },
        },
      },
    },
  ],
  [
    'a party',
    {
      type: 'enqueue',
      queue: 'squads',
      players: [{ playerId: 'ann', attributes: { a: 1 } }, { playerId: 'bob' }],
    },
    {
      enqueue: {
        queue: 'squads',
        players: [{ playerId: 'ann', attributes: { a: { number: 1 } } }, { playerId: 'bob' }],
      },
    },
  ],
];

for (const [name, message, expected] of good) {
  test(`encodes ${name}`, (t) => {
    t.deepEqual(fieldsOf(message), expected);
  });
}

const enqueue = { type: 'enqueue', queue: 'duel' };
const bad: [string, unknown, 'BAD_MESSAGE' | 'BAD_ATTRIBUTE', RegExp][] = [
  ['a list', [], 'BAD_MESSAGE', /JSON object/],
  ['null', null, 'BAD_MESSAGE', /JSON object/],
  ['a number', 7, 'BAD_MESSAGE', /JSON object/],
  ['no type', {}, 'BAD_MESSAGE', /^type must be a string/],
  ['a type that is no text', { type: 7 }, 'BAD_MESSAGE', /^type must be a string/],
  ['an unknown type', { type: 'shout' }, 'BAD_MESSAGE', /"shout"/],
  ['type constructor', { type: 'constructor' }, 'BAD_MESSAGE', /"constructor"/],
  ['type __proto__', { type: '__proto__' }, 'BAD_MESSAGE', /"__proto__"/],
  ['a control message', { type: 'admit', connection: 1 }, 'BAD_MESSAGE', /"admit"/],
  ['an id that is no text', { type: 'ping', id: 5 }, 'BAD_MESSAGE', /^id must be a string/],
  ['a missing ticketId', { type: 'cancel' }, 'BAD_MESSAGE', /^ticketId/],
  ['a missing queue', { type: 'enqueue' }, 'BAD_MESSAGE', /^queue/],
  ['a missing seq', { type: 'ack' }, 'BAD_MESSAGE', /^seq/],
  ['a seq below 0', { type: 'ack', seq: -1 }, 'BAD_MESSAGE', /^seq/],
  ['a seq with a fraction', { type: 'ack', seq: 1.5 }, 'BAD_MESSAGE', /^seq/],
  ['a seq over 32 bits', { type: 'ack', seq: 4_294_967_296 }, 'BAD_MESSAGE', /^seq/],
  ['an infinite ts', JSON.parse('{"type":"ping","ts":1e999}'), 'BAD_MESSAGE', /^ts must be a finite/],
  ['players that are no list', { ...enqueue, players: {} }, 'BAD_MESSAGE', /^players must be a list/],
  [
    'a player that is no object',
    { ...enqueue, players: [{ playerId: 'a' }, 3] },
    'BAD_MESSAGE',
    /^players\[1\]/,
  ],
  ['a player without id', { ...enqueue, players: [{}] }, 'BAD_MESSAGE', /^players\[0\]\.playerId/],
  ['attributes that are no object', { ...enqueue, attributes: [1] }, 'BAD_MESSAGE', /^attributes/],
  ['a boolean value', { ...enqueue, attributes: { a: true } }, 'BAD_ATTRIBUTE', /^attributes\.a /],
  ['a null value', { ...enqueue, attributes: { a: null } }, 'BAD_ATTRIBUTE', /^attributes\.a /],
  ['a NaN value', { ...enqueue, attributes: { a: Number.NaN } }, 'BAD_ATTRIBUTE', /^attributes\.a /],
  [
    'an infinite value',
    JSON.parse('{"type":"enqueue","queue":"q","attributes":{"a":-1e999}}'),
    'BAD_ATTRIBUTE',
    /^attributes\.a /,
  ],
  ['a list of numbers', { ...enqueue, attributes: { a: [1] } }, 'BAD_ATTRIBUTE', /^attributes\.a /],
  ['a map of texts', { ...enqueue, attributes: { a: { b: 'c' } } }, 'BAD_ATTRIBUTE', /^attributes\.a\.b /],
  [
    'a value in a party',
    { ...enqueue, players: [{ playerId: 'a', attributes: { r: false } }] },
    'BAD_ATTRIBUTE',
    /^players\[0\]\.attributes\.r /,
  ],
  ['a latency that is no number', { ...enqueue, latencyMs: { eu: '20' } }, 'BAD_MESSAGE', /^latencyMs\.eu /],
  ['queues of numbers', { ...enqueue, queues: [1] }, 'BAD_MESSAGE', /^queues/],
];

for (const [name, message, code, sentence] of bad) {
  test(`refuses ${name}`, (t) => {
    const error = t.throws<MusterdError>(() => encodeClientMessage(message));
    t.is(error?.code, `ERR_MUSTER_${code}`);
    t.regex(error?.message ?? '', sentence);
  });
}

test('a field called __proto__ is a field, and no prototype changes', (t) => {
  const message = JSON.parse(
    '{"type":"enqueue","queue":"q","attributes":{"__proto__":{"k":1}},"__proto__":{"id":"x"}}',
  );
  const { enqueue: fields, id } = clientMessageFields(message);
  t.is(id, undefined);
  t.deepEqual(Object.keys(fields?.attributes ?? {}), ['__proto__']);
  t.is(Object.getPrototypeOf(fields?.attributes), Object.prototype);
  t.is(({} as Record<string, unknown>)['k'], undefined);
  t.deepEqual(Buffer.from(encodeClientMessage(message)).includes('__proto__'), true);
});

test('nesting bombs are refused like any other wrong shape', (t) => {
  const depth = 8_000;
  const nested = JSON.parse(
    `{"type":"enqueue","queue":"q","attributes":{"a":${'['.repeat(depth)}${']'.repeat(depth)}}}`,
  );
  t.is(t.throws<MusterdError>(() => encodeClientMessage(nested))?.code, 'ERR_MUSTER_BAD_ATTRIBUTE');
});

test('any JSON value is encoded or refused with our error', (t) => {
  const seed = seedOf(t);
  const field = fc.constantFrom(
    'type',
    'id',
    'queue',
    'players',
    'attributes',
    'latencyMs',
    'ticketId',
    '__proto__',
    'seq',
  );
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('hello', 'enqueue', 'ack', 'cancel', 'ping'));
  const property = fc.property(fc.array(fc.tuple(field, value)), (entries) => {
    try {
      return encodeClientMessage(Object.fromEntries(entries)).length > 0;
    } catch (error) {
      return /^ERR_MUSTER_BAD_(MESSAGE|ATTRIBUTE)$/.test((error as MusterdError).code);
    }
  });
  t.notThrows(() => fc.assert(property, { seed, numRuns: 2_000 }));
});

const answers: [string, musterd.v1.ServerMessage.$Properties, unknown][] = [
  [
    'welcome',
    {
      ref: 'h',
      welcome: {
        sessionId: 's',
        playerId: 'ann',
        resume: 'r',
        resumed: true,
        graceMs: 30_000,
        heartbeat: { intervalMs: 1, timeoutMs: 2, maxMissed: 3 },
      },
    },
    {
      ...{
        type: 'welcome',
        ref: 'h',
        sessionId: 's',
        playerId: 'ann',
        resume: 'r',
        resumed: true,
        graceMs: 30_000,
      },
      heartbeat: { intervalMs: 1, timeoutMs: 2, maxMissed: 3 },
    },
  ],
  [
    'ticket with defaults',
    { seq: 1, ticket: { ticketId: 't', queue: 'q', state: 2, players: ['ann'] } },
    { type: 'ticket', seq: 1, ticketId: 't', queue: 'q', state: 'SEARCHING', players: ['ann'], waitedMs: 0 },
  ],
  [
    'ticket with all',
    {
      seq: 2,
      ticket: { ticketId: 't', queue: 'q', state: 6, waitedMs: 9, reason: 'ABSENT', estimatedWaitMs: 0 },
    },
    {
      type: 'ticket',
      seq: 2,
      ticketId: 't',
      queue: 'q',
      state: 'CANCELLED',
      players: [],
      waitedMs: 9,
      reason: 'ABSENT',
      estimatedWaitMs: 0,
    },
  ],
  [
    'proposal',
    { seq: 3, proposal: { matchId: 'm', ticketId: 't', players: 4, expiresInMs: 10 } },
    { type: 'proposal', seq: 3, matchId: 'm', ticketId: 't', players: 4, accepted: 0, expiresInMs: 10 },
  ],
  [
    'match',
    {
      seq: 4,
      match: {
        ...{
          matchId: 'm',
          ticketId: 't',
          queue: 'q',
          quality: 0.5,
          region: 'eu',
          truncated: true,
          pass: 'p',
        },
        connection: { host: 'h', port: 1 },
        teams: [
          {
            name: 'red',
            players: [
              {
                playerId: 'ann',
                attributes: {
                  a: { number: 0 },
                  b: { text: '' },
                  c: { list: { items: ['x'] } },
                  d: { map: { entries: { k: 2 } } },
                },
              },
              { playerId: 'bob' },
            ],
          },
        ],
      },
    },
    {
      type: 'match',
      seq: 4,
      matchId: 'm',
      ticketId: 't',
      queue: 'q',
      region: 'eu',
      quality: 0.5,
      connection: { host: 'h', port: 1 },
      pass: 'p',
      truncated: true,
      teams: [
        {
          name: 'red',
          players: [
            { playerId: 'ann', attributes: { a: 0, b: '', c: ['x'], d: { k: 2 } } },
            { playerId: 'bob', attributes: {} },
          ],
        },
      ],
    },
  ],
  [
    'explanation',
    {
      explanation: {
        ticketId: 't',
        state: 2,
        blocking: [{ rule: 'r', margin: 1.5, candidates: 2 }],
        nextExpansion: { needsPartnerAgeMs: 5 },
      },
    },
    {
      type: 'explanation',
      ticketId: 't',
      state: 'SEARCHING',
      blocking: [{ rule: 'r', margin: 1.5, candidates: 2 }],
      nextExpansion: { clock: 'newest', needsPartnerAgeMs: 5 },
    },
  ],
  [
    'explanation in time',
    { explanation: { ticketId: 't', state: 1, nextExpansion: { inMs: 0 } } },
    { type: 'explanation', ticketId: 't', state: 'QUEUED', blocking: [], nextExpansion: 0 },
  ],
  ['pong', { ref: 'x', pong: { ts: 5 } }, { type: 'pong', ref: 'x', ts: 5 }],
  [
    'error',
    { ref: 'x', error: { code: 'C', message: 'm', retryAfterMs: 0 } },
    { type: 'error', ref: 'x', code: 'C', message: 'm', retryAfterMs: 0 },
  ],
];

for (const [name, fields, expected] of answers) {
  test(`decodes ${name}`, (t) => {
    t.deepEqual(decodeServerMessage(ServerMessage.encode(fields).finish()) as unknown, expected);
  });
}

test('a control reply is not for players', (t) => {
  const reply = ServerMessage.encode({ request: 1, done: {} }).finish();
  t.is(t.throws<MusterdError>(() => decodeServerMessage(reply))?.code, 'ERR_MUSTER_INTERNAL');
});
