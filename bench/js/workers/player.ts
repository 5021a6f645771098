/** One connection of the load: it asks for a match, checks all that follows, and asks again. */
import { once } from 'node:events';

import { WebSocket } from 'ws';

import { ServerMessage } from '../../../ts/protocol/v1.ts';
import { ACK_EVERY, ackFrame, FRAMES_OUT, helloFrame, requestFrame } from '../gateway/exchange.ts';

/** Apart enough that only a pair's own two players match. */
const RATING_STEP = 10;
/** What the four frames are, in this order. */
const STATES = [2, 4, undefined, 5];

/** A player; those with numbers 2n and 2n + 1 match each other. */
export class Player {
  readonly #socket: WebSocket;
  readonly #number: number;
  readonly #name: string;
  #requests = 0;
  #seq = 0;
  #frames: Buffer[] = [];
  #done: (frames: Buffer[]) => void = () => undefined;

  constructor(url: string, number: number) {
    this.#socket = new WebSocket(url, 'musterd.v1.proto', { perMessageDeflate: false });
    this.#number = number;
    this.#name = `player-${number}`;
  }

  /** Says hello. Rejects when it is not welcomed. */
  async greet(): Promise<void> {
    await once(this.#socket, 'open');
    this.#socket.send(helloFrame(this.#name));
    const [frame] = (await once(this.#socket, 'message')) as [Buffer];
    if (!ServerMessage.decode(frame).welcome) throw new Error(`${this.#name} was not welcomed`);
    this.#socket.on('message', (data: Buffer) => {
      this.#frames.push(data);
      if (++this.#seq % ACK_EVERY === 0) this.#socket.send(ackFrame(this.#seq));
      if (this.#frames.length < FRAMES_OUT) return;
      const frames = this.#frames;
      this.#frames = [];
      this.#done(frames);
    });
  }

  /** Asks, and resolves with the match's id when all has come and is right. */
  async ask(): Promise<string> {
    const ticketId = `bench-${String(++this.#requests).padStart(6, '0')}-${this.#number}`;
    const answered = new Promise<Buffer[]>((resolve) => {
      this.#done = resolve;
    });
    this.#socket.send(requestFrame(ticketId, 'pairs', Math.floor(this.#number / 2) * RATING_STEP));
    return this.#matchIn(ticketId, await answered);
  }

  close(): void {
    this.#socket.terminate();
  }

  #matchIn(ticketId: string, frames: Buffer[]): string {
    const messages = frames.map((frame) => ServerMessage.decode(frame));
    const states = messages.map(({ ticket }) => (ticket?.ticketId === ticketId ? ticket.state : undefined));
    const match = messages[2]?.match;
    const names =
      match?.teams?.flatMap(({ players }) => (players ?? []).map(({ playerId }) => playerId)) ?? [];
    const pair = Math.floor(this.#number / 2) * 2;
    const areRight = [`player-${pair}`, `player-${pair + 1}`].every((name) => names.includes(name));
    if (!match?.matchId || names.length !== 2 || !areRight || states.join() !== STATES.join()) {
      throw new Error(`${this.#name} got a wrong answer: ${JSON.stringify(messages)}`);
    }
    return match.matchId;
  }
}
