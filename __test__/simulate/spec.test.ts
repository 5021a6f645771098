// The compact form of a spec.
import test from 'ava';

import { expandSpec } from '../../ts/simulate/spec.ts';

for (const [compact, spec] of [
  ['players=10', { players: 10, attributes: {} }],
  [
    'players=1e3, hours=2.5, startHour=18, curve=flat, patience=60',
    { players: 1_000, hours: 2.5, startHour: 18, curve: 'flat', patienceSeconds: 60, attributes: {} },
  ],
  ['players=10,party=1:60/5:15', { players: 10, parties: { 1: 60, 5: 15 }, attributes: {} }],
  [
    'players=10,rating=1500~300,level=1..50,beta=4,mode=ranked:3/casual:1',
    {
      players: 10,
      attributes: {
        rating: { normal: { mean: 1_500, deviation: 300 } },
        level: { uniform: [1, 50] },
        beta: { number: 4 },
        mode: { oneOf: { ranked: 3, casual: 1 } },
      },
    },
  ],
] as const) {
  test(compact, (t) => {
    t.deepEqual(JSON.parse(expandSpec(compact)), spec);
  });
}

for (const [compact, pattern] of [
  ['players', /players: a part is KEY=VALUE/],
  ['rating=1500~300', /players is missing/],
  ['players=many', /players=many: many is no number/],
  ['players=10,party=1', /party=1: weights are NAME:WEIGHT/],
  ['players=10,rating=1500~', /rating=1500~: nothing is no number/],
  ['players=10,rating=high', /rating=high: an attribute is MEAN~DEVIATION/],
  ['players=10,hour=x', /hour=x: .*; did you mean hours\?/],
] as const) {
  test(`${compact} is refused`, (t) => {
    t.throws(() => expandSpec(compact), { code: 'ERR_MUSTER_CONFIG_INVALID', message: pattern });
  });
}
