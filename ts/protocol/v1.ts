/**
 * The generated codec of proto/musterd/v1.proto under short names. Made by `npm run generate`.
 */
import { musterd } from './generated/v1.js';

/** Encoder and decoder of what players and the shell's own control channel send. */
export const ClientMessage = musterd.v1.ClientMessage;

/** Encoder and decoder of what the engine answers. */
export const ServerMessage = musterd.v1.ServerMessage;

/** The name of each ticket state, by its number. */
export const TicketStates: Readonly<Record<number, string>> = musterd.v1.TicketState;

/** The name of each match state, by its number; PLACING has the prefix `MATCH_`. */
export const MatchStates: Readonly<Record<number, string>> = musterd.v1.MatchState;

/** Fields of a message before it is encoded; absent ones are left out. */
export type ClientMessageFields = musterd.v1.ClientMessage.$Properties;

/** A decoded message of the engine. Absent fields hold protobuf's defaults. */
export type DecodedServerMessage = musterd.v1.ServerMessage;

/** A decoded message of a client. */
export type DecodedClientMessage = musterd.v1.ClientMessage;

/** The types of every message: `musterd.v1.Ticket.$Properties` has the fields of a ticket. */
export type { musterd } from './generated/v1.js';
