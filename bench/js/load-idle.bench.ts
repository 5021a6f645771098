/**
 * A hundred thousand idle connections with a session each and heartbeats of 30 s, over six server processes (a process may
 * have 20,000 descriptors), beside `ws` alone under the same load. The generators are processes of their own and come from
 * addresses of their own. It takes some minutes.
 */
import { holdIdle, type IdleOutcome, type Kind } from '../load/idle.ts';
import { noRates } from '../load/pairs-queue.ts';
import { isQuick, printRow } from '../load/rows.ts';

const PROCESSES = 6;
const CONNECTIONS = isQuick ? 600 : 100_000;
const HEARTBEAT_MS = 30_000;
const plan = {
  processes: PROCESSES,
  connections: Math.ceil(CONNECTIONS / PROCESSES),
  openingMax: 32,
  // Two heartbeats of everybody.
  watchMs: isQuick ? 1_000 : 2 * HEARTBEAT_MS,
};
const kinds: readonly Kind[] = [
  { file: 'server.ts', options: { ephemeral: true, port: 0, admin: { port: 0 }, limits: noRates } },
  { file: 'bare.ts', options: { pingEveryMs: HEARTBEAT_MS } },
];

const outcomes: IdleOutcome[] = [];
for (const kind of kinds) outcomes.push(await holdIdle(kind, plan));
const [ours, bare] = outcomes as [IdleOutcome, IdleOutcome];
if (bare.dropped > 0) throw new Error(`the rival dropped: ${bare.reasons.join(', ')}`);
for (const reason of ours.reasons) console.log(reason);

const rival = { rivalName: 'bare ws' };
printRow({
  name: '100 K idle: connections dropped',
  ours: ours.dropped,
  unit: 'connections',
  target: '<= 0',
});
printRow({
  name: '100 K idle: CPU of all six',
  ours: ours.cores,
  rival: bare.cores,
  ...rival,
  unit: 'cores',
  target: '<= 0.3, >= 0.87x',
});
printRow({
  name: '100 K idle: a connection',
  ours: ours.bytesPerConnection / 1_024,
  rival: bare.bytesPerConnection / 1_024,
  ...rival,
  unit: 'KiB',
  target: '>= 0.87x',
});
printRow({
  name: '100 K idle: all connected after',
  ours: ours.openMs / 1_000,
  rival: bare.openMs / 1_000,
  ...rival,
  unit: 's',
});
