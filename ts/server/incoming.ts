import { MusterdError } from '../errors.ts';
import type { Link } from '../engine/link.ts';
import { RING_FULL_RETRY_MS } from '../engine/limits.ts';
import { isNoMessage, Submission, submissionError } from '../engine/submission.ts';
import type { PlayerLimits } from '../limits.ts';
import type { Identity, TokenVerifier } from '../identity/identity.ts';
import { clientMessageFields } from '../protocol/transcode.ts';
import { ClientMessage, type musterd } from '../protocol/v1.ts';
import { Admission, type Stranger } from './admission.ts';
import { CloseCode } from './close-code.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import { isEnqueueFrame } from './enqueue-frame.ts';
import { KnownMembers } from './known-members.ts';
import { sendError } from './messages.ts';
import type { Overload } from './overload.ts';
import { decode, idIn, parse, read, Unreadable } from './readings.ts';
import { RateLimiter, type RateVerdict } from './rate.ts';
import type { GatewaySettings } from './settings.ts';
import { strike } from './strikes.ts';

/** Reads what players send: limits, the hello, then everything to the engine. */
export class Incoming {
  readonly #link: Link;
  readonly #connections: Connections;
  readonly #limits: PlayerLimits;
  readonly #limiter: RateLimiter;
  readonly #admission: Admission;
  /** Undefined under auth none. */
  readonly #verifier: TokenVerifier | undefined;
  readonly #members: KnownMembers;
  readonly #overload: Overload;

  constructor(link: Link, connections: Connections, settings: GatewaySettings, overload: Overload) {
    this.#link = link;
    this.#overload = overload;
    this.#connections = connections;
    this.#limits = settings.limits;
    this.#limiter = new RateLimiter(settings.limits, settings.commons?.messageRates);
    this.#admission = new Admission(settings.resumeKey);
    this.#verifier = settings.auth === 'none' ? undefined : settings.auth;
    this.#members = new KnownMembers(this.#verifier, settings.profiles);
  }

  /** A whole message. Whatever is in it, the connection and the server live, or the connection is closed. */
  message(connection: Connection, data: Buffer, isBinary: boolean): void {
    if (!connection.isLive) return;
    this.#connections.watch.hear(connection);
    if (isBinary !== connection.isBinary) {
      this.#connections.close(connection, CloseCode.WRONG_FRAME_KIND);
      return;
    }
    try {
      this.#take(connection, data);
    } catch (error) {
      this.#refuse(connection, data, error);
    }
  }

  /** A control ping, which costs as much as a message; one over the rate gets no pong. */
  ping(connection: Connection, payload: Buffer): void {
    if (!connection.isLive) return;
    this.#connections.watch.hear(connection);
    const verdict = this.#limiter.judge(connection, performance.now());
    if (verdict === 'pass') {
      connection.transport.pong(payload);
      this.#connections.checkBacklog(connection);
    } else if (verdict === 'close') this.#connections.close(connection, CloseCode.RATE_LIMIT_IGNORED);
  }

  /** A control pong. One that answers nothing costs as much as a message. */
  pong(connection: Connection, payload: Buffer): void {
    if (!connection.isLive) return;
    this.#connections.watch.hear(connection);
    if (this.#connections.watch.pong(connection, payload)) return;
    const verdict = this.#limiter.judge(connection, performance.now());
    if (verdict === 'close') this.#connections.close(connection, CloseCode.RATE_LIMIT_IGNORED);
  }

  #take(connection: Connection, data: Buffer): void {
    const verdict = this.#limiter.judge(connection, performance.now());
    if (verdict !== 'pass') this.#overRate(connection, verdict);
    else if (connection.waiting) connection.waiting.push(data);
    else this.#handle(connection, data);
  }

  #handle(connection: Connection, data: Buffer): void {
    if (connection.state === 'greeting') {
      this.#greet(connection, data);
    } else {
      const frame = connection.isBinary
        ? data
        : ClientMessage.encode(clientMessageFields(parse(data))).finish();
      if (!this.#mayPass(connection, frame)) return;
      const isAsItIs = this.#members.secretIn(frame) === undefined && !this.#members.mayBeKnown(frame);
      if (isAsItIs) this.#submit(connection, frame);
      else this.#submitKnown(connection, data, frame);
    }
  }

  /** One message has been paid for by then; an enqueue costs more, and is refused under overload. */
  #mayPass(connection: Connection, frame: Uint8Array): boolean {
    if (!isEnqueueFrame(frame)) return true;
    this.#overload.admit();
    const more = this.#limits.enqueueCost - 1;
    const verdict = this.#limiter.judge(connection, performance.now(), more);
    if (verdict !== 'pass') this.#overRate(connection, verdict);
    return verdict === 'pass';
  }

  /** The first message: a hello, or a mistake. Later ones may be in the ring before the engine has seen it. */
  #greet(connection: Connection, data: Buffer): void {
    const { hello: said, id = '' } = read(connection, data);
    if (!said) throw new MusterdError('BAD_MESSAGE', 'Say hello first.');
    const hello = said as musterd.v1.Hello;
    const verifier = this.#verifier;
    const { hellos } = this.#connections;
    hellos.begin(connection, performance.now());
    if (verifier === undefined) {
      hellos.orEnd(connection, () => this.#admit(connection, this.#admission.believe(hello), hello, id));
      return;
    }
    this.#wait(connection, data, async () => {
      const verified = await hellos.orEndLater(connection, this.#admission.verify(hello, verifier));
      if (connection.isLive) hellos.orEnd(connection, () => this.#admit(connection, verified, hello, id));
    });
  }

  #admit(
    connection: Connection,
    player: Stranger | Identity,
    hello: musterd.v1.Hello,
    id: string | null,
  ): void {
    if (!this.#connections.take(connection)) {
      throw new MusterdError('OVERLOADED', 'No room for another player.', {
        retryAfterMs: RING_FULL_RETRY_MS,
      });
    }
    try {
      const admit = this.#admission.admit(connection.number, player, hello);
      accepted(this.#link.tell({ id: id ?? '', admit }));
    } catch (error) {
      this.#connections.giveBack(connection);
      throw error;
    }
    const endsAtMs = 'claims' in player ? player.expiresAtMs : undefined;
    this.#connections.admit(connection, player.playerId, endsAtMs);
  }

  /**
   * Hands an `enqueue` on with what tokens and profiles say of its members. No token goes into a frame for the engine,
   * which keeps its input.
   */
  #submitKnown(connection: Connection, data: Buffer, frame: Uint8Array): void {
    const secret = this.#members.secretIn(frame);
    const { enqueue, id } = decode(frame);
    if (!enqueue) {
      if (secret === undefined) this.#submit(connection, frame);
      else this.#connections.close(connection, CloseCode.PROTOCOL_ERROR);
      return;
    }
    const tell = (known: Awaited<ReturnType<KnownMembers['of']>>) => {
      if (connection.number === 0) return;
      const verifiedEnqueue = { connection: connection.number, ...known };
      accepted(this.#link.tell({ id: id ?? '', verifiedEnqueue }));
    };
    const known = this.#members.of(enqueue as musterd.v1.Enqueue, connection.playerId, secret);
    if (known instanceof Promise) this.#wait(connection, data, async () => tell(await known));
    else tell(known);
  }

  /** Does something for a message that takes time. The connection reads nothing until then: order stays. */
  #wait(connection: Connection, data: Buffer, work: () => Promise<void>): void {
    connection.waiting = [];
    connection.transport.pause();
    void work()
      .catch((error: unknown) => this.#refuse(connection, data, error))
      .then(() => this.#goOn(connection))
      .catch((error: unknown) => this.#link.reportDefect(error));
  }

  /** Takes what came meanwhile, up to the next message that takes time. */
  #goOn(connection: Connection): void {
    const waiting = connection.waiting ?? [];
    connection.waiting = undefined;
    for (const [index, data] of waiting.entries()) {
      if (!connection.isLive) break;
      try {
        this.#handle(connection, data);
      } catch (error) {
        this.#refuse(connection, data, error);
      }
      const again = connection.waiting as Buffer[] | undefined;
      if (again) {
        again.push(...waiting.slice(index + 1));
        return;
      }
    }
    connection.transport.resume();
  }

  #submit(connection: Connection, frame: Uint8Array): void {
    const answer = this.#link.submit(connection.number, frame);
    if (answer === Submission.ACCEPTED) return;
    const error = submissionError(answer);
    throw connection.isBinary && isNoMessage(answer) ? new Unreadable(error.message) : error;
  }

  #overRate(connection: Connection, verdict: RateVerdict): void {
    if (verdict === 'close') this.#connections.close(connection, CloseCode.RATE_LIMIT_IGNORED);
    if (verdict !== 'refuse') return;
    const retryAfterMs = this.#limiter.retryAfterMs(connection, performance.now());
    const sentence = `More than ${this.#limits.messagesPerSecond} messages a second; slow down.`;
    throw new MusterdError('RATE_LIMITED', sentence, { retryAfterMs });
  }

  /** Says what was wrong with a message, and closes where that is the rule. */
  #refuse(connection: Connection, data: Buffer, thrown: unknown): void {
    const error = thrown instanceof MusterdError ? thrown : this.#defect(thrown);
    sendError(connection, error, idIn(connection, data));
    this.#connections.checkBacklog(connection);
    const close = connection.state === 'greeting' ? closesAtHello.get(error.code) : undefined;
    if (close !== undefined) this.#connections.close(connection, close);
    if (error instanceof Unreadable) this.#strike(connection);
  }

  #strike(connection: Connection): void {
    const { times, out } = strike(connection.strikes, performance.now(), this.#limits);
    connection.strikes = times;
    if (out) this.#connections.close(connection, CloseCode.PROTOCOL_ERROR);
  }

  #defect(thrown: unknown): MusterdError {
    this.#link.reportDefect(thrown);
    return new MusterdError('INTERNAL', 'A defect of the server; the message was not handled.', {
      cause: thrown,
    });
  }
}

/** A hello refused with one of these ends the connection; later on the same code is about one message only. */
const closesAtHello: ReadonlyMap<string, number> = new Map([
  ['ERR_MUSTER_UNAUTHORIZED', CloseCode.UNAUTHORIZED],
  ['ERR_MUSTER_AUTH_KEYS', CloseCode.OVERLOADED],
]);

function accepted(answer: number): void {
  if (answer !== Submission.ACCEPTED) throw submissionError(answer);
}
