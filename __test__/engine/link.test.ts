// Control requests over the real engine.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import test, { type ExecutionContext } from 'ava';

import type { MusterdError } from '../../ts/errors.ts';
import { addon } from '../../ts/engine/addon.ts';
import { OUTSTANDING_REQUESTS } from '../../ts/engine/limits.ts';
import { Link } from '../../ts/engine/link.ts';
import {
  isNoMessage,
  Submission,
  submissionError,
  unreadableReason,
  WireError,
} from '../../ts/engine/submission.ts';
import { OPTIONS } from './native.ts';

/** A parked request: it is answered when something happens, and here nothing does. */
const PARKED = { readEvents: { after: 0, limit: 1 } };

function openLink(t: ExecutionContext): Link {
  const link = Link.open(OPTIONS);
  t.teardown(() => link.close());
  return link;
}

test('requests are answered each with its own reply', async (t) => {
  const link = openLink(t);
  const replies = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) =>
      link.request({ readTicket: { ticketId: `t${index}` } }).catch((error: MusterdError) => error.code),
    ),
  );
  t.true(replies.every((reply) => reply === 'ERR_MUSTER_TICKET_NOT_FOUND'));
  const { queueReports } = await link.request({ readQueues: { queue: '' } });
  t.deepEqual(queueReports?.queues, []);
  t.is(link.stats().outstandingRequests, 0);
});

test('a request may be given up, and a late reply is nobody’s', async (t) => {
  const link = openLink(t);
  const controller = new AbortController();
  const parked = link.request(PARKED, { signal: controller.signal });
  controller.abort(new Error('enough'));
  await t.throwsAsync(parked, { message: 'enough' });
  await t.throwsAsync(link.request(PARKED, { signal: controller.signal }), { message: 'enough' });
  t.is(link.stats().outstandingRequests, 0);
});

test('closing refuses the requests that wait, and all later ones', async (t) => {
  const link = openLink(t);
  const parked = link.request(PARKED);
  link.close();
  link.close();
  await t.throwsAsync(parked, { code: 'ERR_MUSTER_SHUTTING_DOWN' });
  await t.throwsAsync(link.request(PARKED), { code: 'ERR_MUSTER_SHUTTING_DOWN' });
});

test('too many requests at once are OVERLOADED', async (t) => {
  const link = openLink(t);
  const outcomes = Array.from({ length: OUTSTANDING_REQUESTS }, () =>
    link.request({ readQueues: { queue: '' } }).then(() => 'answered'),
  );
  const error = await t.throwsAsync<MusterdError>(link.request({ readQueues: { queue: '' } }));
  t.is(error?.code, 'ERR_MUSTER_OVERLOADED');
  t.true((error?.retryAfterMs as number) > 0);
  t.true((await Promise.all(outcomes)).every((outcome) => outcome === 'answered'));
});

test('a body that is for players only is BAD_MESSAGE on the control channel', async (t) => {
  const link = openLink(t);
  const error = await t.throwsAsync<MusterdError>(link.request({ ping: { ts: 1 } }));
  t.is(error?.code, 'ERR_MUSTER_BAD_MESSAGE');
});

test('answers of submit become errors with sentences', (t) => {
  const link = openLink(t);
  const answer = link.submit(1, Buffer.from([0xff]));
  t.is(answer & 0xff, Submission.BAD_MESSAGE);
  t.true(unreadableReason(answer) > 0);
  t.is(submissionError(answer).code, 'ERR_MUSTER_BAD_MESSAGE');
  t.true(submissionError(answer).message.endsWith('.'));
  t.is(submissionError(Submission.RING_FULL).code, 'ERR_MUSTER_OVERLOADED');
  t.true((submissionError(Submission.RING_FULL).retryAfterMs as number) > 0);
  t.is(submissionError(Submission.CLOSED).code, 'ERR_MUSTER_SHUTTING_DOWN');
});

const sentenceOf = (number: number) => addon().wireErrors()[number - 1] ?? '';

test('the wire errors that the shell knows by number are those of the engine', (t) => {
  t.regex(sentenceOf(WireError.FRAME_TOO_LARGE), /larger than/);
  t.regex(sentenceOf(WireError.TOO_MANY), /more items/);
  t.regex(sentenceOf(WireError.WRONG_SENDER), /may not be sent/);
  t.false(isNoMessage(Submission.BAD_MESSAGE | (WireError.WRONG_SENDER << 8)));
  t.true(isNoMessage(Submission.BAD_MESSAGE | (2 << 8)));
  t.false(isNoMessage(Submission.RING_FULL));
});

test('settings that make no sense are BAD_ARGUMENT', (t) => {
  const error = t.throws<MusterdError>(() => Link.open({ ...OPTIONS, graceMs: -1 }));
  t.is(error?.code, 'ERR_MUSTER_BAD_ARGUMENT');
  t.is(error?.name, 'MusterdError');
});

const script = (body: string) => `
  import { Link } from './ts/engine/link.ts';
  const link = Link.open(${JSON.stringify(OPTIONS)});
  ${body}
`;

const processes: [string, string, string][] = [
  [
    'a request in progress keeps it alive',
    `console.log((await link.request({ readQueues: {} })).body);`,
    'queueReports\n',
  ],
  ['an open link alone does not', `console.log('done');`, 'done\n'],
  [
    'nor does a request in the background',
    `void link.request({ readEvents: { limit: 1 } }, { background: true });`,
    '',
  ],
];

for (const [name, body, output] of processes) {
  test(`a process ends when it has nothing to do: ${name}`, async (t) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import=tsx', '--input-type=module', '--eval', script(body)],
      { cwd: fileURLToPath(new URL('../../', import.meta.url)), timeout: 60_000 },
    );
    t.is(stdout, output);
  });
}
