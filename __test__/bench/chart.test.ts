// A drawing says what its numbers are, on a light page and on a dark one.
import test from 'ava';

import { type Chart, drawChart, readChart } from '../../scripts/lib/bench/chart.js';
import { drawRatios } from '../../scripts/lib/bench/ratios.js';
import { marks, short } from '../../scripts/lib/bench/scale.js';

const chart: Chart = {
  name: 'growth',
  title: 'Cost & size <of> a pass',
  x: { label: 'tickets', unit: '', scale: 'log' },
  y: { label: 'time', unit: 'ms' },
  series: [
    {
      name: 'ours',
      points: [
        [1_000, 1],
        [1_000_000, 40],
      ],
    },
    { name: 'theirs', points: [[1_000, 2]], rival: true },
  ],
};

test('a line of another kind is no chart', (t) => {
  t.is(readChart('BENCH {}'), undefined);
  t.deepEqual(readChart(`CHART ${JSON.stringify(chart)}`), chart);
});

test('axes have names and units, every point a dot, every series its name, a rival dashes', (t) => {
  const drawn = drawChart(chart);
  for (const words of ['>tickets<', '>time, ms<', '>1 K<', '>1 M<', '>ours<', '>theirs<'])
    t.true(drawn.includes(words), words);
  t.is(drawn.match(/<circle/g)?.length, 3);
  t.true(drawn.includes('stroke-dasharray'));
  t.true(drawn.includes('prefers-color-scheme:dark'));
  t.true(drawn.includes('Cost &amp; size &lt;of&gt; a pass'));
});

const scales = [
  { scale: 'linear', values: [3, 17], written: [0, 5, 10, 15, 20] },
  { scale: 'linear', values: [0, 0.5], written: [0, 0.1, 0.2, 0.3, 0.4, 0.5] },
  { scale: 'log', values: [30, 2_000], written: [10, 100, 1_000, 10_000] },
  { scale: 'log', values: [5], written: [1, 10] },
] as const;

for (const { scale, values, written } of scales) {
  test(`a ${scale} axis from ${values.join(' to ')} is marked at ${written.join(', ')}`, (t) => {
    const axis = marks({ label: '', unit: '', scale }, [...values], 0, 100);
    t.deepEqual(
      axis.values.map((value) => Number(value.toPrecision(6))),
      [...written],
    );
    t.is(axis.at(axis.values[0] as number), 0);
    t.is(axis.at(axis.values.at(-1) as number), 100);
    for (const value of values) t.true(axis.at(value) >= 0 && axis.at(value) <= 100);
  });
}

test('a logarithmic axis refuses 0', (t) => {
  t.throws(() => marks({ label: '', unit: '', scale: 'log' }, [0], 0, 1), { message: /no place for 0/ });
});

test('a long number is written short', (t) => {
  t.deepEqual([0.5, 20, 2_000, 1_500_000, 3e9].map(short), ['0.5', '20', '2 K', '1.5 M', '3 G']);
});

test('a bar for each row with a rival, and none for the others', (t) => {
  const drawn = drawRatios([
    { name: 'push', ours: 10, rival: 30, rivalName: 'other', unit: 'ns' },
    { name: 'alone', ours: 10, unit: 'ns' },
    { name: 'missing', ours: 1, unit: 'ns', notMeasured: 'no Go' },
  ]);
  t.is(drawn.match(/<rect/g)?.length, 1);
  t.true(drawn.includes('push / other'));
});
