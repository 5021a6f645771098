import { setTimeout as delay } from 'node:timers/promises';

import type { Attributes, Codec, FromServer, MatchMessage, TicketMessage } from '../client/index.ts';
import { type Client, ClientState, connect, type EnqueueRequest, MusterdError } from '../client/node.ts';
import type { History, HistoryFields } from './history.ts';
import { REQUEST_MS } from './limits.ts';
import type { Random } from './random.ts';
import { isFinal, recordingCodec, type Speaker } from './recording-codec.ts';
import { type TearableSocket, tearableSockets } from './socket.ts';
import { Tally } from './tally.ts';
import type { Tokens } from './tokens.ts';

/** What all bots of a load have in common. */
export interface BotWorld {
  readonly url: string;
  readonly codec: Codec;
  readonly history: History;
  readonly tally: Tally;
  readonly random: Random;
  /** Proofs of identity, for a server with auth jwt. */
  readonly tokens?: Tokens | undefined;
}

/** Who hears what a bot is told; set after both have been made. */
export interface BotPort {
  /** The bot was welcomed again, after its connection was lost. */
  returned(bot: Bot): void;
  /** A message came, before the client has looked at it. */
  heard(bot: Bot, message: FromServer): void;
  /** A ticket entered a state; told once. */
  ticket(bot: Bot, message: TicketMessage): void;
  /** A match was made; told once. */
  match(bot: Bot, message: MatchMessage): void;
}

/** How a request ended. */
export type Outcome<Answer> =
  | { readonly kind: 'ok'; readonly answer: Answer }
  | { readonly kind: 'fail'; readonly error: MusterdError }
  | { readonly kind: 'unknown' };

/** One player: a client, and a hand at its socket. */
export class Bot implements Speaker {
  readonly playerId: string;
  readonly attributes: Attributes;
  readonly #world: BotWorld;
  readonly #port: BotPort;
  #client: Client | undefined;
  #socket: TearableSocket | undefined;
  #connection = 0;
  #isLive = false;
  #isLeaving = false;
  #tearsNext = false;
  #graceMs = 0;
  #requests = 0;
  /** The latest match that the player has accepted. */
  #accepted: string | undefined;

  constructor(world: BotWorld, playerId: string, attributes: Attributes, port: BotPort) {
    this.#world = world;
    this.playerId = playerId;
    this.attributes = attributes;
    this.#port = port;
  }

  /** Which of the player's connections the present one is, from 1. */
  get connection(): number {
    return this.#connection;
  }

  /** True while the server's welcome holds. */
  get isLive(): boolean {
    return this.#isLive;
  }

  /** How long the server keeps a dropped session, in milliseconds; 0 before the first welcome. */
  get graceMs(): number {
    return this.#graceMs;
  }

  /** Connects, or comes back, and resolves with the welcome. Rejects when the server sends the player away for good. */
  async join(): Promise<void> {
    const { url, codec, history, random, tokens } = this.#world;
    const { resume, lastSeq = 0 } = this.#client ?? {};
    const client = connect(url, {
      ...(tokens === undefined
        ? { playerId: this.playerId }
        : { token: () => tokens(this.playerId, this.attributes) }),
      codec: recordingCodec(codec, history, this, (message) => this.#heard(message)),
      WebSocket: tearableSockets((socket) => {
        this.#socket = socket;
        this.#connection += 1;
      }),
      random: random.uniform,
      ...(resume !== undefined && { resume, lastSeq }),
    });
    this.#client = client;
    this.#isLeaving = false;
    this.#listen(client);
    await client.ready();
  }

  /** Asks for a match. */
  enqueue(request: EnqueueRequest, told: HistoryFields): Promise<Outcome<TicketMessage>> {
    return this.#request('enqueue', { ticket: request.ticketId, ...told }, (client) =>
      client.enqueue(request),
    );
  }

  /** Gives a ticket up. */
  cancel(ticketId: string, told: HistoryFields = {}): Promise<Outcome<TicketMessage>> {
    return this.#request('cancel', { ticket: ticketId, ...told }, (client) => client.cancel(ticketId));
  }

  /** Loses the connection, as a network does. The client comes back by itself. */
  tear(): void {
    if (!this.#isLive) return;
    this.#world.tally.torn += 1;
    this.#dropped('bots', 1006);
    this.#socket?.tear();
  }

  /** Has the connection torn right after the next notification: what follows it is lost on its way. */
  tearAtNextMessage(): void {
    this.#tearsNext = true;
  }

  /** Goes, and comes back after so long with the token of the session. */
  async stayAway(milliseconds: number): Promise<void> {
    if (!this.#isLive) return;
    this.#world.tally.away += 1;
    await this.#close();
    await delay(milliseconds);
    await this.join().catch(() => {});
  }

  /** Disconnects for good. */
  async leave(): Promise<void> {
    await this.#close();
  }

  async #close(): Promise<void> {
    this.#isLeaving = true;
    if (this.#isLive) this.#dropped('bots', 1000);
    await this.#client?.close();
  }

  #listen(client: Client): void {
    const { history, tally } = this.#world;
    client.on('welcome', ({ resumed, graceMs }) => {
      const isFirst = this.#graceMs === 0;
      this.#graceMs = graceMs;
      this.#isLive = true;
      tally.connected += 1;
      if (isFirst) return;
      tally.reconnects += 1;
      tally.resumed += resumed ? 1 : 0;
      this.#port.returned(this);
    });
    client.on('ticket', (message) => {
      if (isFinal(message.state)) this.#handled('final', message);
      this.#port.ticket(this, message);
    });
    client.on('proposal', ({ matchId, ticketId }) => void this.#accept(matchId, ticketId));
    client.on('match', (message) => {
      this.#handled('match', message);
      this.#port.match(this, message);
    });
    client.on('error', ({ code, message }) => {
      Tally.count(tally.errors, code);
      history.add('info', 'error', { player: this.playerId, code, message });
    });
    client.on('reconnecting', ({ code }) => this.#dropped('server', code));
    client.on('closed', ({ code, reason }) => {
      if (this.#isLeaving) return;
      Tally.count(tally.closed, code);
      tally.firstClose ??= `${this.playerId} was sent away with ${code}: ${reason}`;
      this.#dropped('server', code);
    });
  }

  /** Accepts a proposal; it is told more than once. */
  async #accept(matchId: string, ticketId: string): Promise<void> {
    if (this.#accepted === matchId) return;
    this.#accepted = matchId;
    const told = { match: matchId, ticket: ticketId };
    await this.#request('accept', told, (client) => client.accept(matchId).then(() => ({})));
  }

  /** Notes that the player has acted on a match or an end: that must happen once. */
  #handled(op: 'final' | 'match', message: TicketMessage | MatchMessage): void {
    const { seq, ticketId } = message;
    const about = message.type === 'match' ? { match: message.matchId } : { state: message.state };
    this.#world.history.add('ok', op, { player: this.playerId, ticket: ticketId, seq, ...about });
  }

  #heard(message: FromServer): void {
    this.#port.heard(this, message);
    if (!this.#tearsNext || message.type === 'welcome' || message.type === 'pong') return;
    this.#tearsNext = false;
    this.tear();
  }

  #dropped(by: 'bots' | 'server', code: number): void {
    if (!this.#isLive) return;
    const { history, tally } = this.#world;
    this.#isLive = false;
    tally.connected -= 1;
    if (by === 'server') Tally.count(tally.dropped, code);
    history.add('info', 'drop', { player: this.playerId, connection: this.#connection, by, code });
  }

  async #request<Answer extends { readonly state?: string; readonly waitedMs?: number }>(
    op: string,
    told: HistoryFields,
    send: (client: Client) => Promise<Answer>,
  ): Promise<Outcome<Answer>> {
    const { history, tally } = this.#world;
    this.#requests += 1;
    const fields = {
      id: `${this.playerId}.${this.#requests}`,
      player: this.playerId,
      ticket: told['ticket'],
      ...('match' in told && { match: told['match'] }),
    };
    history.add('invoke', op, { ...fields, ...told });
    const outcome = await this.#outcome(send);
    if (outcome.kind === 'ok') {
      const { state, waitedMs } = outcome.answer;
      history.add('ok', op, { ...fields, state, waitedMs });
    } else if (outcome.kind === 'fail') {
      Tally.count(tally.errors, outcome.error.code);
      history.add('fail', op, { ...fields, code: outcome.error.code });
    } else {
      tally.unknown += 1;
      history.add('info', op, { ...fields, reason: 'no answer' });
    }
    return outcome;
  }

  /** An answer, a refusal, or nothing in time; a client that was closed cannot tell what became of its requests. */
  async #outcome<Answer>(send: (client: Client) => Promise<Answer>): Promise<Outcome<Answer>> {
    const client = this.#client;
    if (client === undefined) return { kind: 'unknown' };
    const late = new AbortController();
    const timeout = delay(REQUEST_MS, { kind: 'unknown' } as const, { signal: late.signal });
    timeout.catch(() => {});
    const answered = send(client).then(
      (answer) => ({ kind: 'ok', answer }) as const,
      (error: unknown) => {
        if (!(error instanceof MusterdError)) throw error;
        if (client.state === ClientState.Closed) return { kind: 'unknown' } as const;
        return { kind: 'fail', error } as const;
      },
    );
    const outcome = await Promise.race([answered, timeout]);
    late.abort();
    return outcome;
  }
}
