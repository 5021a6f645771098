// Plays one script against a server and says how the connection ended.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { encodeClientMessage } from '../../../ts/protocol/transcode.ts';
import { CloseCode } from '../../../ts/server/close-code.ts';
import { frames, rawFrame } from '../../support/raw-socket.ts';
import type { Script } from './script.ts';

/** In which a connection must be answered or closed: more than every limit of time that the server is given. */
export const ANSWER_MS = 10_000;

/** The last word of a script: whatever came before, it is answered, or the connection has been closed. */
const LAST_WORD = 'the-last-word';

const HEAD_END = '\r\n\r\n';
const UPGRADED = /^HTTP\/1\.1 101 /;
const REFUSED = /^HTTP\/1\.1 [45]\d\d /;

/** Writes everything, then the last word, and returns what came of it; rejects when nothing defined did. */
export async function play(url: string, script: Script): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => {});
  socket.setNoDelay(true);
  const timer = setTimeout(() => socket.destroy(), ANSWER_MS);
  const heard = listen(socket);
  try {
    await once(socket, 'connect');
    return await converse(socket, heard, script);
  } catch (error) {
    const text = heard.bytes.subarray(-200).toString('latin1');
    throw new Error(`${String(error)}; heard ${heard.bytes.length} bytes, last ${JSON.stringify(text)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** What has come in so far. */
interface Heard {
  bytes: Buffer;
}

function listen(socket: Socket): Heard {
  const heard: Heard = { bytes: Buffer.alloc(0) };
  socket.on('data', (chunk) => {
    heard.bytes = Buffer.concat([heard.bytes, chunk]);
  });
  return heard;
}

async function converse(socket: Socket, heard: Heard, script: Script): Promise<string> {
  const request = requestOf(script.isBinary);
  socket.write(script.request?.(request) ?? request);
  // A request that was bent may be half a request: then the end of our side is what the server waits for.
  if (script.request !== undefined) socket.end();
  await until(
    socket,
    () => heard.bytes.includes(HEAD_END) || (socket.closed && script.request !== undefined),
  );
  const head = heard.bytes.toString('latin1').split(HEAD_END, 1)[0] ?? '';
  if (!UPGRADED.test(head)) return ofRefusal(script, head);
  if (script.request !== undefined) return 'upgraded by a bent request';
  const start = head.length + HEAD_END.length;
  for (const write of [...script.writes, lastWord(script.isBinary)]) await flush(socket, write);
  await until(socket, () => endOf(heard.bytes.subarray(start)) !== undefined);
  return endOf(heard.bytes.subarray(start)) as string;
}

function ofRefusal({ request }: Script, head: string): string {
  if (request === undefined) throw new Error(`a good request was refused: ${head}`);
  if (REFUSED.test(head)) return `HTTP ${head.slice(9, 12)}`;
  if (head === '') return 'cut off before it asked';
  throw new Error(`an answer that is none: ${head}`);
}

function requestOf(isBinary: boolean): Buffer {
  const lines = [
    'GET /v1/match HTTP/1.1',
    'Host: 127.0.0.1',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: musterd.v1.${isBinary ? 'proto' : 'json'}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}${HEAD_END}`);
}

function lastWord(isBinary: boolean): Buffer {
  const message = { type: 'ping', id: LAST_WORD, ts: 1 };
  return rawFrame(
    isBinary
      ? { opcode: 2, payload: encodeClientMessage(message) }
      : { opcode: 1, payload: JSON.stringify(message) },
  );
}

/** The close code, or that the last word was answered; undefined while neither has come. */
function endOf(bytes: Buffer): string | undefined {
  for (const { opcode, payload } of frames(bytes)) {
    if (opcode === 8) return payload.length === 0 ? 'close' : defined(payload.readUInt16BE());
    if (payload.includes(LAST_WORD)) return 'answered';
  }
  return undefined;
}

/** What the server says of its own accord. Any other code is the echo of one that the script happened to hold. */
const OURS: ReadonlySet<number> = new Set<number>([
  1000,
  1002,
  1003,
  1007,
  1008,
  1009,
  ...Object.values(CloseCode),
]);

/** RFC 6455, section 7.4: what may stand in a close frame. */
function defined(code: number): string {
  const isStandard = code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
  if (!isStandard && !(code >= 3000 && code <= 4999)) throw new Error(`a close with code ${code}`);
  return OURS.has(code) ? `close ${code}` : 'close echoed';
}

async function flush(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || !socket.writable) return;
  await new Promise<void>((resolve) => {
    socket.write(bytes, () => setImmediate(resolve));
  });
}

async function until(socket: Socket, holds: () => boolean): Promise<void> {
  while (!holds()) {
    if (socket.closed) throw new Error('the connection ended without a word');
    const woken = new AbortController();
    const { signal } = woken;
    const events = ['data', 'close'].map((event) => once(socket, event, { signal }).catch(() => {}));
    await Promise.race(events);
    woken.abort();
  }
}
