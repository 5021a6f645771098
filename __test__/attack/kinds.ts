// Every kind of attacker: how many sockets, what each does how often, and the answers that it must meet.
import { rawFrame } from '../support/raw-socket.ts';
import type { HostileSocket } from './hostile-socket.ts';

/** One kind of attacker. */
export interface AttackKind {
  readonly name: string;
  readonly sockets: number;
  /** Milliseconds between two acts of a socket; the bound of its rate. */
  readonly everyMs: number;
  readonly act: (socket: HostileSocket, turn: number) => void;
  /** Of these every one must be answered; empty where nothing is refused and only memory and time are at stake. */
  readonly met: readonly string[];
  /** Default true. */
  readonly asks?: boolean;
  readonly greets?: boolean;
  readonly reads?: boolean;
  /** Milliseconds after which a socket leaves by itself. Default never. */
  readonly lifeMs?: number;
  /** True: every connection comes from an address of its own. */
  readonly isScattered?: boolean;
}

const nothing = (): void => {};
const times = (count: number, act: () => void): void => {
  for (let left = count; left > 0; left--) act();
};
let tickets = 0;
const slowFrame = rawFrame({ opcode: 1, payload: ' '.repeat(60) });

/** About 4,000 messages and 300 connections a second in all. */
export const kinds: readonly AttackKind[] = [
  {
    name: 'messages over the rate',
    sockets: 2,
    everyMs: 50,
    act: (socket, turn) => times(10, () => socket.say({ type: 'ping', ts: turn })),
    met: ['RATE_LIMITED', 'close 4029'],
  },
  {
    name: 'control pings over the rate',
    sockets: 2,
    everyMs: 50,
    act: (socket) => times(10, () => socket.write({ opcode: 9, payload: 'x'.repeat(125) })),
    met: ['close 4029'],
  },
  {
    name: 'pongs that nobody asked for',
    sockets: 2,
    everyMs: 50,
    act: (socket) => times(10, () => socket.write({ opcode: 10, payload: 'x' })),
    met: ['close 4029'],
  },
  {
    name: 'acks over the rate',
    sockets: 2,
    everyMs: 50,
    act: (socket, turn) => times(10, () => socket.say({ type: 'ack', seq: turn })),
    met: ['RATE_LIMITED', 'close 4029'],
  },
  {
    name: 'enqueue and cancel in turns',
    sockets: 4,
    everyMs: 50,
    act: (socket) => {
      const ticketId = `spam-${++tickets}`;
      socket.say({ type: 'enqueue', ticketId, queue: 'duel', attributes: { rating: tickets } });
      socket.say({ type: 'cancel', ticketId });
    },
    met: ['RATE_LIMITED'],
  },
  {
    name: 'many sockets, each within its rate',
    sockets: 60,
    everyMs: 100,
    act: (socket, turn) => socket.say({ type: 'ping', ts: turn }),
    met: ['RATE_LIMITED'],
  },
  {
    name: 'a message byte by byte',
    sockets: 5,
    everyMs: 50,
    act: (socket, turn) =>
      socket.write(slowFrame.subarray(turn % slowFrame.length, (turn % slowFrame.length) + 1)),
    met: ['close 4008'],
  },
  { name: 'no hello', sockets: 20, everyMs: 500, act: nothing, greets: false, met: ['close 4002'] },
  { name: 'half a request', sockets: 20, everyMs: 500, act: nothing, asks: false, greets: false, met: [] },
  {
    name: 'hellos that are no good',
    sockets: 10,
    everyMs: 100,
    act: (socket) => socket.say({ type: 'hello', playerId: '' }),
    greets: false,
    met: ['BAD_MESSAGE', 'RATE_LIMITED'],
  },
  {
    name: 'connections over the rate',
    sockets: 10,
    everyMs: 500,
    act: nothing,
    lifeMs: 100,
    met: ['HTTP 429'],
  },
  {
    name: 'messages that cannot be read',
    sockets: 2,
    everyMs: 100,
    act: (socket) => socket.write({ opcode: 1, payload: '{' }),
    met: ['BAD_MESSAGE', 'close 4003'],
  },
  {
    name: 'frames that are too large',
    sockets: 2,
    everyMs: 200,
    act: (socket) => socket.write({ opcode: 1, payload: ' '.repeat(20_000) }),
    met: ['close 1009'],
  },
  {
    name: 'readers who read nothing',
    sockets: 20,
    everyMs: 100,
    act: (socket) => socket.write({ opcode: 9, payload: 'x'.repeat(125) }),
    reads: false,
    met: [],
  },
  {
    name: 'an address for every connection',
    sockets: 10,
    everyMs: 500,
    act: nothing,
    lifeMs: 100,
    isScattered: true,
    met: [],
  },
];
