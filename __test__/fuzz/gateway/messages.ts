// The grammar of messages: right, nearly right, and hostile.
import { encodeClientMessage } from '../../../ts/protocol/transcode.ts';
import { ClientMessage, type ClientMessageFields } from '../../../ts/protocol/v1.ts';
import type { Choices } from './random.ts';

const PLAYERS = ['ada', 'bob', 'cy', 'dee', 'eve'];
const TICKETS = ['t1', 't2', 't3', 't:4', 't.5'];
const QUEUES = ['duel', 'squads', 'nowhere'];
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then'];

const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  '\u202e',
  '\ud800',
  '\udfff\ud800',
  'é€😀',
  'x'.repeat(64),
  'x'.repeat(65),
  'x'.repeat(129),
  'x'.repeat(5_000),
  '../../etc/passwd',
  '"\\',
  'NaN',
  ...NAMES,
];

const HOSTILE_NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
];

/** Any value at all. */
function anything(choices: Choices, depth = 0): unknown {
  return choices.make<unknown>([
    [4, () => choices.pick(HOSTILE_TEXTS)],
    [4, () => choices.pick(HOSTILE_NUMBERS)],
    [1, () => null],
    [1, () => choices.chance(0.5)],
    [depth < 4 ? 2 : 0, () => choices.several(5, () => anything(choices, depth + 1))],
    [depth < 4 ? 2 : 0, () => fieldsOf(choices, depth)],
  ]);
}

function fieldsOf(choices: Choices, depth: number): Record<string, unknown> {
  const names = [...NAMES, 'rating', 'type', 'length', 'x'];
  return Object.fromEntries(choices.several(5, () => [choices.pick(names), anything(choices, depth + 1)]));
}

/** Mostly the right value, sometimes another. */
function mostly(choices: Choices, make: () => unknown): unknown {
  return choices.make<unknown>([
    [12, make],
    [2, () => anything(choices)],
    [1, () => undefined],
  ]);
}

const attributes = (choices: Choices) => ({ rating: mostly(choices, () => choices.below(3_000)) });
const latency = (choices: Choices) => ({
  eu: mostly(choices, () => choices.below(200)),
  us: choices.below(300),
});
const player = (choices: Choices) => ({
  playerId: mostly(choices, () => choices.pick(PLAYERS)),
  attributes: mostly(choices, () => attributes(choices)),
  latencyMs: mostly(choices, () => latency(choices)),
});

const bodies: readonly (readonly [number, (choices: Choices) => Record<string, unknown>])[] = [
  [3, (choices) => ({ type: 'hello', playerId: mostly(choices, () => choices.pick(PLAYERS)) })],
  [
    1,
    (choices) => ({
      type: 'hello',
      playerId: choices.pick(PLAYERS),
      token: anything(choices),
      resume: anything(choices),
      lastSeq: anything(choices),
      release: anything(choices),
    }),
  ],
  [
    6,
    (choices) => ({
      type: 'enqueue',
      ticketId: mostly(choices, () => choices.pick(TICKETS)),
      queue: mostly(choices, () => choices.pick(QUEUES)),
      attributes: mostly(choices, () => attributes(choices)),
    }),
  ],
  [
    3,
    (choices) => ({
      type: 'enqueue',
      queue: choices.pick(QUEUES),
      players: mostly(choices, () => choices.several(12, () => player(choices))),
      latencyMs: mostly(choices, () => latency(choices)),
      traceparent: anything(choices),
    }),
  ],
  [3, (choices) => ({ type: 'cancel', ticketId: mostly(choices, () => choices.pick(TICKETS)) })],
  [1, (choices) => ({ type: 'explain', ticketId: mostly(choices, () => choices.pick(TICKETS)) })],
  [1, (choices) => ({ type: choices.pick(['accept', 'decline']), matchId: anything(choices) })],
  [2, (choices) => ({ type: 'ack', seq: mostly(choices, () => choices.below(40)) })],
  [2, (choices) => ({ type: 'ping', ts: mostly(choices, () => choices.below(1_000)) })],
  [1, (choices) => ({ type: anything(choices), ...fieldsOf(choices, 0) })],
];

/** A message as a plain object. */
export function message(choices: Choices): Record<string, unknown> {
  const made = choices.make(bodies.map(([weight, make]) => [weight, () => make(choices)] as const));
  if (choices.chance(0.5)) made['id'] = mostly(choices, () => `m${choices.below(100)}`);
  if (choices.chance(0.1)) made[choices.pick(NAMES)] = anything(choices);
  return made;
}

/** The text of a message, or of something like one. */
export function json(choices: Choices): Buffer {
  const text = JSON.stringify(message(choices));
  return Buffer.from(
    choices.make([
      [12, () => text],
      [1, () => `[${text}]`],
      [1, () => text.replace(/\d+/, '1e999')],
      [1, () => text.replace('{', '{"type":"ping",')],
      [1, () => ` \n\t${text} `],
      [1, () => '['.repeat(choices.below(8_000))],
      [1, () => `{"type":"enqueue","queue":"duel","attributes":${'{"a":'.repeat(choices.below(2_000))}`],
      [1, () => choices.pick(['null', '0', '""', 'true', '{}', '[]', '{"type":1}', ''])],
    ]),
  );
}

/** Control messages of the server's own shell: none of a player's business. */
const forbidden: readonly ClientMessageFields[] = [
  { admit: { connection: 1, playerId: 'eve', sessionId: 's', resume: 'r' } },
  { detach: { connection: 1 } },
  { presence: { connection: 1, present: false } },
  { putRules: { queue: 'duel', rules: '{}' } },
  { createTicket: { enqueue: { queue: 'duel', players: [{ playerId: 'eve' }] } } },
  { readTicket: { ticketId: 't1' } },
  { deleteTicket: { ticketId: 't1' } },
  { readQueues: {} },
  { readEvents: { after: 0, limit: 10 } },
];

/** The bytes of a message, or of something like one. */
export function protobuf(choices: Choices): Buffer {
  return Buffer.from(
    choices.make<Uint8Array>([
      [8, () => encoded(choices)],
      [2, () => Buffer.concat([encoded(choices), encoded(choices)])],
      [2, () => ClientMessage.encode({ ...choices.pick(forbidden), request: choices.below(3) }).finish()],
      [4, () => fields(choices, 0)],
    ]),
  );
}

/** A message that JSON can say and protobuf too; one that it cannot becomes fields of any kind. */
function encoded(choices: Choices): Uint8Array {
  try {
    return encodeClientMessage(message(choices));
  } catch {
    return fields(choices, 0);
  }
}

/** Fields of any number and type, some of which lie about their length. */
function fields(choices: Choices, depth: number): Buffer {
  return Buffer.concat(choices.several(8, () => field(choices, depth)));
}

function field(choices: Choices, depth: number): Buffer {
  const number = choices.make([
    [10, () => choices.below(12)],
    [3, () => 64 + choices.below(10)],
    [1, () => 2 ** 29 - 1],
  ]);
  const wireType = choices.make([
    [8, () => 2],
    [5, () => choices.pick([0, 1, 5])],
    [1, () => choices.pick([3, 4, 6, 7])],
  ]);
  const tag = varint(number * 8 + wireType);
  if (wireType === 0) return Buffer.concat([tag, varint(choices.pick(HOSTILE_NUMBERS))]);
  if (wireType === 1) return Buffer.concat([tag, choices.bytes(8)]);
  if (wireType === 5) return Buffer.concat([tag, choices.bytes(4)]);
  if (wireType !== 2) return tag;
  const payload =
    depth < 5 && choices.chance(0.5) ? fields(choices, depth + 1) : choices.bytes(choices.below(40));
  const length = choices.chance(0.9) ? payload.length : choices.pick(HOSTILE_NUMBERS);
  return Buffer.concat([tag, varint(length), payload]);
}

/** A varint; what is no whole number becomes one that is longer than allowed. */
function varint(value: number): Buffer {
  if (!Number.isSafeInteger(value) || value < 0)
    return Buffer.from([...Array.from({ length: 10 }, () => 0xff), 1]);
  const bytes: number[] = [];
  let left = BigInt(value);
  for (; left > 0x7fn; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(left)]);
}
