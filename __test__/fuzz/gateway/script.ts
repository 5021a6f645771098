// What one connection does, from a seed: frames around messages, bytes that are bent, cuts between them.
import { type RawFrame, rawFrame } from '../../support/raw-socket.ts';
import { json, protobuf } from './messages.ts';
import { Choices } from './random.ts';

/** Everything that one hostile connection writes. */
export interface Script {
  readonly isBinary: boolean;
  /** What is bent in the request for the upgrade; undefined leaves it as it should be. */
  readonly request: ((good: Buffer) => Buffer) | undefined;
  /** TCP writes, one after the other. */
  readonly writes: readonly Buffer[];
}

const FRAMES_MAX = 12;

/** The script of connection `index` of the run with this seed. */
export function scriptOf(seed: number, index: number): Script {
  const choices = Choices.of(seed, index);
  const isBinary = choices.chance(0.5);
  const bent = choices.chance(0.04) ? choices.below(2 ** 32) : undefined;
  const greets = choices.chance(0.85);
  const hello = greets ? [greeting(choices, isBinary)] : [];
  const frames = choices.several(FRAMES_MAX, () => frame(choices, isBinary)).flat();
  const bytes = Buffer.concat([...hello, ...frames]);
  const written = choices.chance(0.2) ? mutated(choices, bytes) : bytes;
  return {
    isBinary,
    request: bent === undefined ? undefined : (good) => mutated(new Choices(bent), good),
    writes: cut(choices, written),
  };
}

function greeting(choices: Choices, isBinary: boolean): Buffer {
  const playerId = `fuzz-${choices.below(200)}`;
  if (!isBinary)
    return rawFrame(masked(choices, { opcode: 1, payload: JSON.stringify({ type: 'hello', playerId }) }));
  const name = Buffer.from(playerId);
  const hello = Buffer.concat([Buffer.from([0x1a, name.length + 2, 0x0a, name.length]), name]);
  return rawFrame(masked(choices, { opcode: 2, payload: hello }));
}

/** A mask of the seed's, for the bytes must be the same in every run. */
function masked(choices: Choices, made: RawFrame): RawFrame {
  return { ...made, mask: choices.bytes(4) };
}

/** A message in one frame or several, or a frame that nobody should send. */
function frame(choices: Choices, isBinary: boolean): Buffer[] {
  return choices
    .make<RawFrame[]>([
      [12, () => [data(choices, isBinary)]],
      [3, () => fragments(choices, isBinary)],
      [2, () => [control(choices)]],
      [1, () => [odd(choices, isBinary)]],
      [0.5, () => [closing(choices)]],
    ])
    .map((made) => rawFrame(masked(choices, made)));
}

function data(choices: Choices, isBinary: boolean): RawFrame {
  const payload = isBinary ? protobuf(choices) : json(choices);
  return { opcode: isBinary ? 2 : 1, payload: choices.chance(0.2) ? mutated(choices, payload) : payload };
}

function fragments(choices: Choices, isBinary: boolean): RawFrame[] {
  const { opcode, payload } = data(choices, isBinary);
  const whole = Buffer.from(payload as Buffer);
  const made: RawFrame[] = [];
  const count = 2 + choices.below(choices.chance(0.1) ? 20 : 4);
  const size = Math.ceil(whole.length / count);
  for (let index = 0; index < count; index++) {
    const part = whole.subarray(index * size, (index + 1) * size);
    made.push({ opcode: index === 0 ? opcode : 0, payload: part, fin: index === count - 1 });
    if (choices.chance(0.2)) made.push(control(choices));
  }
  return made;
}

function control(choices: Choices): RawFrame {
  return { opcode: choices.pick([9, 10]), payload: choices.bytes(choices.pick([0, 1, 8, 125, 126])) };
}

function closing(choices: Choices): RawFrame {
  return { opcode: 8, payload: choices.bytes(choices.pick([0, 1, 2, 2, 10, 125])) };
}

/** One thing wrong with the frame itself. */
function odd(choices: Choices, isBinary: boolean): RawFrame {
  const good = data(choices, isBinary);
  return choices.make<RawFrame>([
    [1, () => ({ ...good, opcode: choices.below(16) })],
    [1, () => ({ ...good, reserved: choices.below(8) })],
    [1, () => ({ ...good, masked: false })],
    [1, () => ({ ...good, fin: false })],
    [1, () => ({ ...good, lengthBits: 64 })],
    [
      1,
      () => ({ ...good, claimedLength: BigInt(choices.pick([0, 1, 126, 16_384, 16_385, 2 ** 32, 2 ** 62])) }),
    ],
    [1, () => ({ opcode: good.opcode, payload: ' '.repeat(choices.pick([16_384, 16_385, 40_000])) })],
  ]);
}

/** Bytes flipped, cut off, doubled, left out, or put in. */
function mutated(choices: Choices, bytes: Buffer): Buffer {
  if (bytes.length === 0) return bytes;
  const at = choices.below(bytes.length);
  return choices.make([
    [6, () => flipped(choices, bytes)],
    [2, () => bytes.subarray(0, at)],
    [1, () => Buffer.concat([bytes, bytes.subarray(at)])],
    [1, () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + choices.below(8))])],
    [
      1,
      () => Buffer.concat([bytes.subarray(0, at), choices.bytes(1 + choices.below(8)), bytes.subarray(at)]),
    ],
  ]);
}

function flipped(choices: Choices, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = 1 + choices.below(4); left > 0; left--) {
    const at = choices.below(copy.length);
    copy[at] = (copy[at] as number) ^ (1 << choices.below(8));
  }
  return copy;
}

/** One write mostly, sometimes several. */
function cut(choices: Choices, bytes: Buffer): Buffer[] {
  if (bytes.length < 2 || choices.chance(0.6)) return [bytes];
  const places = [0, ...choices.several(5, () => choices.below(bytes.length)), bytes.length].toSorted(
    (one, other) => one - other,
  );
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}
