// One case of the suite: bytes are written to a server, and every frame that comes back is told in words.
import type { ExecutionContext, TestFn } from 'ava';

import { decodeServerMessage, encodeClientMessage } from '../../ts/protocol/transcode.ts';
import type { FromServer } from '../../ts/protocol/types.ts';
import { shareGateway } from '../support/gateway.ts';
import { assertHealthy, newPlayer } from '../support/pair.ts';
import { type RawFrame, RawSocket, rawFrame } from '../support/raw-socket.ts';

export type Form = 'musterd.v1.json' | 'musterd.v1.proto';

/** What is written, each part by itself, and what must come of it. */
export interface Case {
  readonly name: string;
  /** Default JSON. */
  readonly form?: Form;
  /** True: these are the first frames of the connection. Default false: a good hello was answered before. */
  readonly isFirst?: boolean;
  /** Frames, or bytes as they are. */
  readonly write: readonly (RawFrame | Uint8Array)[];
  /** True: every byte is a TCP write of its own. Default: all is one write. */
  readonly byteByByte?: boolean;
  /** Or the places at which the bytes are cut into TCP writes. */
  readonly cutAt?: readonly number[];
  /**
   * What the server answers, in words: `pong ID` and `error CODE` are messages, `PONG payload` a control frame,
   * `CLOSE code` the last frame. Where the last is no CLOSE the connection must still serve.
   */
  readonly expect: readonly string[];
}

/** A message that is answered by `pong ID`. */
export const ping = (id: string, form: Form = 'musterd.v1.json', more: Partial<RawFrame> = {}): RawFrame =>
  form === 'musterd.v1.json'
    ? { opcode: 1, payload: pingText(id), ...more }
    : { opcode: 2, payload: encodeClientMessage({ type: 'ping', id, ts: 1 }), ...more };

/** The text of such a message. */
export const pingText = (id: string): string => JSON.stringify({ type: 'ping', id, ts: 1 });

/** A frame with part of a message, not the last. */
export const part = (payload: string | Uint8Array, opcode = 1): RawFrame => ({ opcode, payload, fin: false });

/** A continuation, the last one unless told otherwise. */
export const rest = (payload: string | Uint8Array, fin = true): RawFrame => ({ opcode: 0, payload, fin });

/** Registers one test for each case. After each of them two healthy players are matched. */
export function register(test: TestFn, cases: readonly Case[]): void {
  const shared = shareGateway(test);
  for (const each of cases) {
    const name = each.form === 'musterd.v1.proto' ? `binary: ${each.name}` : each.name;
    test.serial(`${name} → ${each.expect.join(', ') || 'nothing'}`, async (t) => {
      const { url } = await shared();
      t.deepEqual(await answersTo(url, each), each.expect);
      await assertHealthy(t as ExecutionContext, url, each.form);
    });
  }
}

async function answersTo(url: string, each: Case): Promise<string[]> {
  const { form = 'musterd.v1.json' } = each;
  const raw = await RawSocket.connect(url, form);
  if (!each.isFirst) {
    raw.write(hello(form));
    await raw.heard('duel-witness');
    raw.forget();
  }
  const bytes = Buffer.concat(
    each.write.map((frame) => (frame instanceof Uint8Array ? frame : rawFrame(frame))),
  );
  const isClosed = each.expect.at(-1)?.startsWith('CLOSE') ?? false;
  for (const piece of piecesOf(bytes, each)) await raw.flush(piece);
  if (isClosed) await raw.ended();
  else {
    raw.write(ping('alive', form));
    await raw.heard('alive');
  }
  raw.destroy();
  return inWords(raw.received, isClosed);
}

/** The welcome carries the player id, by which it is known. */
function hello(form: Form): RawFrame {
  const message = { type: 'hello', playerId: `duel-witness-${newPlayer()}` } as const;
  return form === 'musterd.v1.json'
    ? { opcode: 1, payload: JSON.stringify(message) }
    : { opcode: 2, payload: encodeClientMessage(message) };
}

function piecesOf(bytes: Buffer, { byteByByte = false, cutAt = [] }: Case): Buffer[] {
  const cuts = byteByByte ? Array.from(bytes.keys()) : [0, ...cutAt];
  return cuts.map((from, index) => bytes.subarray(from, cuts[index + 1] ?? bytes.length));
}

/** Control frames first, for the engine answers messages in its own time; of a closed connection only them. */
function inWords(bytes: Buffer, isClosed: boolean): string[] {
  const control: string[] = [];
  const messages: string[] = [];
  for (const { opcode, payload } of serverFrames(bytes)) {
    if (opcode === 8) control.push(payload.length === 0 ? 'CLOSE' : `CLOSE ${payload.readUInt16BE()}`);
    else if (opcode === 10) control.push(`PONG ${payload.toString()}`);
    else messages.push(messageInWords(opcode, payload));
  }
  const answers = messages.filter((words) => words !== 'pong alive');
  return isClosed ? control : [...control, ...answers];
}

function messageInWords(opcode: number, payload: Buffer): string {
  const message =
    opcode === 2 ? decodeServerMessage(payload) : (JSON.parse(payload.toString()) as FromServer);
  if (message.type === 'error') return `error ${message.code.replace('ERR_MUSTER_', '')}`;
  return 'ref' in message && message.ref !== undefined ? `${message.type} ${message.ref}` : message.type;
}

/** The frames of a server, which sets no reserved bit, masks nothing, and fragments nothing. */
function serverFrames(bytes: Buffer): { opcode: number; payload: Buffer }[] {
  const found: { opcode: number; payload: Buffer }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [first = 0, second = 0] = bytes.subarray(at);
    if ((first & 0xf0) !== 0x80 || second > 127) throw new Error(`a frame begins ${first} ${second}`);
    const header = second === 127 ? 10 : second === 126 ? 4 : 2;
    const length =
      second === 127
        ? Number(bytes.readBigUInt64BE(at + 2))
        : second === 126
          ? bytes.readUInt16BE(at + 2)
          : second;
    const end = at + header + length;
    if (end > bytes.length) throw new Error('the last frame is not whole');
    found.push({ opcode: first & 0xf, payload: bytes.subarray(at + header, end) });
    at = end;
  }
  return found;
}
