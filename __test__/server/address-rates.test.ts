import test from 'ava';
import fc from 'fast-check';

import { AddressRates, cellsOf } from '../../ts/server/address-rates.ts';
import { seedOf } from '../support/seed.ts';

const rate = { perSecond: 10, burst: 20 };

/** How many of `times` pass at `nowMs`. */
function passes(rates: AddressRates, address: string, nowMs: number, times: number): number {
  const cells = cellsOf(address);
  return Array.from({ length: times }, () => rates.take(cells, nowMs)).filter(Boolean).length;
}

test('the burst passes, then as many as the rate says', (t) => {
  const rates = new AddressRates(rate);
  t.is(passes(rates, 'a', 1_000, 100), 20);
  t.is(rates.retryAfterMs(cellsOf('a'), 1_000), 100);
  t.is(passes(rates, 'a', 2_000, 100), 10);
  t.is(passes(rates, 'a', 60_000, 100), 20);
  t.is(passes(rates, 'b', 60_000, 100), 20, 'another address');
});

test('what costs more takes more, and never more than a full bucket', (t) => {
  const rates = new AddressRates(rate);
  const cells = cellsOf('a');
  t.true(rates.take(cells, 0, 15));
  t.false(rates.take(cells, 0, 6));
  t.true(rates.take(cells, 0, 5));
  t.true(rates.take(cellsOf('b'), 0, 1_000));
  t.false(rates.take(cellsOf('b'), 0));
});

test('whatever other addresses do, nothing passes that exact buckets would refuse', (t) => {
  const seed = seedOf(t);
  // Few cells, so that addresses do share them.
  const cells = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2));
  const step = fc.record({ who: fc.nat(9), gapMs: fc.nat(60), times: fc.integer({ min: 1, max: 6 }) });
  const property = fc.property(
    fc.array(cells, { minLength: 10, maxLength: 10 }),
    fc.array(step, { maxLength: 300 }),
    (addresses, steps) => {
      const rates = new AddressRates(rate);
      const exact = addresses.map(() => new AddressRates(rate));
      let now = 0;
      return steps.every(({ who, gapMs, times }) => {
        now += gapMs;
        const shared = addresses[who] as number[];
        const lone = exact[who] as AddressRates;
        if (!rates.take(shared, now, times)) return true;
        return lone.take([0], now, times);
      });
    },
  );
  t.notThrows(() => fc.assert(property, { seed, numRuns: 500 }));
});

test('300,000 strange addresses neither lift the limit of one nor take a place from another', (t) => {
  const rates = new AddressRates({ perSecond: 1, burst: 2_000 });
  const known = cellsOf('198.51.100.7');
  t.true(rates.take(known, 0, 2_000));
  let refused = 0;
  for (let index = 0; index < 300_000; index++) {
    // Strangers pick their cells evenly, as the hash does; hashing them would only take time.
    const cells = Array.from(
      { length: 4 },
      (_, row) => row * 16_384 + (((index * 2_654_435_761) >>> (row * 4 + 2)) % 16_384),
    );
    if (!rates.take(cells, 1)) refused++;
  }
  t.false(rates.take(known, 1), 'the known address is still at its limit');
  t.true(refused < 300, `${refused} were refused`);
});

test('the cells of an address are its own, and spread', (t) => {
  t.deepEqual(cellsOf('192.0.2.1'), cellsOf('192.0.2.1'));
  const distinct = new Set(Array.from({ length: 1_000 }, (_, index) => cellsOf(`192.0.2.${index}`).join()));
  t.is(distinct.size, 1_000);
});
