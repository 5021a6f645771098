import type { Codec, FromPlayer, FromServer, TicketState } from '../client/index.ts';
import type { History } from './history.ts';

const FINAL_STATES: ReadonlySet<TicketState> = new Set(['COMPLETED', 'CANCELLED', 'TIMED_OUT', 'FAILED']);

/** True for a state that ends a ticket. */
export function isFinal(state: TicketState): boolean {
  return FINAL_STATES.has(state);
}

/** Whose messages they are. */
export interface Speaker {
  readonly playerId: string;
  /** Which of the player's connections it is, from 1. */
  readonly connection: number;
}

/** Hears of each message that comes, before the client does. */
export type Ears = (message: FromServer) => void;

/**
 * A codec that takes down what goes by: every hello and acknowledgement, every welcome and every notification as it
 * comes, repeated ones too, before the client has looked at it.
 */
export function recordingCodec(codec: Codec, history: History, speaker: Speaker, heard: Ears): Codec {
  let session: string | undefined;
  const add = (op: string, fields: object) =>
    history.add('info', op, {
      player: speaker.playerId,
      session,
      connection: speaker.connection,
      ...fields,
    });
  return {
    subprotocol: codec.subprotocol,
    encode(message: FromPlayer) {
      if (message.type === 'hello') add('hello', { lastSeq: message.lastSeq });
      if (message.type === 'ack') add('ack', { seq: message.seq });
      return codec.encode(message);
    },
    decode(frame: unknown) {
      const message = codec.decode(frame);
      if (message.type === 'welcome') session = message.sessionId;
      record(message, add);
      heard(message);
      return message;
    },
  };
}

function record(message: FromServer, add: (op: string, fields: object) => void): void {
  switch (message.type) {
    case 'welcome':
      return add('connect', { resumed: message.resumed, graceMs: message.graceMs });
    case 'ticket': {
      const { seq, ref, ticketId, queue, state, reason, waitedMs, players } = message;
      const op = isFinal(state) ? 'final' : 'ticket';
      return add(op, { seq, ref, ticket: ticketId, queue, state, reason, waitedMs, players });
    }
    case 'proposal': {
      const { seq, ref, ticketId, matchId, players, accepted, expiresInMs } = message;
      return add('proposal', {
        seq,
        ref,
        ticket: ticketId,
        match: matchId,
        asked: players,
        accepted,
        expiresInMs,
      });
    }
    case 'match': {
      const { seq, ref, ticketId, matchId, queue, teams, quality, truncated } = message;
      const sides = teams.map(({ name, players }) => ({
        name,
        players: players.map(({ playerId }) => playerId),
      }));
      return add('match', {
        seq,
        ref,
        ticket: ticketId,
        match: matchId,
        queue,
        teams: sides,
        quality,
        truncated,
      });
    }
  }
}
