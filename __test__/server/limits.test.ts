import test from 'ava';
import fc from 'fast-check';

import { AddressCounter, addressKey, isLoopback } from '../../ts/server/addresses.ts';
import type { AddressCells } from '../../ts/server/address-rates.ts';
import { RateLimiter, type RateState } from '../../ts/server/rate.ts';
import { Slots } from '../../ts/server/slots.ts';
import { strike } from '../../ts/server/strikes.ts';
import { seedOf } from '../support/seed.ts';

const newState = (cells?: AddressCells): RateState => ({
  cells,
  bucketFullAtMs: 0,
  refusalsFullAtMs: 0,
  excessSinceMs: 0,
  refusedAtMs: Number.NEGATIVE_INFINITY,
});

const settings = {
  messagesPerSecond: 20,
  burst: 40,
  rateIgnoredMs: 5_000,
  messagesPerAddressPerSecond: 100,
  messageBurstPerAddress: 60,
};

test('the burst passes, one more does not, and a second brings 20 more', (t) => {
  const limiter = new RateLimiter(settings);
  const state = newState();
  const passes = (at: number, messages: number) =>
    Array.from({ length: messages }, () => limiter.judge(state, at)).filter((verdict) => verdict === 'pass')
      .length;
  t.is(passes(1_000, 100), 40);
  t.is(limiter.retryAfterMs(state, 1_000), 50);
  t.is(passes(1_049, 5), 0);
  t.is(passes(1_050, 5), 1);
  t.is(passes(2_050, 100), 20);
  t.is(passes(60_000, 100), 40);
});

test('a bucket that is filled step by step lets the same messages pass', (t) => {
  const seed = seedOf(t);
  const property = fc.property(fc.array(fc.nat(120), { maxLength: 300 }), (gaps) => {
    const limiter = new RateLimiter({ ...settings, rateIgnoredMs: Number.POSITIVE_INFINITY });
    const state = newState();
    // Counted in thousandths of a message, so that both sides are exact.
    let [now, tokens] = [0, settings.burst * 1_000];
    return gaps.every((gap) => {
      now += gap;
      tokens = Math.min(settings.burst * 1_000, tokens + gap * settings.messagesPerSecond);
      const isPass = tokens >= 1_000;
      if (isPass) tokens -= 1_000;
      return (limiter.judge(state, now) === 'pass') === isPass;
    });
  });
  t.notThrows(() => fc.assert(property, { seed, numRuns: 1_000 }));
});

test('a flood is answered at the same rate as messages pass, then closed after 5 s', (t) => {
  const limiter = new RateLimiter(settings);
  const state = newState();
  const verdicts = new Map<string, number>();
  let closedAt = 0;
  for (let now = 0; closedAt === 0; now += 1) {
    const verdict = limiter.judge(state, now);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    if (verdict === 'close') closedAt = now;
  }
  t.is(closedAt - 5_000, 40, 'from the first refusal on');
  t.true((verdicts.get('refuse') ?? 0) <= 40 + 5 * 20 + 1);
  t.true((verdicts.get('ignore') ?? 0) > 4_000);
});

test('a player who pauses for more than a second when told so is never closed', (t) => {
  const limiter = new RateLimiter(settings);
  const state = newState();
  for (let now = 0; now < 60_000; now += 1_100) {
    for (let message = 0; message < 60; message++) t.not(limiter.judge(state, now), 'close');
  }
});

test('three unreadable messages within 10 s are too many', (t) => {
  const limits = { protocolErrors: 3, protocolErrorWindowMs: 10_000 };
  const table: [number[], boolean][] = [
    [[0, 1], false],
    [[0, 1, 2], true],
    [[0, 5_000, 9_999], true],
    [[0, 5_000, 10_000], false],
    [[0, 5_000, 10_000, 14_999], true],
    [[0, 10_000, 20_000, 30_000, 40_000], false],
  ];
  for (const [at, isOut] of table) {
    let state: ReturnType<typeof strike> = { times: [], out: false };
    for (const now of at) state = strike(state.times, now, limits);
    t.is(state.out, isOut, at.join());
    t.true(state.times.length <= limits.protocolErrors);
  }
});

const addresses: [string, string, boolean][] = [
  ['127.0.0.1', '127.0.0.1', true],
  ['::ffff:127.0.0.1', '127.0.0.1', true],
  ['::1', '0:0:0:0', true],
  ['192.0.2.7', '192.0.2.7', false],
  ['::ffff:192.0.2.7', '192.0.2.7', false],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', false],
  ['2001:db8:1:2::6', '2001:db8:1:2', false],
  ['2001:db8::6', '2001:db8:0:0', false],
  ['2001:db8:1::', '2001:db8:1:0', false],
  ['fe80::1%eth0', 'fe80:0:0:0', false],
];

for (const [address, key, loopback] of addresses) {
  test(`address ${address}`, (t) => {
    t.is(addressKey(address), key);
    t.is(isLoopback(address), loopback);
  });
}

test('counts of addresses go back to nothing', (t) => {
  const counter = new AddressCounter();
  counter.add('a');
  counter.add('a');
  counter.add('b');
  t.deepEqual([counter.count('a'), counter.count('b'), counter.count('c')], [2, 1, 0]);
  for (const key of ['a', 'a', 'b']) counter.remove(key);
  t.deepEqual([counter.count('a'), counter.count('b')], [0, 0]);
});

test('slot numbers carry the worker, are used again only after release, and end', (t) => {
  const slots = new Slots<string>(200, 3);
  const numbers = ['a', 'b', 'c'].map((connection) => slots.take(connection));
  const base = 200 * 2 ** 24;
  t.deepEqual(numbers, [base + 1, base + 2, base + 3]);
  t.is(slots.take('d'), undefined);
  slots.release(base + 2);
  slots.release(base + 2);
  t.is(slots.find(base + 2), undefined);
  t.is(slots.take('d'), base + 2);
  t.is(slots.find(base + 2), 'd');
  t.is(slots.size, 3);
  t.is(slots.find(0), undefined, 'the control channel is nobody');
});
