import type {
  HelloMessage,
  MatchMessage,
  ProposalMessage,
  TicketMessage,
  TicketState,
  WelcomeMessage,
} from '../protocol/types.ts';
import { ENDINGS_MAX } from './limits.ts';

/** Messages that carry a `seq`: handled once each, in order, and acknowledged. */
export type Notification = TicketMessage | ProposalMessage | MatchMessage;

const FINAL_STATES: ReadonlySet<TicketState> = new Set(['COMPLETED', 'CANCELLED', 'TIMED_OUT', 'FAILED']);

/** What the client has to know to go on with a session after its socket was lost. */
export class Session {
  #sessionId: string | undefined;
  #resume: string | undefined;
  #lastSeq: number;
  /** Matches and final states announced, the oldest first: they may come again with a new session's `seq`. */
  readonly #endings = new Set<string>();

  /** @param resume and `lastSeq`: of an earlier client, to go on with its session. */
  constructor(resume?: string, lastSeq = 0) {
    this.#resume = resume;
    this.#lastSeq = lastSeq;
  }

  /** The token that resumes this session; undefined before the first welcome. */
  get resume(): string | undefined {
    return this.#resume;
  }

  /** The highest `seq` that was handled. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** The part of a `hello` that resumes the session. */
  greeting(): Pick<HelloMessage, 'resume' | 'lastSeq'> {
    return this.#resume === undefined ? {} : { resume: this.#resume, lastSeq: this.#lastSeq };
  }

  /** Takes over what a welcome says. A new session counts its `seq` from the start. */
  welcomed(welcome: WelcomeMessage): void {
    const isNew = !welcome.resumed || (this.#sessionId ?? welcome.sessionId) !== welcome.sessionId;
    if (isNew) this.#lastSeq = 0;
    this.#sessionId = welcome.sessionId;
    this.#resume = welcome.resume;
  }

  /** True when this message is to be handled now; false for one that has been. */
  isNews(message: Notification): boolean {
    if (message.seq !== undefined) {
      if (message.seq <= this.#lastSeq) return false;
      this.#lastSeq = message.seq;
    }
    const subject = subjectOf(message);
    if (!isEnding(message)) {
      // A ticket id that was used before lives again.
      this.#endings.delete(subject);
      return true;
    }
    if (this.#endings.has(subject)) return false;
    this.#endings.add(subject);
    if (this.#endings.size > ENDINGS_MAX) this.#forgetOldest();
    return true;
  }

  #forgetOldest(): void {
    for (const oldest of this.#endings) {
      this.#endings.delete(oldest);
      return;
    }
  }
}

/** What a message speaks of. */
function subjectOf(message: Notification): string {
  return message.type === 'ticket' ? `ticket ${message.ticketId}` : `${message.type} ${message.matchId}`;
}

/** Whether a message tells what happens once to its subject. */
function isEnding(message: Notification): boolean {
  return message.type === 'match' || (message.type === 'ticket' && FINAL_STATES.has(message.state));
}
