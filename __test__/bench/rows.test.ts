// The benchmark table judges a row by its own words.
import test from 'ava';

import { cellsOf, isMet, ratioOf, readRow } from '../../scripts/lib/bench/rows.js';

const time = { name: 'push', ours: 10, rival: 30, rivalName: 'other', unit: 'ns' };
const rate = { name: 'engine', ours: 6e6, rival: 2e5, rivalName: 'other', unit: 'players/s' };

test('a line of another kind is no row', (t) => {
  t.is(readRow('running 3 benches'), undefined);
  t.deepEqual(readRow('BENCH {"name":"push","ours":10,"unit":"ns"}'), { name: 'push', ours: 10, unit: 'ns' });
});

test('the ratio says how many times better, whichever way the unit goes', (t) => {
  t.is(ratioOf(time), 3);
  t.is(ratioOf(rate), 30);
  t.is(ratioOf({ name: 'alone', ours: 1, unit: 'ns' }), undefined);
});

const rows = [
  { row: time, target: '<= 10', met: true },
  { row: time, target: '<= 9', met: false },
  { row: time, target: 10, met: true },
  { row: time, target: '>= 3x', met: true },
  { row: time, target: '<= 10, >= 4x', met: false },
  { row: rate, target: '>= 5M', met: true },
  { row: rate, target: '≥ 7 M', met: false },
  { row: rate, target: 7e6, met: false },
  { row: rate, target: 'ratio >= 30', met: true },
];

for (const { row, target, met } of rows) {
  test(`${row.ours} against ${row.rival} ${row.unit} ${met ? 'meets' : 'misses'} ${target}`, (t) => {
    t.is(isMet({ ...row, target }), met);
  });
}

test('a target that cannot be read, or needs a rival that is not there, is an error', (t) => {
  t.throws(() => isMet({ ...time, target: 'fast' }), { message: /is not like/ });
  t.throws(() => isMet({ name: 'alone', ours: 1, unit: 'ns', target: '>= 3x' }), { message: /no rival/ });
});

test('a missed target is plain to see', (t) => {
  t.deepEqual(cellsOf({ ...rate, target: '>= 7M' }), [
    'engine',
    '6,000,000 players/s',
    '200,000 (other)',
    '30.0x',
    '>= 7M',
    'NOT MET',
  ]);
});
