import type { SocketConstructor } from '../client/index.ts';
import { NodeSocket } from '../client/node-socket.ts';

/** A socket that can be lost at will. */
export interface TearableSocket {
  /** Loses the connection as a network does: at once, and without a close frame. What is on its way is not read. */
  tear(): void;
}

/** The class of a player's sockets. @param made hears of each that is made. */
export function tearableSockets(made: (socket: TearableSocket) => void): SocketConstructor {
  return class extends NodeSocket implements TearableSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { perMessageDeflate: false });
      made(this);
    }

    tear(): void {
      this.onmessage = null;
      this.terminate();
    }
  } as unknown as SocketConstructor;
}
