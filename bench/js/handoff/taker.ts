/** The other thread: takes everything, and answers what asks for it. */
import { parentPort } from 'node:worker_threads';

import { SharedRing } from './rings.ts';

/** How many times it looks before it sleeps. */
const LOOKS = 2_000;
/** Messages taken before `postMessage` has its turn. */
const TURN = 10_000;

const port = parentPort;
if (port === null) throw new Error('this is a worker');

port.once(
  'message',
  ({ ring, back, size }: { ring: SharedArrayBuffer; back: SharedArrayBuffer; size: number }) => {
    const [from, to] = [new SharedRing(ring, size), new SharedRing(back, size)];
    const message = new Uint8Array(size);
    port.on('message', (posted) => {
      if (posted === 'back') port.postMessage('back');
    });
    const turn = () => {
      for (let taken = 0, looks = 0; taken < TURN && looks < LOOKS; ) {
        if (from.take(message)) {
          [taken, looks] = [taken + 1, 0];
          if (message[0] === 1) to.push(message);
        } else looks++;
      }
      setImmediate(turn);
    };
    port.postMessage('ready');
    turn();
  },
);
