import { MusterdError } from '../errors.ts';
import type {
  EnqueueMessage,
  ExplanationMessage,
  FromPlayer,
  FromServer,
  TicketMessage,
  WelcomeMessage,
} from '../protocol/types.ts';
import { Acknowledger } from './acknowledger.ts';
import type { Frame } from './codec.ts';
import { Emitter } from './emitter.ts';
import type { ClientEvents } from './events.ts';
import { randomIdentifier } from './identifier.ts';
import { Lifecycle, type LifecyclePort } from './lifecycle.ts';
import { PROPOSALS_MAX } from './limits.ts';
import type { Settings } from './options.ts';
import { refusal } from './refusal.ts';
import { Requests } from './requests.ts';
import { type Notification, Session } from './session.ts';
import { ClientState } from './states.ts';

/** What to ask for: a queue, and who plays. */
export type EnqueueRequest = Omit<EnqueueMessage, 'type' | 'id' | 'queues'>;

/**
 * One player's client. It reconnects by itself, resumes its session, and reads back requests whose outcome a
 * lost connection left unknown.
 *
 * A request made while the connection is down waits for it. Every request rejects with a `MusterdError`: the
 * server's refusal by its code, OVERLOADED when 32 requests wait already, and when the client closes first
 * CLOSED or the reason of the close (UNAUTHORIZED, BAD_MESSAGE, MESSAGE_TOO_LARGE): the outcome is unknown.
 */
export class Client {
  readonly #settings: Settings;
  readonly #session: Session;
  readonly #emitter = new Emitter<ClientEvents>();
  readonly #requests = new Requests();
  readonly #acknowledger: Acknowledger;
  readonly #lifecycle: Lifecycle;
  readonly #name = randomIdentifier(4);
  /** Match to ticket of the latest proposals: a change of the ticket answers an accept or decline. */
  readonly #proposals = new Map<string, string>();
  #requestCount = 0;
  #welcome: WelcomeMessage | undefined;
  #roundTripMs: number | undefined;

  /** Use `connect` instead. */
  constructor(settings: Settings) {
    this.#settings = settings;
    this.#session = new Session(settings.resume, settings.lastSeq);
    this.#acknowledger = new Acknowledger(settings.clock, (seq) => this.#send({ type: 'ack', seq }));
    this.#lifecycle = new Lifecycle(settings, this.#port());
    queueMicrotask(() => this.#lifecycle.start());
  }

  /** Where the client is in its life. */
  get state(): ClientState {
    return this.#lifecycle.state;
  }

  /** The round trip of the last heartbeat in milliseconds; undefined before the first. */
  get roundTripMs(): number | undefined {
    return this.#roundTripMs;
  }

  /** The token that lets another client go on with this session, say after a page was loaded again. */
  get resume(): string | undefined {
    return this.#session.resume;
  }

  /** The highest `seq` that was handled; belongs to {@link resume}. */
  get lastSeq(): number {
    return this.#session.lastSeq;
  }

  /** Adds a listener; the function returned takes it away again. */
  on<Name extends keyof ClientEvents>(name: Name, listener: (event: ClientEvents[Name]) => void): () => void {
    return this.#emitter.on(name, listener);
  }

  /** The welcome of this connection, as soon as there is one. Rejects when the client closes first. */
  ready(): Promise<WelcomeMessage> {
    if (this.#welcome !== undefined) return Promise.resolve(this.#welcome);
    if (this.state === ClientState.Closed) return Promise.reject(closedError());
    return new Promise((resolve, reject) => {
      const forget = [
        this.on('welcome', (welcome) => settle(() => resolve(welcome))),
        this.on('closed', ({ error }) => settle(() => reject(error))),
      ];
      const settle = (outcome: () => void) => {
        for (const stop of forget) stop();
        outcome();
      };
    });
  }

  /**
   * Asks for a match and resolves with the server's acknowledgement. What follows comes by the events
   * `ticket` and `match`.
   *
   * @param request `queue`; `attributes` and `latencyMs` of the sender alone, or the whole party in
   *   `players`; `ticketId` is chosen here when absent
   */
  async enqueue(request: EnqueueRequest): Promise<TicketMessage> {
    const ticketId = request.ticketId ?? randomIdentifier(16);
    const message: FromPlayer = { ...request, type: 'enqueue', ticketId };
    return this.#ask<TicketMessage>(message, (answer) => isTicket(answer, ticketId));
  }

  /** Gives a ticket up and resolves with its final state. Rejects with TOO_LATE or TICKET_NOT_FOUND. */
  async cancel(ticketId: string): Promise<TicketMessage> {
    const isAnswer = (answer: FromServer) => isTicket(answer, ticketId) && answer.state === 'CANCELLED';
    return this.#ask<TicketMessage>({ type: 'cancel', ticketId }, isAnswer);
  }

  /** Accepts a proposal. Rejects with TOO_LATE or MATCH_NOT_FOUND. */
  async accept(matchId: string): Promise<void> {
    await this.#ask({ type: 'accept', matchId }, (answer) => this.#concerns(answer, matchId));
  }

  /** Declines a proposal: the ticket is cancelled. Rejects with TOO_LATE or MATCH_NOT_FOUND. */
  async decline(matchId: string): Promise<void> {
    await this.#ask({ type: 'decline', matchId }, (answer) => this.#concerns(answer, matchId));
  }

  /** Asks which rules keep a ticket waiting. Rejects with TICKET_NOT_FOUND. */
  async explain(ticketId: string): Promise<ExplanationMessage> {
    return this.#ask<ExplanationMessage>(
      { type: 'explain', ticketId },
      (answer) => answer.type === 'explanation' && answer.ticketId === ticketId,
    );
  }

  /**
   * Closes the client and resolves when its socket is closed. It may be called more than once. Tickets live
   * on for the server's grace time: cancel them first where nobody comes back.
   */
  close(): Promise<void> {
    if (this.state === ClientState.Ready) this.#acknowledger.flush();
    return this.#lifecycle.close();
  }

  /** `await using client = connect(…)` closes it at the end of the block, where the language has that. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #port(): LifecyclePort {
    const emit = this.#emitter;
    return {
      hello: () => this.#hello(),
      ping: (ts) => this.#settings.codec.encode({ type: 'ping', ts }),
      roundTrip: (durationMs) => {
        this.#roundTripMs = durationMs;
        emit.emit('roundTrip', durationMs);
      },
      moved: (from, to) => this.#moved(from, to),
      welcomed: (welcome) => this.#welcomed(welcome),
      received: (message) => this.#received(message),
      failed: (error) => emit.emit('error', error),
      reconnecting: (event) => emit.emit('reconnecting', event),
      closed: (event) => {
        this.#requests.rejectAll(event.error);
        emit.emit('closed', event);
      },
    };
  }

  async #hello(): Promise<Frame> {
    const { codec, playerId, token, release } = this.#settings;
    const proof = typeof token === 'function' ? await token() : token;
    return codec.encode({
      type: 'hello',
      ...(playerId !== undefined && { playerId }),
      ...(proof !== undefined && { token: proof }),
      ...(release !== undefined && { release }),
      ...this.#session.greeting(),
    });
  }

  #moved(from: ClientState, to: ClientState): void {
    if (from === ClientState.Ready) {
      this.#welcome = undefined;
      this.#acknowledger.stop();
    }
    // Before the event: its listeners may make requests, and those send themselves.
    if (to === ClientState.Ready) for (const frame of this.#requests.frames()) this.#lifecycle.send(frame);
    this.#emitter.emit('state', { from, to });
  }

  #welcomed(welcome: WelcomeMessage): void {
    this.#session.welcomed(welcome);
    this.#welcome = welcome;
    this.#emitter.emit('welcome', welcome);
  }

  #received(message: FromServer): void {
    if (message.type === 'proposal') this.#remember(message.matchId, message.ticketId);
    this.#requests.settle(message);
    switch (message.type) {
      case 'ticket':
      case 'proposal':
      case 'match':
        this.#notified(message);
        break;
      case 'error':
        if (message.ref === undefined) this.#emitter.emit('error', refusal(message));
        break;
    }
  }

  #notified(message: Notification): void {
    const isNews = this.#session.isNews(message);
    // Before the event, so that a close() by a listener acknowledges this message too.
    if (message.seq !== undefined) this.#acknowledger.handled(this.#session.lastSeq);
    if (isNews) this.#emitter.emit(message.type, message);
  }

  #remember(matchId: string, ticketId: string): void {
    this.#proposals.set(matchId, ticketId);
    const [oldest] = this.#proposals.keys();
    if (this.#proposals.size > PROPOSALS_MAX && oldest !== undefined) this.#proposals.delete(oldest);
  }

  #concerns(message: FromServer, matchId: string): boolean {
    if (message.type === 'proposal' || message.type === 'match') return message.matchId === matchId;
    const ticketId = this.#proposals.get(matchId);
    return isTicket(message, ticketId) && message.state !== 'REQUIRES_ACCEPTANCE';
  }

  async #ask<Answer extends FromServer>(
    body: FromPlayer,
    isAnswer: (message: FromServer) => boolean,
  ): Promise<Answer> {
    if (this.state === ClientState.Closed) throw closedError();
    this.#requestCount += 1;
    const id = `${this.#name}.${this.#requestCount}`;
    const frame = this.#settings.codec.encode({ ...body, id });
    const answer = this.#requests.add(id, frame, isAnswer);
    if (this.state === ClientState.Ready) this.#lifecycle.send(frame);
    return answer as Promise<Answer>;
  }

  #send(message: FromPlayer): void {
    this.#lifecycle.send(this.#settings.codec.encode(message));
  }
}

function isTicket(message: FromServer, ticketId: string | undefined): message is TicketMessage {
  return message.type === 'ticket' && message.ticketId === ticketId;
}

function closedError(): MusterdError {
  return new MusterdError('CLOSED', 'The client is closed.');
}
