/**
 * A child of load programs: players in pairs that match each other and nobody else. Tickets are offered at a rate, whatever
 * the server makes of them, as far as there are players who are free; a refused player waits as long as he was told.
 */
import { answer, optionsOf } from './child.ts';
import {
  ackFrame,
  Body,
  enqueueFrame,
  FIRST_FINAL_STATE,
  helloFrame,
  type Head,
  readHead,
  retryAfterMs,
  ticketState,
} from './messages.ts';
import { type Listener, type Place, RawClient } from './raw-client.ts';

export interface PlayOptions extends Place {
  /** An even number. */
  readonly players: number;
  /** Begins the players' names. */
  readonly name: string;
  readonly queue: string;
  /** The second of a pair asks so many pairs after the first. Absent: whoever has been free longest asks. */
  readonly lag?: number;
}

/** What is offered, from now on. */
export interface Offer {
  /** Tickets a second; 0 offers none. */
  readonly perSecond: number;
}

/** What happened since it was last asked. Times in milliseconds. */
export interface PlayFigures {
  readonly offered: number;
  /** Tickets that could not be offered because no player was free. */
  readonly starved: number;
  readonly acknowledged: number;
  readonly ended: number;
  readonly refused: number;
  readonly lost: number;
  /** From when a ticket was to be offered to its acknowledgement. */
  readonly acknowledgedMs: readonly number[];
  /** From when a ticket whose partner waits was to be offered to its match. */
  readonly matchedMs: readonly number[];
}

/** As the SDK does. */
const ACK_EVERY = 16;
const TICK_MS = 1;
const OPENING_MAX = 64;
/** So much is made up for at once after a pause of this process. */
const BACKLOG_MS_MAX = 20;

const State = { AWAY: 0, FREE: 1, ASKED: 2, WAITING: 3 } as const;

class Play implements Listener {
  readonly #options: PlayOptions;
  readonly #clients: RawClient[] = [];
  readonly #states: Uint8Array;
  readonly #dueAtMs: Float64Array;
  readonly #hasPartner: Uint8Array;
  readonly #seqs: Uint32Array;
  readonly #acked: Uint32Array;
  readonly #ticketIds: string[] = [];
  readonly #head: Head = { body: 0, bodyAt: 0, seq: 0 };
  /** Free players, longest first: a ring. */
  readonly #free: Int32Array;
  #freeFrom = 0;
  #freeCount = 0;
  #perSecond = 0;
  #nextAtMs = 0;
  #tickets = 0;
  #turn = 0;
  #welcomed = 0;
  #isEnding = false;
  #onWelcomed: () => void = () => {};
  #figures = newFigures();

  constructor(options: PlayOptions) {
    const { players } = options;
    this.#options = options;
    this.#states = new Uint8Array(players);
    this.#dueAtMs = new Float64Array(players);
    this.#hasPartner = new Uint8Array(players);
    this.#seqs = new Uint32Array(players);
    this.#acked = new Uint32Array(players);
    this.#free = new Int32Array(players);
  }

  open(): Promise<void> {
    const done = new Promise<void>((resolve) => {
      this.#onWelcomed = resolve;
    });
    for (let index = 0; index < OPENING_MAX; index++) this.#another();
    return done;
  }

  /** Offers from now on. */
  offer({ perSecond }: Offer): void {
    this.#perSecond = perSecond;
    this.#nextAtMs = performance.now();
  }

  take(): PlayFigures {
    const figures = this.#figures;
    this.#figures = newFigures();
    return figures;
  }

  /** Acknowledged tickets that have not ended. */
  waiting(): string[] {
    return this.#ticketIds.filter((_, index) => this.#states[index] === State.WAITING);
  }

  /** Tickets that were asked for and not answered. */
  unanswered(): number {
    return this.#states.filter((state) => state === State.ASKED).length;
  }

  tick(): void {
    if (this.#perSecond === 0) return;
    const nowMs = performance.now();
    const stepMs = 1_000 / this.#perSecond;
    this.#nextAtMs = Math.max(this.#nextAtMs, nowMs - BACKLOG_MS_MAX);
    while (this.#nextAtMs <= nowMs) {
      const index = this.#next();
      if (index === undefined) this.#figures.starved++;
      else this.#ask(index, this.#nextAtMs);
      this.#nextAtMs += stepMs;
    }
  }

  opened(client: RawClient): void {
    client.write(helloFrame(`${this.#options.name}-${client.index}`));
  }

  message(client: RawClient, payload: Buffer): void {
    const head = this.#head;
    readHead(payload, head);
    if (head.seq > 0) this.#acknowledge(client, head.seq);
    if (head.body === Body.TICKET) this.#ticket(client, ticketState(payload, head.bodyAt));
    else if (head.body === Body.MATCH) this.#match(client);
    else if (head.body === Body.ERROR) this.#refusal(client, retryAfterMs(payload));
    else if (head.body === Body.WELCOME) this.#welcome();
  }

  closed(client: RawClient): void {
    if (this.#isEnding) return;
    this.#figures.lost++;
    this.#states[client.index] = State.AWAY;
  }

  end(): void {
    this.#isEnding = true;
    for (const client of this.#clients) client.destroy();
  }

  #another(): void {
    const index = this.#clients.length;
    if (index < this.#options.players) this.#clients.push(new RawClient(index, this.#options, this));
  }

  #welcome(): void {
    this.#welcomed++;
    this.#another();
    if (this.#welcomed < this.#options.players) return;
    for (const { index } of this.#clients) this.#release(index);
    this.#onWelcomed();
  }

  /** Who asks next; undefined when he is not free. */
  #next(): number | undefined {
    const { lag, players } = this.#options;
    if (lag === undefined) return this.#freeCount > 0 ? this.#takeFree() : undefined;
    const turn = this.#turn++;
    const pair = ((turn >>> 1) - (turn & 1) * lag + players) % (players / 2);
    const index = 2 * pair + (turn & 1);
    return this.#states[index] === State.FREE ? index : undefined;
  }

  #ask(index: number, dueAtMs: number): void {
    this.#tickets++;
    this.#figures.offered++;
    this.#states[index] = State.ASKED;
    this.#dueAtMs[index] = dueAtMs;
    this.#hasPartner[index] = this.#states[index ^ 1] === State.WAITING ? 1 : 0;
    const ticketId = `${this.#options.name}-${this.#tickets}`;
    this.#ticketIds[index] = ticketId;
    const rating = 1_000 * (index >>> 1);
    this.#clients[index]?.write(enqueueFrame(ticketId, this.#options.queue, rating));
  }

  #acknowledge(client: RawClient, seq: number): void {
    const { index } = client;
    this.#seqs[index] = seq;
    if (seq - (this.#acked[index] as number) < ACK_EVERY) return;
    this.#acked[index] = seq;
    client.write(ackFrame(seq));
  }

  #ticket({ index }: RawClient, state: number): void {
    if (this.#states[index] === State.ASKED) {
      this.#states[index] = State.WAITING;
      this.#figures.acknowledged++;
      this.#figures.acknowledgedMs.push(performance.now() - (this.#dueAtMs[index] as number));
    }
    if (state < FIRST_FINAL_STATE || this.#states[index] !== State.WAITING) return;
    this.#figures.ended++;
    this.#release(index);
  }

  #match({ index }: RawClient): void {
    if (this.#hasPartner[index] === 0) return;
    this.#figures.matchedMs.push(performance.now() - (this.#dueAtMs[index] as number));
  }

  #refusal({ index }: RawClient, afterMs: number): void {
    this.#figures.refused++;
    if (this.#states[index] !== State.ASKED) throw new Error('refused without having asked');
    this.#states[index] = State.AWAY;
    setTimeout(() => this.#release(index), afterMs);
  }

  #release(index: number): void {
    this.#states[index] = State.FREE;
    if (this.#options.lag !== undefined) return;
    this.#free[(this.#freeFrom + this.#freeCount) % this.#free.length] = index;
    this.#freeCount++;
  }

  #takeFree(): number {
    const index = this.#free[this.#freeFrom] as number;
    this.#freeFrom = (this.#freeFrom + 1) % this.#free.length;
    this.#freeCount--;
    return index;
  }
}

function newFigures() {
  const none = { offered: 0, starved: 0, acknowledged: 0, ended: 0, refused: 0, lost: 0 };
  return { ...none, acknowledgedMs: [] as number[], matchedMs: [] as number[] };
}

const play = new Play(optionsOf<PlayOptions>());
setInterval(() => play.tick(), TICK_MS);
answer({
  open: () => play.open(),
  offer: (offer: Offer) => play.offer(offer),
  take: () => play.take(),
  waiting: () => play.waiting(),
  unanswered: () => play.unanswered(),
  end: () => play.end(),
});
