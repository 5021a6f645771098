/**
 * The one place where the JSON form of a message becomes its protobuf form, and back. Shape is checked here
 * (is it a text, a list, a number?), meaning in Rust (does the queue exist, is the id too long?). Unknown
 * fields are skipped, as in protobuf.
 */
import { MusterdError } from '../errors.ts';
import * as shape from './shape.ts';
import type { AttributeValue, FromServer, MatchFields, TicketFields, TicketState } from './types.ts';
import { ClientMessage, type ClientMessageFields, type musterd, ServerMessage, TicketStates } from './v1.ts';

type JsonObject = shape.JsonObject;
type ValueFields = musterd.v1.Value.$Properties;
type EnqueueFields = musterd.v1.Enqueue.$Properties;

// --- from the player: JSON to protobuf -------------------------------------------------------------------

/** What each type of a player's message becomes. A map, so that `constructor` is no type. */
const bodies = new Map<string, (source: JsonObject) => ClientMessageFields>([
  ['hello', (source) => ({ hello: helloFields(source) })],
  ['enqueue', (source) => ({ enqueue: enqueueFields(source) })],
  ['cancel', (source) => ({ cancel: { ticketId: shape.requiredText(source, 'ticketId') } })],
  ['explain', (source) => ({ explain: { ticketId: shape.requiredText(source, 'ticketId') } })],
  ['accept', (source) => ({ accept: { matchId: shape.requiredText(source, 'matchId') } })],
  ['decline', (source) => ({ decline: { matchId: shape.requiredText(source, 'matchId') } })],
  [
    'ack',
    (source) => ({
      ack: { seq: shape.whole(source, 'seq') ?? shape.refuse('BAD_MESSAGE', 'seq', 'a whole number') },
    }),
  ],
  ['ping', (source) => ({ ping: { ts: shape.finite(source, 'ts') ?? 0 } })],
]);

/**
 * The protobuf fields of a player's message given as a plain object.
 *
 * @throws MusterdError BAD_MESSAGE for a field of the wrong shape or an unknown type, BAD_ATTRIBUTE for a value
 *   that is no attribute value; the sentence names the field.
 */
export function clientMessageFields(message: unknown): ClientMessageFields {
  if (!shape.isObject(message)) return shape.refuse('BAD_MESSAGE', 'A message', 'a JSON object');
  const type = shape.requiredText(message, 'type');
  const body = bodies.get(type);
  if (body === undefined) {
    throw new MusterdError(
      'BAD_MESSAGE',
      `There is no message of type ${JSON.stringify(type.slice(0, 64))}.`,
    );
  }
  const fields = body(message);
  const id = shape.text(message, 'id');
  if (id !== undefined) fields.id = id;
  return fields;
}

/**
 * A player's message, given as a plain object, in its binary form.
 *
 * @throws MusterdError as {@link clientMessageFields} does.
 */
export function encodeClientMessage(message: unknown): Uint8Array {
  return ClientMessage.encode(clientMessageFields(message)).finish();
}

function helloFields(source: JsonObject): musterd.v1.Hello.$Properties {
  return {
    playerId: shape.text(source, 'playerId') ?? '',
    token: shape.text(source, 'token') ?? '',
    resume: shape.text(source, 'resume') ?? '',
    lastSeq: shape.whole(source, 'lastSeq') ?? 0,
    release: shape.text(source, 'release') ?? '',
  };
}

/** The protobuf fields of an `enqueue`; also of the body of `POST /v1/tickets`. Throws as above. */
export function enqueueFields(source: JsonObject): EnqueueFields {
  const fields: EnqueueFields = {
    ticketId: shape.text(source, 'ticketId') ?? '',
    queue: shape.requiredText(source, 'queue'),
    attributes: attributeFields(source, ''),
    latencyMs: latencyFields(source, ''),
    traceparent: shape.text(source, 'traceparent') ?? '',
  };
  const players = shape.list(source, 'players');
  if (players !== undefined) fields.players = players.map((player, index) => memberFields(player, index));
  const queues = shape.list(source, 'queues');
  if (queues !== undefined) {
    fields.queues = shape.isTextList(queues)
      ? queues
      : shape.refuse('BAD_MESSAGE', 'queues', 'a list of strings');
  }
  return fields;
}

/** The protobuf fields of one player, the `index`th of the list at `within`. Throws as above. */
export function memberFields(source: unknown, index: number, within = ''): musterd.v1.Player.$Properties {
  const at = `${within}players[${index}]`;
  if (!shape.isObject(source)) return shape.refuse('BAD_MESSAGE', at, 'an object');
  return {
    playerId: shape.requiredText(source, 'playerId', `${at}.`),
    attributes: attributeFields(source, `${at}.`),
    latencyMs: latencyFields(source, `${at}.`),
    token: shape.text(source, 'token', `${at}.`) ?? '',
  };
}

/** The protobuf fields of an object's `attributes`, or null when it has none. Throws as above. */
export function attributeFields(source: JsonObject, at: string): Record<string, ValueFields> | null {
  const attributes = shape.object(source, 'attributes', at);
  if (attributes === undefined) return null;
  return shape.mapFields(attributes, (value, name) => valueFields(value, `${at}attributes.${name}`));
}

function valueFields(value: unknown, at: string): ValueFields {
  if (shape.isFiniteNumber(value)) return { number: value };
  if (typeof value === 'string') return { text: value };
  if (shape.isTextList(value)) return { list: { items: value } };
  if (!shape.isObject(value)) {
    return shape.refuse(
      'BAD_ATTRIBUTE',
      at,
      'a finite number, a string, a list of strings or an object of numbers',
    );
  }
  const entries = shape.mapFields(value, (entry, name) =>
    shape.isFiniteNumber(entry) ? entry : shape.refuse('BAD_ATTRIBUTE', `${at}.${name}`, 'a finite number'),
  );
  return { map: { entries } };
}

function latencyFields(source: JsonObject, at: string): Record<string, number> | null {
  const latencies = shape.object(source, 'latencyMs', at);
  if (latencies === undefined) return null;
  return shape.mapFields(latencies, (value, region) =>
    shape.isFiniteNumber(value)
      ? value
      : shape.refuse('BAD_MESSAGE', `${at}latencyMs.${region}`, 'a finite number of milliseconds'),
  );
}

// --- from the server: protobuf to JSON -------------------------------------------------------------------

/**
 * A server message as a plain object: `type` and its fields in camelCase, absent optional fields left out.
 *
 * @throws Error when the bytes are not a message for players; the engine never makes such.
 */
export function decodeServerMessage(bytes: Uint8Array): FromServer {
  return serverMessage(ServerMessage.decode(bytes));
}

/** A decoded server message as a plain object. Throws as {@link decodeServerMessage} does. */
export function serverMessage(decoded: musterd.v1.ServerMessage): FromServer {
  const message = messageBody(decoded);
  if (decoded.seq !== 0) message['seq'] = decoded.seq;
  if (decoded.ref !== '') message['ref'] = decoded.ref;
  return message as unknown as FromServer;
}

function messageBody(decoded: musterd.v1.ServerMessage): Record<string, unknown> {
  switch (decoded.body) {
    case 'welcome':
      return { type: 'welcome', ...welcomeObject(decoded.welcome as musterd.v1.Welcome) };
    case 'ticket':
      return { type: 'ticket', ...ticketObject(decoded.ticket as musterd.v1.Ticket) };
    case 'proposal':
      return { type: 'proposal', ...proposalObject(decoded.proposal as musterd.v1.Proposal) };
    case 'match':
      return { type: 'match', ...matchObject(decoded.match as musterd.v1.Match) };
    case 'explanation':
      return { type: 'explanation', ...explanationObject(decoded.explanation as musterd.v1.Explanation) };
    case 'pong':
      return { type: 'pong', ts: (decoded.pong as musterd.v1.Pong).ts };
    case 'error':
      return { type: 'error', ...errorObject(decoded.error as musterd.v1.Error) };
    default:
      throw new MusterdError('INTERNAL', `No player may see a message with body ${decoded.body}.`);
  }
}

function welcomeObject({ sessionId, playerId, resume, resumed, graceMs, heartbeat }: musterd.v1.Welcome) {
  const { intervalMs, timeoutMs, maxMissed } = heartbeat as musterd.v1.Heartbeat;
  return { sessionId, playerId, resume, resumed, graceMs, heartbeat: { intervalMs, timeoutMs, maxMissed } };
}

/** A decoded ticket without the type: the fields of {@link TicketFields}. */
export function ticketObject(ticket: musterd.v1.Ticket): TicketFields {
  const { ticketId, queue, players, waitedMs, reason, estimatedWaitMs } = ticket;
  return {
    ticketId,
    queue,
    state: stateName(ticket.state),
    players,
    waitedMs,
    ...(reason !== '' && { reason }),
    ...(shape.isFiniteNumber(estimatedWaitMs) && { estimatedWaitMs }),
  };
}

/** The name of a ticket's state. */
export function stateName(state: musterd.v1.TicketState): TicketState {
  return TicketStates[state] as TicketState;
}

function proposalObject({ matchId, ticketId, players, accepted, expiresInMs }: musterd.v1.Proposal) {
  return { matchId, ticketId, players, accepted, expiresInMs };
}

/** A decoded match without the type. */
export function matchObject(match: musterd.v1.Match): MatchFields {
  const { matchId, ticketId, queue, region, quality, connection, pass, truncated, backfillId } = match;
  return {
    matchId,
    ticketId,
    queue,
    teams: (match.teams as musterd.v1.Team[]).map(teamObject),
    ...(region !== '' && { region }),
    quality,
    ...(connection && { connection: connectionObject(connection as musterd.v1.Connection) }),
    ...(pass !== '' && { pass }),
    ...(truncated && { truncated }),
    ...(backfillId !== '' && { backfillId }),
  };
}

/** A decoded team. */
export function teamObject({ name, players }: musterd.v1.Team) {
  return { name, players: (players as musterd.v1.TeamPlayer[]).map(teamPlayerObject) };
}

function teamPlayerObject({ playerId, attributes }: musterd.v1.TeamPlayer) {
  return { playerId, attributes: shape.mapFields(attributes as Record<string, ValueFields>, attributeValue) };
}

/** An attribute's decoded value. */
export function attributeValue({ number, text, list, map }: ValueFields): AttributeValue {
  return number ?? text ?? list?.items ?? shape.mapFields(map?.entries ?? {}, (entry) => entry);
}

function connectionObject({ host, port, region, data }: musterd.v1.Connection) {
  return { host, port, ...(region !== '' && { region }), ...(data !== '' && { data }) };
}

function explanationObject({ ticketId, state, blocking, nextExpansion }: musterd.v1.Explanation) {
  return {
    ticketId,
    state: stateName(state),
    blocking: (blocking as musterd.v1.Blocking[]).map(blockingObject),
    ...(nextExpansion && { nextExpansion: expansionObject(nextExpansion as musterd.v1.NextExpansion) }),
  };
}

function blockingObject({ rule, margin, candidates }: musterd.v1.Blocking) {
  return { rule, margin, candidates };
}

/** When the next expansion comes. */
export function expansionObject({ inMs, needsPartnerAgeMs }: musterd.v1.NextExpansion) {
  return shape.isFiniteNumber(needsPartnerAgeMs) ? { clock: 'newest', needsPartnerAgeMs } : (inMs ?? 0);
}

function errorObject({ code, message, retryAfterMs }: musterd.v1.Error) {
  return { code, message, ...(shape.isFiniteNumber(retryAfterMs) && { retryAfterMs }) };
}
