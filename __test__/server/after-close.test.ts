// Once the server has begun to close, its close frame is the last thing it writes, and reaches the player.
import test from 'ava';

import { TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { assertHealthy, newPlayer } from '../support/pair.ts';
import { RawSocket, frames } from '../support/raw-socket.ts';

test.serial(
  'what the engine says to a connection that ws is closing does not cost it the close frame',
  async (t) => {
    const { url, link } = await startGateway(t);
    const { client: witness } = await TestClient.welcomed(url, { playerId: newPlayer() });
    const raw = await RawSocket.connect(url);
    raw.say({ type: 'hello', playerId: newPlayer() });
    raw.say({ type: 'enqueue', ticketId: 'left', queue: 'duel', attributes: { rating: 1 } });
    await raw.heard('SEARCHING');
    raw.forget();
    raw.socket.pause();
    raw.write({ opcode: 3 });
    // Its pong says that the bad frame, which came before, has been read.
    witness.say({ type: 'ping', ts: 1 });
    await witness.next('pong');
    await link.request({ deleteTicket: { ticketId: 'left' } });
    for (let turn = 0; turn < 3; turn++) await raw.flush(Buffer.alloc(100));
    raw.socket.resume();
    t.is(await raw.closeCode(), 1002);
    t.deepEqual(
      frames(raw.received).map(({ opcode }) => opcode),
      [8],
    );
    await witness.close();
    await assertHealthy(t, url);
  },
);
