import { randomBytes, randomUUID } from 'node:crypto';

import test from 'ava';
import fc from 'fast-check';

import { ResumeTokens } from '../../ts/server/resume-token.ts';
import { seedOf } from '../support/seed.ts';

const claim = {
  sessionId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  playerId: 'ann',
  issuedAtMs: 1_760_000_000_000,
};

test('a token says what it was made of', (t) => {
  const tokens = new ResumeTokens(randomBytes(32));
  t.deepEqual(tokens.read(tokens.issue(claim)), claim);
  const long = { sessionId: randomUUID(), playerId: '🂡'.repeat(128), issuedAtMs: 2 ** 48 - 1 };
  t.deepEqual(tokens.read(tokens.issue(long)), long);
});

test('a token is what the same steps give in another language', (t) => {
  t.is(
    new ResumeTokens(Buffer.alloc(32, 7)).issue(claim),
    'e0GWVGj1IUdcmou4vflrMRYDD_pyvfDW8lGIx2qS3j4Pj61b2ctGn6FlcIZ3KJUOAZnILMAAYW5u',
  );
});

test('another key reads nothing', (t) => {
  const token = new ResumeTokens(randomBytes(32)).issue(claim);
  t.is(new ResumeTokens(randomBytes(32)).read(token), undefined);
});

test('no changed bit goes unnoticed', (t) => {
  const tokens = new ResumeTokens(randomBytes(32));
  const bytes = Buffer.from(tokens.issue(claim), 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    t.is(tokens.read(changed.toString('base64url')), undefined, `bit ${bit}`);
  }
});

test('no text is read but our own tokens', (t) => {
  const seed = seedOf(t);
  const tokens = new ResumeTokens(randomBytes(32));
  const text = fc.oneof(
    fc.string(),
    fc.base64String({ maxLength: 2_000 }),
    fc.constantFrom('', '.', '\0', 'a'.repeat(9_999)),
  );
  const property = fc.property(text, (forged) => tokens.read(forged) === undefined);
  t.notThrows(() => fc.assert(property, { seed, numRuns: 2_000 }));
});
