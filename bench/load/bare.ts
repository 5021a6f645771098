/**
 * A child of load programs: `ws` alone. It answers a hello as long as ours does, and pings every client on a timer as
 * its README shows; it keeps no session and matches nobody.
 */
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { WebSocket, WebSocketServer } from 'ws';

import { answer, optionsOf } from './child.ts';
import { answerBytes, certificateOf } from './bare-options.ts';

const { pingEveryMs = 0, tls } = optionsOf<{ pingEveryMs?: number; tls?: { cert: string; key: string } }>();

class Alive extends WebSocket {
  isAlive = true;
}

const sockets = new WebSocketServer({
  noServer: true,
  WebSocket: Alive,
  perMessageDeflate: false,
  maxPayload: 16_384,
});
const welcome = Buffer.alloc(answerBytes.welcome, 7);

sockets.on('connection', (socket) => {
  socket.on('pong', heard);
  socket.on('message', said);
  socket.on('error', ignore);
});

function heard(this: WebSocket): void {
  (this as Alive).isAlive = true;
}

function said(this: WebSocket): void {
  this.send(welcome);
}

function ignore(): void {}

if (pingEveryMs > 0) {
  setInterval(() => {
    for (const socket of sockets.clients) {
      if (!socket.isAlive) socket.terminate();
      socket.isAlive = false;
      socket.ping();
    }
  }, pingEveryMs);
}

const http = tls === undefined ? createServer() : createTlsServer(certificateOf(tls));
http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
);
http.listen({ host: '127.0.0.1', port: 0, backlog: 4_096 }, () =>
  answer({ port: () => (http.address() as AddressInfo).port }),
);
