import type { Link } from '../engine/link.ts';
import { MusterdError } from '../errors.ts';
import { applyResult, finishedMatch } from '../profiles/results.ts';
import type { ProfileStore } from '../profiles/store.ts';
import * as shape from '../protocol/shape.ts';
import type { musterd } from '../protocol/v1.ts';
import type { Call } from './call.ts';
import { matchBody } from './matches.ts';
import { type Reply, reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** How matches went, told by game servers. */
export function resultRoutes(link: Link, profiles: ProfileStore): Readonly<Record<string, Methods>> {
  return { '/v1/matches/:match/result': { POST: (call) => reportResult(link, profiles, call) } };
}

/** 200 for a result and for the same one again; both show the ratings as it left them. */
async function reportResult(link: Link, profiles: ProfileStore, call: Call): Promise<Reply> {
  const [matchId = ''] = call.places;
  const body = await call.json();
  if (!shape.isObject(body)) throw new MusterdError('BAD_MESSAGE', 'The body must be a JSON object.');
  const teams = shape.list(body, 'teams') ?? shape.refuse('BAD_MESSAGE', 'teams', 'a list');
  const answer = await link.request({ reportResult: { matchId, teams: teams.map(teamFields) } });
  const report = answer.matchReport as musterd.v1.MatchReport;
  const finished = finishedMatch(report);
  const ratings = finished && (await applyResult(profiles, finished));
  return reply(200, { ...matchBody(report), ratings: ratings ?? [] });
}

function teamFields(source: unknown, index: number): musterd.v1.TeamResult.$Properties {
  const at = `teams[${index}]`;
  if (!shape.isObject(source)) return shape.refuse('BAD_MESSAGE', at, 'an object');
  const players = shape.list(source, 'players', `${at}.`) ?? [];
  return {
    name: shape.requiredText(source, 'name', `${at}.`),
    rank:
      shape.whole(source, 'rank', `${at}.`) ?? shape.refuse('BAD_MESSAGE', `${at}.rank`, 'a whole number'),
    players: players.map((player, place) => playerFields(player, `${at}.players[${place}]`)),
  };
}

function playerFields(source: unknown, at: string): musterd.v1.PlayerResult.$Properties {
  if (!shape.isObject(source)) return shape.refuse('BAD_MESSAGE', at, 'an object');
  const { left } = source;
  if (left !== undefined && typeof left !== 'boolean')
    return shape.refuse('BAD_MESSAGE', `${at}.left`, 'true or false');
  return { playerId: shape.requiredText(source, 'playerId', `${at}.`), left: left === true };
}
