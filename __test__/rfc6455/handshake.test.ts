// RFC 6455, section 4: the opening handshake, as bytes on a socket.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

import test from 'ava';

import { shareGateway } from '../support/gateway.ts';
import { assertHealthy } from '../support/pair.ts';
import { frames, rawFrame } from '../support/raw-socket.ts';
import { pingText } from './exchange.ts';

const shared = shareGateway(test);

/** The nonce of the RFC's example. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const STANDARD: Readonly<Record<string, string>> = {
  Host: '127.0.0.1',
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': KEY,
};

interface Handshake {
  readonly name: string;
  /** Headers that differ from the standard ones; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Default `GET /v1/match HTTP/1.1`. */
  readonly line?: string;
  /** Lines that come after the others, as they are. */
  readonly more?: readonly string[];
  readonly status: number;
  /** The subprotocol that the answer names; default none. */
  readonly subprotocol?: string;
}

function requestOf({ headers = {}, line = 'GET /v1/match HTTP/1.1', more = [] }: Handshake): string {
  const fields = Object.entries({ ...STANDARD, ...headers }).filter(([, value]) => value !== undefined);
  return [line, ...fields.map(([name, value]) => `${name}: ${value}`), ...more, '', ''].join('\r\n');
}

/** Writes pieces, waits for the whole head of the answer, and cuts the connection. */
async function ask(
  port: number,
  pieces: readonly (string | Buffer)[],
): Promise<{ head: string; status: number }> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let answer = '';
  const whole = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes('\r\n\r\n')) resolve();
    });
    socket.once('close', () => resolve());
  });
  for (const piece of pieces)
    await new Promise((resolve) => socket.write(piece, () => setImmediate(resolve)));
  await whole;
  socket.destroy();
  const head = answer.split('\r\n\r\n', 1)[0] ?? '';
  return { head, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0) };
}

const without = (name: string): Record<string, undefined> => ({ [name]: undefined });

const table: Handshake[] = [
  { name: 'the standard request', status: 101 },
  { name: 'names in lower case', headers: { Upgrade: undefined, upgrade: 'websocket' }, status: 101 },
  { name: 'names in upper case', headers: { Upgrade: undefined, UPGRADE: 'websocket' }, status: 101 },
  { name: 'WebSocket in mixed case', headers: { Upgrade: 'WebSocket' }, status: 101 },
  { name: 'WEBSOCKET in upper case', headers: { Upgrade: 'WEBSOCKET' }, status: 101 },
  { name: 'upgrade in lower case', headers: { Connection: 'upgrade' }, status: 101 },
  {
    name: 'keep-alive, Upgrade as browsers send it',
    headers: { Connection: 'keep-alive, Upgrade' },
    status: 101,
  },
  { name: 'no Upgrade', headers: without('Upgrade'), status: 426 },
  { name: 'another Upgrade', headers: { Upgrade: 'h2c' }, status: 400 },
  { name: 'Upgrade without a value', headers: { Upgrade: '' }, status: 426 },
  { name: 'no Connection', headers: without('Connection'), status: 426 },
  { name: 'Connection: close', headers: { Connection: 'close' }, status: 426 },
  { name: 'no version', headers: without('Sec-WebSocket-Version'), status: 400 },
  { name: 'version 0', headers: { 'Sec-WebSocket-Version': '0' }, status: 400 },
  { name: 'version 12', headers: { 'Sec-WebSocket-Version': '12' }, status: 400 },
  { name: 'version 14', headers: { 'Sec-WebSocket-Version': '14' }, status: 400 },
  { name: 'a version that is no number', headers: { 'Sec-WebSocket-Version': 'x' }, status: 400 },
  { name: 'two versions', headers: { 'Sec-WebSocket-Version': '13, 13' }, status: 400 },
  { name: 'no key', headers: without('Sec-WebSocket-Key'), status: 400 },
  { name: 'an empty key', headers: { 'Sec-WebSocket-Key': '' }, status: 400 },
  {
    name: 'a key of 15 bytes',
    headers: { 'Sec-WebSocket-Key': Buffer.alloc(15).toString('base64') },
    status: 400,
  },
  {
    name: 'a key of 17 bytes',
    headers: { 'Sec-WebSocket-Key': Buffer.alloc(17).toString('base64') },
    status: 400,
  },
  { name: 'a key that is no base64', headers: { 'Sec-WebSocket-Key': '!'.repeat(22) + '==' }, status: 400 },
  { name: 'a key without its padding', headers: { 'Sec-WebSocket-Key': KEY.slice(0, 22) }, status: 400 },
  { name: 'a key given twice', more: [`Sec-WebSocket-Key: ${KEY}`], status: 400 },
  { name: 'no Host', headers: without('Host'), status: 400 },
  { name: 'POST', line: 'POST /v1/match HTTP/1.1', status: 405 },
  { name: 'HEAD', line: 'HEAD /v1/match HTTP/1.1', status: 405 },
  { name: 'HTTP/1.0', line: 'GET /v1/match HTTP/1.0', status: 505 },
  { name: 'HTTP/2.0', line: 'GET /v1/match HTTP/2.0', status: 505 },
  { name: 'HTTP/0.9', line: 'GET /v1/match', status: 505 },
  { name: 'another path', line: 'GET /v1/matches HTTP/1.1', status: 404 },
  { name: 'the path with a slash', line: 'GET /v1/match/ HTTP/1.1', status: 404 },
  { name: 'the path escaped', line: 'GET /v1/%6datch HTTP/1.1', status: 404 },
  { name: 'a query', line: 'GET /v1/match?build=7 HTTP/1.1', status: 101 },
  { name: 'the whole URL', line: 'GET http://127.0.0.1/v1/match HTTP/1.1', status: 404 },
  { name: 'a space in the path', line: 'GET /v1/ma tch HTTP/1.1', status: 400 },
  { name: 'a header without a name', more: [': x'], status: 400 },
  { name: 'a header without a colon', more: ['nonsense'], status: 400 },
  { name: 'a zero in a header', more: ['X: a\0b'], status: 400 },
  { name: 'a line that is folded', more: ['X: a', ' b'], status: 400 },
  { name: 'a header of 7,000 bytes', more: [`X: ${'x'.repeat(7_000)}`], status: 101 },
  { name: 'a header of 9,000 bytes', more: [`X: ${'x'.repeat(9_000)}`], status: 431 },
  {
    name: '100 headers of 100 bytes',
    more: Array.from({ length: 100 }, (_, index) => `X${index}: ${'x'.repeat(100)}`),
    status: 431,
  },
  { name: 'a body', headers: { 'Content-Length': '5' }, status: 101 },
  { name: 'two lengths', more: ['Content-Length: 5', 'Content-Length: 6'], status: 400 },
  { name: 'a length and chunks', more: ['Content-Length: 5', 'Transfer-Encoding: chunked'], status: 400 },
];

const lists: [string, string[], number, string?][] = [
  ['proto', ['musterd.v1.proto'], 101, 'musterd.v1.proto'],
  ['json', ['musterd.v1.json'], 101, 'musterd.v1.json'],
  ['json before proto', ['musterd.v1.json, musterd.v1.proto'], 101, 'musterd.v1.json'],
  ['proto before json', ['musterd.v1.proto, musterd.v1.json'], 101, 'musterd.v1.proto'],
  ['a stranger first', ['chat, musterd.v1.proto'], 101, 'musterd.v1.proto'],
  ['no space', ['chat,musterd.v1.json'], 101, 'musterd.v1.json'],
  ['much space', ['chat ,  musterd.v1.json'], 101, 'musterd.v1.json'],
  ['two lines', ['chat', 'musterd.v1.json'], 101, 'musterd.v1.json'],
  ['upper case, which is another name', ['MUSTERD.V1.JSON'], 400],
  ['a stranger', ['chat'], 400],
  ['nothing', [''], 400],
  ['commas', [',,'], 400],
  ['the same twice', ['musterd.v1.json, musterd.v1.json'], 400],
  ['a name in quotes', ['"musterd.v1.json"'], 400],
  ['another version of ours', ['musterd.v2.json'], 400],
];

const subprotocols = lists.map(
  ([name, values, status, subprotocol]): Handshake => ({
    name: `subprotocols: ${name}`,
    more: values.map((value) => `Sec-WebSocket-Protocol: ${value}`),
    status,
    ...(subprotocol !== undefined && { subprotocol }),
  }),
);

for (const handshake of [...table, ...subprotocols]) {
  test.serial(`${handshake.name} → ${handshake.status}`, async (t) => {
    const { port, url } = await shared();
    const { head, status } = await ask(port, [requestOf(handshake)]);
    t.is(status, handshake.status, head);
    t.is(/^sec-websocket-protocol: (.*)$/im.exec(head)?.[1], handshake.subprotocol);
    t.is(/^sec-websocket-accept: (.*)$/im.exec(head)?.[1], status === 101 ? ACCEPT : undefined);
    t.notRegex(head, /^sec-websocket-extensions/im);
    await assertHealthy(t, url);
  });
}

test('the accept of the example is what the RFC computes', (t) => {
  const accept = createHash('sha1').update(`${KEY}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
  t.is(accept, ACCEPT);
});

for (const offer of [
  'permessage-deflate',
  'permessage-deflate; client_max_window_bits',
  'x-webkit-deflate-frame',
  'foo; bar="baz"',
]) {
  test.serial(`the extension ${offer} is not taken`, async (t) => {
    const { port, url } = await shared();
    const name = 'an extension';
    const { head, status } = await ask(port, [
      requestOf({ name, more: [`Sec-WebSocket-Extensions: ${offer}`], status: 101 }),
    ]);
    t.is(status, 101);
    t.notRegex(head, /^sec-websocket-extensions/im);
    await assertHealthy(t, url);
  });
}

const request = requestOf({ name: 'the standard request', status: 101 });

test.serial('a request byte by byte', async (t) => {
  const { port, url } = await shared();
  t.is((await ask(port, request.split(''))).status, 101);
  await assertHealthy(t, url);
});

for (let at = 1; at < request.length; at += 8) {
  test.serial(`a request cut before byte ${at}`, async (t) => {
    const { port, url } = await shared();
    t.is((await ask(port, [request.slice(0, at), request.slice(at)])).status, 101);
    await assertHealthy(t, url);
  });
}

/** Frames that come with the request, or cut within it. */
const early = Buffer.concat([
  rawFrame({ opcode: 1, payload: '{"type":"hello","playerId":"early"}' }),
  rawFrame({ opcode: 1, payload: pingText('early') }),
]);

for (const cut of [0, 1, 10, early.length - 1, early.length]) {
  test.serial(`${cut} bytes of frames in the segment of the request`, async (t) => {
    const { port, url } = await shared();
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.setNoDelay(true);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
    });
    await once(socket, 'connect');
    await new Promise((resolve) =>
      socket.write(Buffer.concat([Buffer.from(request), early.subarray(0, cut)]), () =>
        setImmediate(resolve),
      ),
    );
    socket.write(early.subarray(cut));
    while (!received.includes('"early"}')) await once(socket, 'data');
    const behindHead = received.subarray(received.indexOf('\r\n\r\n') + 4);
    const types = frames(behindHead).map(
      ({ payload }) => (JSON.parse(payload.toString()) as { type: string }).type,
    );
    t.deepEqual(types, ['welcome', 'pong']);
    socket.destroy();
    await assertHealthy(t, url);
  });
}
