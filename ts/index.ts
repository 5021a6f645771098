/**
 * musterd inside a Node program: {@link serve} starts a server, {@link Matchmaker} is the engine without sockets.
 * The players' own library is `musterd/client`.
 */
export type { MatchmakerOptions, ServeOptions } from './config/options.ts';
export type { QueueSettings, Settings } from './config/settings.ts';
export type { MatchReport, WholeMatch } from './engine/events.ts';
export type { NearestCandidate, RuleStanding, TicketExplanation } from './engine/explanations.ts';
export { codes, type ErrorCode, isErrorCode, MusterdError, type Problem } from './errors.ts';
export { type Kernel, kernel } from './kernel.ts';
export { Matchmaker, type MatchmakerEvents, type TicketRequest } from './matchmaker.ts';
export type {
  Attributes,
  AttributeValue,
  LatencyMs,
  MatchTeam,
  PartyMember,
  TicketFields,
  TicketState,
} from './protocol/types.ts';
export type { FinishedMatch, FinishedTeam, PlayerRating, Profiles, ProfileStore } from './profiles/store.ts';
export { type Server, type ServerEvents, serve } from './serve.ts';
export type { SessionEvent } from './server/connections.ts';
