import test from 'ava';

import { ENDINGS_MAX } from '../../ts/client/limits.ts';
import { type Notification, Session } from '../../ts/client/session.ts';
import { ticket, WELCOME } from './scripted-server.ts';

const match = (matchId: string, seq: number): Notification => ({
  type: 'match',
  matchId,
  ticketId: 't1',
  queue: 'duel',
  teams: [],
  quality: 1,
  seq,
});

test('before the first welcome a hello resumes nothing', (t) => {
  t.deepEqual(new Session().greeting(), {});
});

test('an earlier session is gone on with', (t) => {
  t.deepEqual(new Session('r0', 7).greeting(), { resume: 'r0', lastSeq: 7 });
});

test('each seq is news once, gaps are legal', (t) => {
  const session = new Session();
  session.welcomed(WELCOME);
  const news = [1, 2, 2, 1, 5, 4, 5, 6].map((seq) => session.isNews(ticket({ seq })));
  t.deepEqual(news, [true, true, false, false, true, false, false, true]);
  t.deepEqual(session.greeting(), { resume: 'r1', lastSeq: 6 });
});

for (const { title, welcome, lastSeq } of [
  { title: 'a resumed session goes on counting', welcome: { resumed: true }, lastSeq: 9 },
  {
    title: 'a session that the server forgot counts from the start',
    welcome: { resumed: false },
    lastSeq: 0,
  },
  { title: 'another session counts from the start', welcome: { resumed: true, sessionId: 's2' }, lastSeq: 0 },
]) {
  test(title, (t) => {
    const session = new Session();
    session.welcomed(WELCOME);
    session.isNews(ticket({ seq: 9 }));
    session.welcomed({ ...WELCOME, resume: 'r2', ...welcome });
    t.deepEqual(session.greeting(), { resume: 'r2', lastSeq });
  });
}

test('an ending that a new session tells again is not news', (t) => {
  const session = new Session();
  session.welcomed(WELCOME);
  t.true(session.isNews(match('m1', 8)));
  t.true(session.isNews(ticket({ seq: 9, state: 'COMPLETED' })));
  session.welcomed({ ...WELCOME, sessionId: 's2' });
  t.false(session.isNews(match('m1', 1)));
  t.false(session.isNews(ticket({ seq: 2, state: 'COMPLETED' })));
  t.true(session.isNews(match('m2', 3)), 'another match is');
  t.is(session.lastSeq, 3, 'and all of them were handled');
});

test('remembered endings are bounded, the oldest is forgotten first', (t) => {
  const session = new Session();
  for (let index = 0; index <= ENDINGS_MAX; index += 1) session.isNews(match(`m${index}`, index + 1));
  session.welcomed({ ...WELCOME, sessionId: 's2' });
  t.true(session.isNews(match('m0', 1)));
  t.false(session.isNews(match(`m${ENDINGS_MAX}`, 2)));
});

test('a ticket id that is used again ends again', (t) => {
  const session = new Session();
  session.welcomed(WELCOME);
  const states = ['SEARCHING', 'CANCELLED', 'CANCELLED', 'SEARCHING', 'CANCELLED'] as const;
  t.deepEqual(
    states.map((state, index) => session.isNews(ticket({ seq: index + 1, state }))),
    [true, true, false, true, true],
  );
});
