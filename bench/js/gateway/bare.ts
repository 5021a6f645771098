/** A child of gateway.bench.ts: `ws` alone. It answers a request with as many frames, as large, and matches nobody. */
import { type RawData, WebSocketServer } from 'ws';

import { ACK_BYTE, ANSWERS, HELLO_BYTE } from './exchange.ts';
import { answerCpu } from './cpu.ts';

const server = new WebSocketServer({
  host: '127.0.0.1',
  port: 0,
  path: '/v1/match',
  perMessageDeflate: false,
  clientTracking: false,
});
server.on('connection', (socket) => {
  socket.on('message', (data: RawData) => {
    const [kind] = data as Buffer;
    if (kind === ACK_BYTE) return;
    if (kind === HELLO_BYTE) socket.send(ANSWERS[0] as Buffer);
    else for (const answer of ANSWERS) socket.send(answer);
  });
});
server.on('listening', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  answerCpu(`ws://127.0.0.1:${address.port}/v1/match`);
});
