/** The other thread: rests until it is told to poll, then takes from the ring until a message says to rest. */
import { parentPort } from 'node:worker_threads';

import { ANSWER, REST, SharedRing } from './rings.ts';

const port = parentPort;
port?.once(
  'message',
  ({ ring, back, size }: { ring: SharedArrayBuffer; back: SharedArrayBuffer; size: number }) => {
    const [from, to] = [new SharedRing(ring, size), new SharedRing(back, size)];
    const message = new Uint8Array(size);
    port.on('message', (posted) => {
      // Bytes that were posted have arrived, and that is all.
      if (typeof posted !== 'string') return;
      port.postMessage(posted);
      if (posted === 'poll') poll();
    });
    const poll = () => {
      for (message[0] = 0; message[0] !== REST; ) {
        if (!from.take(message)) from.wait();
        else if (message[0] === ANSWER) to.push(message);
      }
    };
    port.postMessage('ready');
  },
);
