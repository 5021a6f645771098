import test from 'ava';

import { TokenCache } from '../../ts/identity/token-cache.ts';

const identity = (playerId: string, expiresAtMs = Number.POSITIVE_INFINITY) => ({
  playerId,
  expiresAtMs,
  claims: {},
});

test('a token is remembered for its time, and never beyond its own end', (t) => {
  const cache = new TokenCache({ entries: 10, forMs: 100 });
  cache.add('long', identity('ann'), 1_000);
  cache.add('short', identity('bob', 1_050), 1_000);
  t.is(cache.find('long', 1_099)?.playerId, 'ann');
  t.is(cache.find('long', 1_100), undefined);
  t.is(cache.find('short', 1_049)?.playerId, 'bob');
  t.is(cache.find('short', 1_050), undefined);
  t.is(cache.find('other', 1_000), undefined);
});

test('the oldest leaves first, and all of them on demand', (t) => {
  const cache = new TokenCache({ entries: 2, forMs: 100 });
  for (const token of ['a', 'b', 'c']) cache.add(token, identity(token), 0);
  t.deepEqual(
    ['a', 'b', 'c'].map((token) => cache.find(token, 0)?.playerId),
    [undefined, 'b', 'c'],
  );
  cache.clear();
  t.is(cache.find('c', 0), undefined);
});
