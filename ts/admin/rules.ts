import type { Link } from '../engine/link.ts';
import {
  type CanaryShare,
  deleteCanary,
  deleteShadow,
  putCanary,
  putShadow,
  type RuleVersion,
  readRules,
  readRuleVersions,
  rollbackRules,
} from '../engine/rule-versions.ts';
import { putRules, type RulesPut } from '../engine/rules.ts';
import { MusterdError } from '../errors.ts';
import type { RatedQueues } from '../profiles/rated-queues.ts';
import { isObject } from '../protocol/shape.ts';
import type { Call } from './call.ts';
import { type Reply, reply } from './reply.ts';
import type { Methods } from './routes.ts';

/** The longest time that tickets may stay with older rules, in seconds: the longest request timeout. */
const KEEP_SECONDS_MAX = 43_200;
/** A version is a protobuf uint32. */
const VERSION_MAX = 0xffff_ffff;
/** Characters of a game build, and of a canary's name. */
const NAME_CHARS_MAX = 64;

const done = ({ version }: RulesPut) => reply(200, { version });

/** The rules of a queue, their versions, canaries and shadows. */
export function rulesRoutes(link: Link, rated: RatedQueues): Readonly<Record<string, Methods>> {
  return {
    '/v1/queues/:queue/rules': { GET: (call) => getRules(link, call), PUT: (call) => put(link, rated, call) },
    '/v1/queues/:queue/rules/versions': {
      GET: async ({ places: [queue = ''] }) =>
        reply(200, { versions: (await readRuleVersions(link, queue)).map(versionBody) }),
    },
    '/v1/queues/:queue/rules/rollback': {
      POST: async (call) => done(await rollbackRules(link, queueOf(call), versionOf(await objectOf(call)))),
    },
    '/v1/queues/:queue/shadow': {
      PUT: (call) => tryOut(link, rated, call),
      DELETE: async (call) => done(await deleteShadow(link, queueOf(call))),
    },
    '/v1/queues/:queue/canary': {
      PUT: async (call) => made(await putCanary(link, queueOf(call), shareOf(await objectOf(call)))),
      DELETE: async (call) => done(await deleteCanary(link, queueOf(call))),
    },
  };
}

const queueOf = ({ places: [queue = ''] }: Call): string => queue;

function made({ version, created }: RulesPut): Reply {
  return reply(created ? 201 : 200, { version });
}

/** The rule set itself, as it was put; its version is in a header. */
async function getRules(link: Link, { places: [queue = ''], query }: Call): Promise<Reply> {
  const wanted = query.get('version');
  const { version, rules } = await readRules(link, queue, wanted === null ? 0 : versionIn(wanted));
  return reply(200, rules, {
    'content-type': 'application/json; charset=utf-8',
    'musterd-rules-version': String(version.version),
  });
}

/** Whoever comes after the answer is looked up for a queue that matches by rating now. */
async function put(link: Link, rated: RatedQueues, call: Call): Promise<Reply> {
  const [keepMs, rules] = [keepMsOf(call.query), await call.text()];
  const answer = await putRules(link, queueOf(call), rules, { byOperator: true, keepMs });
  rated.learn(queueOf(call), rules);
  return made(answer);
}

async function tryOut(link: Link, rated: RatedQueues, call: Call): Promise<Reply> {
  const rules = await call.text();
  const answer = await putShadow(link, queueOf(call), rules);
  rated.learn(queueOf(call), rules);
  return made(answer);
}

/** `waiting=keep&forSeconds=N`; without, tickets move at once. */
function keepMsOf(query: URLSearchParams): number {
  const [waiting, forSeconds] = [query.get('waiting') ?? 'move', query.get('forSeconds')];
  if (waiting !== 'keep' && waiting !== 'move') throw bad('waiting must be keep or move.');
  if (waiting === 'move') {
    if (forSeconds !== null) throw bad('forSeconds goes with waiting=keep.');
    return 0;
  }
  const seconds = /^\d{1,5}$/.test(forSeconds ?? '') ? Number(forSeconds) : 0;
  if (seconds < 1 || seconds > KEEP_SECONDS_MAX) {
    throw bad(`waiting=keep needs forSeconds, a whole number from 1 to ${KEEP_SECONDS_MAX}.`);
  }
  return seconds * 1_000;
}

async function objectOf(call: Call): Promise<Record<string, unknown>> {
  const body = await call.json();
  if (!isObject(body)) throw bad('The body must be a JSON object.');
  return body as Record<string, unknown>;
}

function versionIn(text: string): number {
  return versionOf({ version: /^\d{1,10}$/.test(text) ? Number(text) : text });
}

function versionOf({ version }: Record<string, unknown>): number {
  const isVersion = Number.isInteger(version) && Number(version) >= 1 && Number(version) <= VERSION_MAX;
  if (!isVersion) throw bad('version must be the number of a version, from 1.');
  return Number(version);
}

/** Either `percent`, or `header`: what `release` of a player's hello must be. */
function shareOf(body: Record<string, unknown>): CanaryShare {
  const { percent, header, name } = body;
  const unknown = Object.keys(body).find((key) => !['version', 'percent', 'header', 'name'].includes(key));
  if (unknown !== undefined) throw bad(`A canary has no ${unknown}.`);
  const version = versionOf(body);
  if ((percent === undefined) === (header === undefined)) throw bad('A canary has percent or header.');
  if (percent !== undefined && !(typeof percent === 'number' && percent >= 0 && percent <= 100)) {
    throw bad('percent must be a number from 0 to 100.');
  }
  if (header !== undefined && !isName(header)) throw bad('header must be 1 to 64 characters of a release.');
  if (name !== undefined && !isName(name)) throw bad('name must be 1 to 64 characters.');
  return {
    version,
    ...(typeof percent === 'number' && { percent }),
    ...(typeof header === 'string' && { release: header }),
    ...(typeof name === 'string' && { name }),
  };
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && [...value].length <= NAME_CHARS_MAX;
}

function versionBody(version: RuleVersion) {
  const { origin, atMs, wallMs, live, canary, shadow, kept, file } = version;
  const at = wallMs === 0 ? null : new Date(wallMs).toISOString();
  return { version: version.version, at, atMs, origin, live, canary, shadow, kept, file };
}

function bad(message: string): MusterdError {
  return new MusterdError('BAD_MESSAGE', message);
}
