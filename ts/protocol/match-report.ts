/** How matches and backfills stand, and results, between their JSON form and the control messages of the engine. */
import { MusterdError } from '../errors.ts';
import * as shape from './shape.ts';
import { matchObject, memberFields, stateName, teamObject } from './transcode.ts';
import type { MatchFields, MatchTeam, TicketState } from './types.ts';
import { MatchStates, type musterd } from './v1.ts';

/** Where a match stands. The last two are final. */
export type MatchState = 'PROPOSED' | 'PLACING' | 'RUNNING' | 'ENDED' | 'DROPPED';

/** How a team did. */
export interface TeamResult {
  readonly name: string;
  /** From 1, the best; equal for a draw. */
  readonly rank: number;
  readonly players?: readonly { readonly playerId: string; readonly left?: boolean }[];
}

/** How a match stands, as servers see it: with all attributes of all players. */
export interface MatchReport extends Omit<MatchFields, 'ticketId'> {
  readonly state: MatchState;
  /** Why it is ENDED or DROPPED. */
  readonly reason?: string;
  /** The result that ended it. */
  readonly result?: readonly TeamResult[];
  /** While PROPOSED: how many players are asked. */
  readonly players?: number;
  /** How many of them have accepted. */
  readonly accepted?: number;
  /** How long the others have. */
  readonly expiresInMs?: number;
}

/** How a backfill stands. */
export interface BackfillReport {
  readonly backfillId: string;
  readonly matchId: string;
  readonly queue: string;
  /** COMPLETED: players came. */
  readonly state: TicketState;
  readonly reason?: string;
  readonly waitedMs: number;
  /** True: the engine made it, for a queue whose `backfillMode` is AUTOMATIC. */
  readonly automatic: boolean;
  /** Who came, by team. */
  readonly joined?: readonly MatchTeam[];
  /** The match with those who came. */
  readonly match?: Omit<MatchFields, 'ticketId'>;
}

/** A match without the ticket that it is seen from: no ticket is a server's. */
export function wholeMatch(match: musterd.v1.Match): Omit<MatchFields, 'ticketId'> {
  const { ticketId: _, ...whole } = matchObject(match);
  return whole;
}

/** A decoded report of a match. */
export function matchReportObject(report: musterd.v1.MatchReport): MatchReport {
  const { players, accepted, expiresInMs, reason } = report;
  const state = MatchStates[report.state]?.replace('MATCH_', '') as MatchState;
  return {
    ...wholeMatch(report.match as musterd.v1.Match),
    state,
    ...(reason !== '' && { reason }),
    ...(report.result.length > 0 && { result: (report.result as musterd.v1.TeamResult[]).map(resultObject) }),
    ...(state === 'PROPOSED' && { players, accepted, expiresInMs }),
  };
}

function resultObject({ name, rank, players }: musterd.v1.TeamResult): TeamResult {
  const told = (players as musterd.v1.PlayerResult[]).map(({ playerId, left }) => ({
    playerId,
    ...(left && { left }),
  }));
  return { name, rank, ...(told.length > 0 && { players: told }) };
}

/** A decoded report of a backfill. */
export function backfillReportObject(report: musterd.v1.BackfillReport): BackfillReport {
  const { backfillId, matchId, queue, reason, waitedMs, automatic, match } = report;
  return {
    backfillId,
    matchId,
    queue,
    state: stateName(report.state),
    ...(reason !== '' && { reason }),
    waitedMs,
    automatic,
    ...(match && {
      joined: (report.joined as musterd.v1.Team[]).map(teamObject),
      match: wholeMatch(match as musterd.v1.Match),
    }),
  };
}

/** The player ids of the body of an accept or decline. @throws MusterdError BAD_MESSAGE. */
export function playerIdsOf(body: unknown): string[] {
  if (!shape.isObject(body)) return shape.refuse('BAD_MESSAGE', 'The body', 'a JSON object');
  const { playerIds } = body;
  return shape.isTextList(playerIds)
    ? playerIds
    : shape.refuse('BAD_MESSAGE', 'playerIds', 'a list of strings');
}

/** The control request of the body of `POST /v1/backfills`. @throws MusterdError BAD_MESSAGE, BAD_ATTRIBUTE. */
export function createBackfillFields(body: unknown): musterd.v1.CreateBackfill.$Properties {
  if (!shape.isObject(body)) return shape.refuse('BAD_MESSAGE', 'The body', 'a JSON object');
  return {
    matchId: shape.requiredText(body, 'matchId'),
    queue: shape.requiredText(body, 'queue'),
    teams: requiredList(body, 'teams', '').map((team, index) => presentTeamFields(team, `teams[${index}]`)),
  };
}

function presentTeamFields(team: unknown, at: string): musterd.v1.PresentTeam.$Properties {
  if (!shape.isObject(team)) return shape.refuse('BAD_MESSAGE', at, 'an object');
  const players = requiredList(team, 'players', `${at}.`);
  return {
    name: shape.requiredText(team, 'name', `${at}.`),
    players: players.map((player, index) => memberFields(player, index, `${at}.`)),
  };
}

function requiredList(source: shape.JsonObject, name: string, at: string): readonly unknown[] {
  const list = shape.list(source, name, at);
  if (list === undefined) throw new MusterdError('BAD_MESSAGE', `${at}${name} must be a list.`);
  return list;
}
