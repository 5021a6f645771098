/**
 * Ten thousand match requests decoded in one call, `kernel.decodeRequests`, and what JavaScript then makes of them.
 *
 * In place: records in typed arrays, texts as places in the frames, beside a decoder for the same message written by hand
 * in JavaScript, which fills the same arrays and checks less: not whether texts are UTF-8. Every field: the same records
 * with each text as a JavaScript string, beside protobufjs, protobuf-es and JSON.parse, of which the same fields are read.
 *
 * Run by `npm run bench -- decode`. The contestants take turns; a figure is the median of the rounds.
 */
import { Buffer } from 'node:buffer';

import { fromBinary } from '@bufbuild/protobuf';

import { addon } from '../../ts/engine/addon.ts';
import { ClientMessage } from '../../ts/protocol/v1.ts';
import { decodeByHand } from './decode/by-hand.ts';
import { clientMessage } from './decode/descriptors.ts';
import { compare, printRow } from './report.ts';

const MESSAGES = 10_000;
/** Odd, so that the median is one of them. */
const ROUNDS = 31;
/** Numbers of a record's head, and of its columns: rating, round trip to eu. */
const HEAD = 9;
const COLUMNS = 2;

/** A request of queue `duel`: the data of bench/benches/wire. */
const request = (index: number) => ({
  id: String(index),
  enqueue: {
    ticketId: `t-${String(index).padStart(8, '0')}`,
    queue: 'duel',
    attributes: { rating: { number: 1000 + index * 0.137 } },
    latencyMs: { eu: 20 + (1000 + index * 0.137) / 100 },
  },
});

const requests = Array.from({ length: MESSAGES }, (_, index) => request(index));
const single = requests.map((each) => ClientMessage.encode(each).finish());
const texts = requests.map((each) => Buffer.from(JSON.stringify(each)));
const frames = Buffer.concat(single);
const ends = new Uint32Array(MESSAGES);
let end = 0;
for (const [place, frame] of single.entries()) {
  end += frame.length;
  ends[place] = end;
}
const heads = new Uint32Array(MESSAGES * HEAD);
const numbers = new Float64Array(MESSAGES * COLUMNS);
const { decodeRequests } = addon().kernel;

/** Numbers alone, read from the records. */
let sum = 0;

function inPlace(decode: () => void): void {
  decode();
  sum = 0;
  for (const number of numbers) sum += number;
}

const ours = () => {
  const good = decodeRequests(frames, ends, ['rating'], ['eu'], heads, numbers);
  if (good !== MESSAGES) throw new Error(`${good} of ${MESSAGES} are good`);
};
const byHand = () => decodeByHand(frames, ends, heads, numbers);

/** What every field comes to: numbers added, characters counted. */
interface Read {
  numbers: number;
  characters: number;
}

function readRecords(): Read {
  ours();
  const read = { numbers: 0, characters: 0 };
  for (let at = 0, column = 0; at < heads.length; at += HEAD, column += COLUMNS) {
    read.characters += text(at + 2).length + text(at + 4).length + text(at + 6).length;
    read.numbers += (numbers[column] as number) + (numbers[column + 1] as number);
  }
  return read;
}

/** What `toString('utf8')` calls, without the words in between; protobufjs reads by it too. */
const utf8 = frames as Buffer & { utf8Slice(begin: number, end: number): string };

function text(place: number): string {
  const begin = heads[place] as number;
  return utf8.utf8Slice(begin, begin + (heads[place + 1] as number));
}

interface Plain {
  id?: string | null;
  enqueue?: {
    ticketId?: string | null;
    queue?: string | null;
    attributes?: Record<string, { number?: number | null }> | null;
    latencyMs?: Record<string, number> | null;
  } | null;
}

function readObjects(decode: (index: number) => Plain): Read {
  const read = { numbers: 0, characters: 0 };
  for (let index = 0; index < MESSAGES; index++) {
    const { id, enqueue } = decode(index);
    read.characters += (id?.length ?? 0) + (enqueue?.ticketId?.length ?? 0) + (enqueue?.queue?.length ?? 0);
    read.numbers += (enqueue?.attributes?.['rating']?.number ?? 0) + (enqueue?.latencyMs?.['eu'] ?? 0);
  }
  return read;
}

const schema = clientMessage();

/** A `oneof` of protobuf-es holds its field's value apart, an enum's or message's too. */
function ofBuf(index: number): Plain {
  const message = fromBinary(schema, single[index] as Uint8Array) as unknown as {
    id: string;
    body: {
      value: NonNullable<Plain['enqueue']> & { attributes: Record<string, { kind: { value: number } }> };
    };
  };
  const { value } = message.body;
  const rating = value.attributes['rating']?.kind.value ?? 0;
  return { id: message.id, enqueue: { ...value, attributes: { rating: { number: rating } } } };
}

const rivals: Record<string, () => Read> = {
  protobufjs: () => readObjects((index) => ClientMessage.decode(single[index] as Uint8Array)),
  'protobuf-es': () => readObjects(ofBuf),
  'JSON.parse': () => readObjects((index) => JSON.parse((texts[index] as Buffer).toString()) as Plain),
};

const same = (left: ArrayLike<number>, right: number[]) => right.every((value, at) => value === left[at]);

/** The same answers, before anything is timed. */
function check(): void {
  inPlace(ours);
  const [wantedHeads, wantedNumbers, wantedSum] = [[...heads], [...numbers], sum];
  heads.fill(0);
  numbers.fill(0);
  inPlace(byHand);
  if (!same(heads, wantedHeads) || !same(numbers, wantedNumbers) || sum !== wantedSum)
    throw new Error('the decoder by hand reads something else');
  const wanted = JSON.stringify(readRecords());
  for (const [name, rival] of Object.entries(rivals)) {
    const read = JSON.stringify(rival());
    if (read !== wanted) throw new Error(`${name} reads ${read}, ours ${wanted}`);
  }
}

check();
const microseconds = (milliseconds: number) => milliseconds * 1_000;
const [placed = 0, placedByHand = 0] = await compare([() => inPlace(ours), () => inPlace(byHand)], ROUNDS);
printRow({
  name: 'decodeRequests: 10,000 match requests in place, from JS',
  ours: microseconds(placed),
  rival: microseconds(placedByHand),
  rivalName: 'by hand in JS, typed arrays',
  unit: 'µs',
  target: '<= 200',
});
const all = await compare(
  [readRecords, ...Object.values(rivals)].map((read) => () => void read()),
  ROUNDS,
);
for (const [place, rivalName] of Object.keys(rivals).entries()) {
  printRow({
    name: 'decodeRequests: 10,000 match requests, every field read by JS',
    ours: microseconds(all[0] as number),
    rival: microseconds(all[place + 1] as number),
    rivalName,
    unit: 'µs',
    target: '>= 1x',
  });
}
