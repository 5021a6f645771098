/**
 * The messages of subprotocol `musterd.v1.json`, as plain objects. docs/protocol.md says what each does;
 * proto/musterd/v1.proto holds the same messages in their binary form.
 */

/** An attribute's value, in one of the four kinds of the rule language. */
export type AttributeValue = number | string | readonly string[] | Readonly<Record<string, number>>;

/** Attribute name to value. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Region name to round trip in milliseconds. */
export type LatencyMs = Readonly<Record<string, number>>;

/** Where a ticket stands. The last four are final. */
export type TicketState =
  | 'QUEUED'
  | 'SEARCHING'
  | 'REQUIRES_ACCEPTANCE'
  | 'PLACING'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'TIMED_OUT'
  | 'FAILED';

/** One member of a party. */
export interface PartyMember {
  /** 1 to 128 printable characters. */
  readonly playerId: string;
  readonly attributes?: Attributes;
  readonly latencyMs?: LatencyMs;
  /** Under auth jwt: this member's consent. */
  readonly token?: string;
}

/** What every message of a player may carry. */
interface PlayerEnvelope {
  /** At most 64 characters; the answer carries it as `ref`. */
  readonly id?: string;
}

/** The first message of a connection, within 5 s. */
export interface HelloMessage extends PlayerEnvelope {
  readonly type: 'hello';
  /** Under auth none: who is speaking. 1 to 128 printable characters. */
  readonly playerId?: string;
  /** Under auth jwt: a token whose `sub` is the player. */
  readonly token?: string;
  /** The `resume` of an earlier welcome. */
  readonly resume?: string;
  /** The highest `seq` that the client has handled; messages above it are sent again. */
  readonly lastSeq?: number;
  /** The game build of this client. */
  readonly release?: string;
}

/** Asks for a match. The first `ticket` message that follows is the acknowledgement. */
export interface EnqueueMessage extends PlayerEnvelope {
  readonly type: 'enqueue';
  /** 1 to 64 of `[A-Za-z0-9_.:-]`; chosen by the server when absent. */
  readonly ticketId?: string;
  readonly queue: string;
  /** The party. Absent: the sender alone, with the two fields that follow. */
  readonly players?: readonly PartyMember[];
  readonly attributes?: Attributes;
  readonly latencyMs?: LatencyMs;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** Reserved. */
  readonly queues?: readonly string[];
}

/** Gives a ticket up. */
export interface CancelMessage extends PlayerEnvelope {
  readonly type: 'cancel';
  readonly ticketId: string;
}

/** Asks why a ticket still waits. */
export interface ExplainMessage extends PlayerEnvelope {
  readonly type: 'explain';
  readonly ticketId: string;
}

/** Accepts a proposal. */
export interface AcceptMessage extends PlayerEnvelope {
  readonly type: 'accept';
  readonly matchId: string;
}

/** Declines a proposal. */
export interface DeclineMessage extends PlayerEnvelope {
  readonly type: 'decline';
  readonly matchId: string;
}

/** Every message up to and including `seq` has been handled. */
export interface AckMessage extends PlayerEnvelope {
  readonly type: 'ack';
  readonly seq: number;
}

/** Answered by a pong with the same time. */
export interface PingMessage extends PlayerEnvelope {
  readonly type: 'ping';
  /** The client's time in milliseconds. */
  readonly ts: number;
}

/** Everything a player can say. */
export type FromPlayer =
  | HelloMessage
  | EnqueueMessage
  | CancelMessage
  | ExplainMessage
  | AcceptMessage
  | DeclineMessage
  | AckMessage
  | PingMessage;

/** What every message of the server may carry. */
interface ServerEnvelope {
  /** The `id` of the message that this one answers. */
  readonly ref?: string;
}

/** What the messages of a session carry. */
interface SessionEnvelope extends ServerEnvelope {
  /** Rising per session, from 1. Absent on messages that are not kept. */
  readonly seq?: number;
}

/** A session began or goes on. */
export interface WelcomeMessage extends ServerEnvelope {
  readonly type: 'welcome';
  readonly sessionId: string;
  readonly playerId: string;
  /** Present it in a later hello to continue this session. */
  readonly resume: string;
  /** True: this is the session that `resume` named, and what it missed follows. */
  readonly resumed: boolean;
  /** How long a dropped session is kept. */
  readonly graceMs: number;
  /** What the client does. */
  readonly heartbeat: {
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly maxMissed: number;
  };
}

/** How a ticket stands. */
export interface TicketFields {
  readonly ticketId: string;
  readonly queue: string;
  readonly state: TicketState;
  /** Player ids of the party. */
  readonly players: readonly string[];
  readonly waitedMs: number;
  readonly reason?: string;
  readonly estimatedWaitMs?: number;
}

/** A ticket entered a state. */
export interface TicketMessage extends SessionEnvelope, TicketFields {
  readonly type: 'ticket';
}

/** A group was found and waits for acceptance. */
export interface ProposalMessage extends SessionEnvelope {
  readonly type: 'proposal';
  readonly matchId: string;
  readonly ticketId: string;
  /** How many players the match has. */
  readonly players: number;
  /** How many of them have accepted. */
  readonly accepted: number;
  readonly expiresInMs: number;
}

/** One team of a match. */
export interface MatchTeam {
  readonly name: string;
  /** `attributes` holds what the rule set marks public, and all of the receiver's own party. */
  readonly players: readonly { readonly playerId: string; readonly attributes: Attributes }[];
}

/** A match, as its receiver may see it. */
export interface MatchFields {
  readonly matchId: string;
  readonly ticketId: string;
  readonly queue: string;
  readonly teams: readonly MatchTeam[];
  readonly region?: string;
  /** 0 (worst the rules allow) to 1 (best). */
  readonly quality: number;
  /** Where the match is played. */
  readonly connection?: {
    readonly host: string;
    readonly port: number;
    readonly region?: string;
    readonly data?: string;
  };
  /** Proof for the game server that this player was matched. */
  readonly pass?: string;
  /** True: too large for one frame, so only the receiver's own team is here. */
  readonly truncated?: boolean;
  /** Servers only: this is no new match, but a running one with the players whom this backfill brought. */
  readonly backfillId?: string;
}

/** A match was made. */
export interface MatchMessage extends SessionEnvelope, MatchFields {
  readonly type: 'match';
}

/** Why a ticket still waits. */
export interface ExplanationMessage extends ServerEnvelope {
  readonly type: 'explanation';
  readonly ticketId: string;
  readonly state: TicketState;
  readonly blocking: readonly {
    readonly rule: string;
    readonly margin: number;
    readonly candidates: number;
  }[];
  /** Milliseconds from now, or under clock newest how old a partner must be. */
  readonly nextExpansion?: number | { readonly clock: 'newest'; readonly needsPartnerAgeMs: number };
}

/** The answer to a ping. */
export interface PongMessage extends ServerEnvelope {
  readonly type: 'pong';
  readonly ts: number;
}

/** A refusal; the connection lives. */
export interface ErrorMessage extends ServerEnvelope {
  readonly type: 'error';
  /** `ERR_MUSTER_` and a code of docs/protocol.md. */
  readonly code: string;
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** Everything the server can say to a player. */
export type FromServer =
  | WelcomeMessage
  | TicketMessage
  | ProposalMessage
  | MatchMessage
  | ExplanationMessage
  | PongMessage
  | ErrorMessage;
