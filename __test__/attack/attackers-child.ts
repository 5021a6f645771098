// The process of the attackers: starts and stops when told, and says what they were answered.
import { HostileSocket, type Tally } from './hostile-socket.ts';
import { type AttackKind, kinds } from './kinds.ts';

/** Milliseconds between two looks at who must act; no act is more frequent. */
const BEAT_MS = 25;
/** After an end a socket comes back so much later. */
const RETURN_MS = 100;

interface Place {
  socket: HostileSocket | undefined;
  bornAtMs: number;
  actsAtMs: number;
  turn: number;
}

const url = process.argv[2] ?? '';
const tallies: Tally[] = kinds.map(() => new Map());
let places: Place[][] = [];
let connections = 0;
let timer: NodeJS.Timeout | undefined;

function begin(): void {
  const nowMs = performance.now();
  places = kinds.map(({ sockets, everyMs }) =>
    Array.from({ length: sockets }, (_, index) => {
      const at = nowMs + (index * everyMs) / sockets;
      return { socket: undefined, bornAtMs: at - RETURN_MS, actsAtMs: at, turn: 0 };
    }),
  );
  timer = setInterval(beat, BEAT_MS);
}

function beat(): void {
  const nowMs = performance.now();
  for (const [index, kind] of kinds.entries()) {
    for (const place of places[index] ?? []) step(kind, index, place, nowMs);
  }
}

function step(kind: AttackKind, index: number, place: Place, nowMs: number): void {
  if (place.socket?.isOver) place.socket = undefined;
  if (place.socket === undefined) {
    if (nowMs - place.bornAtMs >= RETURN_MS) enter(kind, index, place, nowMs);
    return;
  }
  if (kind.lifeMs !== undefined && nowMs - place.bornAtMs >= kind.lifeMs) place.socket.leave();
  else if (nowMs >= place.actsAtMs) {
    place.actsAtMs = nowMs + kind.everyMs;
    kind.act(place.socket, place.turn++);
  }
}

function enter(kind: AttackKind, index: number, place: Place, nowMs: number): void {
  connections++;
  const from = kind.isScattered
    ? `127.2.${(connections >> 8) & 0xff}.${connections & 0xff || 1}`
    : `127.1.0.${index + 1}`;
  const playerId = (kind.greets ?? true) ? `attacker-${connections}` : undefined;
  place.bornAtMs = nowMs;
  place.turn = 0;
  place.socket = new HostileSocket(
    { url, from, asks: kind.asks ?? true, reads: kind.reads ?? true, playerId },
    tallies[index] as Tally,
  );
}

function end(): void {
  clearInterval(timer);
  for (const { socket } of places.flat()) socket?.leave();
  process.send?.({ connections, tallies: tallies.map((tally) => [...tally]) });
}

process.on('message', (told) => (told === 'begin' ? begin() : end()));
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
